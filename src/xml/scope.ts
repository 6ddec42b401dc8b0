import { XmlError } from './xml-error.ts';

/** More than any generated document declares; each further one would make every lookup below it dearer. */
const mostDeclarations = 256;

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

  private constructor(own: ReadonlyMap<string, string>, outer: Scope | undefined) {
    this.#own = own;
    this.#outer = outer;
    this.#size = own.size + (outer === undefined ? 0 : outer.#size);
  }

  /** The scope inside of an element with these declarations. */
  inside(own: ReadonlyMap<string, string>, offset: number): Scope {
    if (own.size === 0) return this;
    const scope = new Scope(own, this);
    if (scope.#size > mostDeclarations)
      throw new XmlError(`more than ${mostDeclarations} namespace declarations are in scope`, offset);
    return scope;
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
