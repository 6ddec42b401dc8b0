/** One name for each type of a service, whatever namespaces share it and in whatever order files were read. */
import { localOf, namespaceOf, ns, type QName } from '../xml/names.ts';
import { isSoapEncoding } from './schema/builtin-type.ts';

/** Segments of a namespace that say nothing about it: versions, dates, and what all of them end in. */
const meaningless = /^(?:v|ver)?[\d._-]*$|^(?:wsdl|xsd|schemas?|types?)$/i;

/** `http://www.onvif.org/ver10/device/wsdl` → `device`, `urn:test` → `test`; nothing for no namespace. */
export function namespaceSuffix(namespace: string): string {
  const [, ...segments] = namespace.split(/[/:#?]+/).filter((segment) => segment !== '');
  const last = segments.findLast((segment) => !meaningless.test(segment)) ?? segments[0] ?? namespace;
  return last.replace(/^www\./, '').replace(/[^A-Za-z0-9_.-]+/g, '_');
}

/** Types of a schema before anonymous ones, and those before the built-in ones: the later give way. */
function rankOf(key: QName): number {
  if (isSoapEncoding(key)) return 2;
  return localOf(key).startsWith('#') ? 1 : 0;
}

class NameBook {
  readonly #taken = new Set<string>();
  /** The number to try next: counting from 1 for each of many would take its square. */
  readonly #next = new Map<string, number>();

  take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  takeNumbered(stem: string): string {
    if (this.take(stem)) return stem;
    for (let count = this.#next.get(stem) ?? 2; ; count += 1) {
      this.#next.set(stem, count + 1);
      if (this.take(`${stem}_${count}`)) return `${stem}_${count}`;
    }
  }
}

/**
 * Names every type by its key. One that has its own name to itself keeps it; those that share one get the suffix of
 * their namespace, and a number where that is not enough. `wanted` holds local names, or paths for anonymous types.
 */
export function typeNames(wanted: ReadonlyMap<QName, string>): ReadonlyMap<QName, string> {
  const names = new Map<QName, string>();
  const book = new NameBook();
  const ranks = [0, 1, 2].map(() => new Map<string, QName[]>());
  for (const [key, name] of wanted) {
    // Nobody sees the names of the built-in types of XML Schema: they have no part in this.
    if (namespaceOf(key) === ns.xsd) {
      names.set(key, name);
      continue;
    }
    const sharing = ranks[rankOf(key)];
    const keys = sharing?.get(name);
    if (keys === undefined) sharing?.set(name, [key]);
    else keys.push(key);
  }
  for (const sharing of ranks) {
    const shared: [string, QName[]][] = [];
    for (const [name, keys] of sharing) {
      const [only, ...others] = keys;
      if (only !== undefined && others.length === 0 && book.take(name)) names.set(only, name);
      else shared.push([name, keys]);
    }
    // In the order of their names, so that numbers do not depend on the order of files.
    for (const [name, keys] of shared.sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const key of keys.sort()) {
        const suffix = namespaceSuffix(namespaceOf(key));
        names.set(key, book.takeNumbered(suffix === '' ? name : `${name}_${suffix}`));
      }
  }
  return names;
}
