/** The names that a request may use, with prefixes of ours: declared once, on the element that holds all of them. */
import { typeOf, type Service, type TypeModel } from '../../contract/service-model.ts';
import { localOf, namespaceOf, ns, type QName } from '../../xml/names.ts';
import { escapeAttribute } from '../../xml/write.ts';

function namespacesIn(name: QName, type: TypeModel): readonly string[] {
  if (type.kind !== 'complex') return [namespaceOf(name)];
  return [
    namespaceOf(name),
    ...type.members.map((member) => (member.kind === 'element' ? member.namespace : '')),
    ...type.attributes.map((attribute) => attribute.namespace),
  ];
}

function typesUnder(type: TypeModel): readonly QName[] {
  if (type.kind !== 'complex') return [];
  return [...type.members.map((member) => member.type), ...type.derived];
}

/** The namespaces of the element and of everything that may stand in it, its own one first. */
function namespacesUnder(service: Service, element: QName, root: QName): Set<string> {
  const namespaces = new Set([namespaceOf(element)]);
  const seen = new Set([root]);
  // The set grows while it is walked: types may be chained thousands deep.
  for (const name of seen) {
    const type = typeOf(service, name);
    for (const namespace of namespacesIn(name, type)) namespaces.add(namespace);
    for (const inner of typesUnder(type)) seen.add(inner);
  }
  for (const known of ['', ns.xml, ns.xsd, ns.soapEncoding11, ns.soapEncoding12]) namespaces.delete(known);
  return namespaces;
}

export class RequestNames {
  /** To be put on the element: ` xmlns:n0="…"`. */
  readonly declarations: string;
  readonly #prefixes: Map<string, string>;

  constructor(service: Service, element: QName, type: QName) {
    const own = [...namespacesUnder(service, element, type)];
    this.#prefixes = new Map(own.map((namespace, index) => [namespace, `n${index}`]));
    this.declarations = [...this.#prefixes]
      .map(([namespace, prefix]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
      .join('');
    this.#prefixes.set(ns.xml, 'xml');
    this.#prefixes.set(ns.xsd, 'xsd');
    this.#prefixes.set(ns.soapEncoding11, 'soapenc');
    this.#prefixes.set(ns.soapEncoding12, 'soapenc');
  }

  /** The name with its prefix. Those of XML Schema and of the SOAP encoding are declared for encoded requests only. */
  tagOf(namespace: string, local: string): string {
    const prefix = this.#prefixes.get(namespace);
    return prefix === undefined ? local : `${prefix}:${local}`;
  }

  tagOfName(name: QName): string {
    return this.tagOf(namespaceOf(name), localOf(name));
  }
}
