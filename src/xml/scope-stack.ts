import { ns } from './names.ts';
import { XmlError } from './xml-error.ts';

/** A prefix, `''` for the default namespace, and what it is bound to. */
export type Declaration = readonly [prefix: string, namespace: string];

interface OpenScope {
  readonly id: number;
  readonly declarations: readonly Declaration[];
}

/** More than any generated document declares; each further one would make every lookup below it dearer. */
const mostDeclarations = 256;
const mostKnown = 256;

function check([prefix, namespace]: Declaration): void {
  const isReserved = prefix === 'xmlns' || namespace === ns.xmlns;
  if (isReserved || (prefix === 'xml') !== (namespace === ns.xml) || (namespace === '' && prefix !== ''))
    throw new XmlError(`the prefix ${prefix} cannot be bound to "${namespace}"`);
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
  #declared = 0;
  #lastId = 0;

  /** Begins a new document; ids keep their meaning. */
  reset(): void {
    this.#open.length = 0;
    this.#declared = 0;
    this.current = 0;
  }

  enter(declarations: readonly Declaration[]): void {
    for (const declaration of declarations) check(declaration);
    this.#declared += declarations.length;
    if (this.#declared > mostDeclarations)
      throw new XmlError(`more than ${mostDeclarations} namespace declarations are in scope`);
    const key = `${this.current} ${JSON.stringify(declarations)}`;
    let id = this.#known.get(key);
    if (id === undefined) {
      // Forgotten scopes get new ids; none is ever given twice.
      if (this.#known.size >= mostKnown) this.#known.clear();
      id = this.#lastId += 1;
      this.#known.set(key, id);
    }
    this.#open.push({ id, declarations: [...declarations] });
    this.current = id;
  }

  leave(): void {
    this.#declared -= this.#open.pop()?.declarations.length ?? 0;
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

  /** What is in scope, by prefix. */
  all(): ReadonlyMap<string, string> {
    return new Map(this.#open.flatMap(({ declarations }) => declarations));
  }
}
