import { XmlError } from './xml-error.ts';

/** More than any generated document declares; each further one would make every lookup below it dearer. */
const mostDeclarations = 256;
/**
 * Names of namespaces stand in what is made of a document far more often than in the document: in each QName and each
 * element that is handed on. Longest one, and all that are in scope together, in UTF-8 bytes.
 */
const longestNamespace = 4 * 1024;
const mostNamespaceBytes = 64 * 1024;

/**
 * The namespace declarations in scope of an element, `''` for the default namespace. A scope refers to the one around
 * it instead of copying it: thousands of elements may each add a prefix to thousands.
 */
export class Scope {
  static readonly empty = new Scope(new Map(), undefined);

  readonly #own: ReadonlyMap<string, string>;
  readonly #outer: Scope | undefined;
  /** How many declarations there are, hidden ones included. */
  readonly #size: number;
  /** Their namespaces' names together, in bytes. */
  readonly #bytes: number;

  private constructor(own: ReadonlyMap<string, string>, outer: Scope | undefined) {
    this.#own = own;
    this.#outer = outer;
    this.#size = own.size + (outer === undefined ? 0 : outer.#size);
    this.#bytes = outer === undefined ? 0 : outer.#bytes;
    for (const namespace of own.values()) this.#bytes += Buffer.byteLength(namespace);
  }

  /** The scope inside of an element with these declarations. Throws `XmlError` for too many or too long ones. */
  inside(own: ReadonlyMap<string, string>, offset: number): Scope {
    if (own.size === 0) return this;
    const scope = new Scope(own, this);
    if (scope.#size > mostDeclarations)
      throw new XmlError(`more than ${mostDeclarations} namespace declarations are in scope`, offset);
    for (const namespace of own.values()) {
      if (namespace.length > longestNamespace || Buffer.byteLength(namespace) > longestNamespace)
        throw new XmlError(`a namespace's name of more than ${longestNamespace} bytes`, offset);
    }
    if (scope.#bytes > mostNamespaceBytes)
      throw new XmlError(`more than ${mostNamespaceBytes} bytes of namespaces' names are in scope`, offset);
    return scope;
  }

  /** The declarations that may differ from those of another scope: only the innermost where that is just around it. */
  beyond(other: Scope | undefined): ReadonlyMap<string, string> {
    return other !== undefined && this.#outer === other ? this.#own : this.all();
  }

  /** All declarations by prefix, the hidden ones left out. */
  all(): Map<string, string> {
    const all = this.#outer === undefined ? new Map<string, string>() : this.#outer.all();
    for (const [prefix, namespace] of this.#own) all.set(prefix, namespace);
    return all;
  }

  lookup(prefix: string): string | undefined {
    return this.#own.get(prefix) ?? this.#outer?.lookup(prefix);
  }
}
