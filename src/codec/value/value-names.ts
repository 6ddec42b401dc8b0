/** Names of the caller's own on one element: values of type QName and attributes of a wildcard. The prefixes are ours. */
import { localOf, namespaceOf, ns, type QName } from '../../xml/names.ts';
import { escapeAttribute } from '../../xml/write.ts';
import { notXml, simpleName } from './scalar.ts';

/**
 * `{namespace}local`, or `local` without a namespace; `undefined` for what is no name, and for those of declarations: no
 * prefix may be bound to their namespace.
 */
export function nameIn(text: string): QName | undefined {
  const name = (text.startsWith('{') ? text : `{}${text}`) as QName;
  if (!name.includes('}') || notXml.test(text) || namespaceOf(name) === ns.xmlns) return undefined;
  return simpleName.test(localOf(name)) ? name : undefined;
}

export class ValueNames {
  #prefixes: Map<string, string> | undefined;

  /** The name with a prefix that is declared on the element. */
  tagOf(name: QName): string {
    const namespace = namespaceOf(name);
    if (namespace === '') return localOf(name);
    if (namespace === ns.xml) return `xml:${localOf(name)}`;
    this.#prefixes ??= new Map<string, string>();
    const prefix = this.#prefixes.get(namespace) ?? `v${this.#prefixes.size}`;
    this.#prefixes.set(namespace, prefix);
    return `${prefix}:${localOf(name)}`;
  }

  /** The declarations of the prefixes that were asked for. */
  declarations(): string {
    if (this.#prefixes === undefined) return '';
    return [...this.#prefixes]
      .map(([namespace, prefix]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
      .join('');
  }
}
