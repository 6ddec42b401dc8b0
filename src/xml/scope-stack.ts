import { ns } from './names.ts';
import { Scope } from './scope.ts';
import { XmlError, XmlSizeError } from './xml-error.ts';

/** A prefix, `''` for the default namespace, and what it is bound to. */
export type Declaration = readonly [prefix: string, namespace: string];

interface OpenScope {
  readonly id: number;
  readonly bytes: number;
  readonly declarations: readonly Declaration[];
}

/** More than any generated document declares; each further one would make every lookup below it dearer. */
const mostDeclarations = 256;
/** In bytes: a value may repeat the name of a namespace, and an element as XML repeats all that are in scope. */
const longestDeclaration = 4096;
const mostBytes = 65_536;
const mostKnown = 256;
const mostKnownBytes = 262_144;

function check([prefix, namespace]: Declaration): void {
  const isReserved = prefix === 'xmlns' || namespace === ns.xmlns;
  if (isReserved || (prefix === 'xml') !== (namespace === ns.xml) || (namespace === '' && prefix !== ''))
    throw new XmlError(`the prefix ${prefix} cannot be bound to "${namespace}"`);
}

function lengthOf([prefix, namespace]: Declaration): number {
  const length = Buffer.byteLength(prefix) + Buffer.byteLength(namespace);
  if (length > longestDeclaration)
    throw new XmlSizeError(`more than ${longestDeclaration} bytes in a namespace declaration`);
  return length;
}

/**
 * The namespace declarations in scope while a document is read. Scopes with the same declarations inside of the same
 * scope have one id, so that what was learned about the names in one holds in the other.
 */
export class ScopeStack {
  /** Id of the innermost scope; 0 outside of all. */
  current = 0;
  readonly #open: OpenScope[] = [];
  readonly #known = new Map<string, number>();
  #knownBytes = 0;
  #declared = 0;
  #bytes = 0;
  #lastId = 0;
  #scope = Scope.empty;
  #scopeId = 0;

  /** Begins a new document; ids keep their meaning. */
  reset(): void {
    this.#open.length = 0;
    this.#declared = 0;
    this.#bytes = 0;
    this.current = 0;
  }

  /** How long all declarations in scope are together, hidden ones included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many there are, hidden ones included. */
  get size(): number {
    return this.#declared;
  }

  /** Throws `XmlError` for what may not be declared, `XmlSizeError` for too much of it. */
  enter(declarations: readonly Declaration[]): void {
    let bytes = 0;
    for (const declaration of declarations) {
      check(declaration);
      bytes += lengthOf(declaration);
    }
    this.#bytes += bytes;
    if (this.#bytes > mostBytes)
      throw new XmlSizeError(`more than ${mostBytes} bytes of namespace declarations in scope`);
    this.#declared += declarations.length;
    if (this.#declared > mostDeclarations)
      throw new XmlError(`more than ${mostDeclarations} namespace declarations are in scope`);
    const id = this.#idOf(declarations, bytes);
    this.#open.push({ id, bytes, declarations: [...declarations] });
    this.current = id;
  }

  #idOf(declarations: readonly Declaration[], bytes: number): number {
    const key = `${this.current} ${JSON.stringify(declarations)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Forgotten scopes get new ids; none is ever given twice.
    if (this.#known.size >= mostKnown || this.#knownBytes + bytes > mostKnownBytes) {
      this.#known.clear();
      this.#knownBytes = 0;
    }
    this.#lastId += 1;
    this.#known.set(key, this.#lastId);
    this.#knownBytes += bytes;
    return this.#lastId;
  }

  leave(): void {
    const left = this.#open.pop();
    this.#declared -= left?.declarations.length ?? 0;
    this.#bytes -= left?.bytes ?? 0;
    this.current = this.#open.at(-1)?.id ?? 0;
  }

  /** The namespace of a prefix, `''` when there is no default namespace. Throws `XmlError` for an undeclared prefix. */
  namespaceOf(prefix: string): string {
    const namespace = this.lookup(prefix);
    if (namespace === undefined) throw new XmlError(`the prefix ${prefix} is not declared`);
    return namespace;
  }

  lookup(prefix: string): string | undefined {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      for (const [declared, namespace] of this.#open[index]?.declarations ?? [])
        if (declared === prefix) return namespace;
    }
    if (prefix === '') return '';
    return prefix === 'xml' ? ns.xml : undefined;
  }

  /** All that is in scope, made once for each scope. */
  all(): Scope {
    if (this.#scopeId !== this.current) {
      const all = new Map(this.#open.flatMap(({ declarations }) => declarations));
      this.#scope = Scope.empty.inside(all, 0);
      this.#scopeId = this.current;
    }
    return this.#scope;
  }
}
