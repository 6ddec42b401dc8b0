/** All schema documents that a service sees → their global components, by name. */
import { attributeOf, childElements, type XmlElement } from '../../xml/document.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import type { ResolveSchema, SchemaDocument } from './schema-document.ts';
import { oddConstruct, oddSchemaAttribute } from './schema-grammar.ts';
import { referenceOf, sourceOf, type SchemaSource } from './schema-source.ts';

/** A global declaration or definition, or why it cannot be used. */
export interface Component {
  readonly element: XmlElement;
  readonly source: SchemaSource;
  readonly refused: string | undefined;
}

type ComponentMap = Map<QName, Component>;

export interface Components {
  /** Simple and complex types. */
  readonly types: ComponentMap;
  readonly elements: ComponentMap;
  readonly attributes: ComponentMap;
  readonly groups: ComponentMap;
  readonly attributeGroups: ComponentMap;
}

const spaces = new Map<string, keyof Components>([
  ['simpleType', 'types'],
  ['complexType', 'types'],
  ['element', 'elements'],
  ['attribute', 'attributes'],
  ['group', 'groups'],
  ['attributeGroup', 'attributeGroups'],
]);

/** `xmime:contentType`, which generators put beside binary content. */
export const mime = 'http://www.w3.org/2005/05/xmlmime';

/** Namespaces whose components are built in, so that nobody needs to have their schemas. */
export const builtInNamespaces: ReadonlySet<string> = new Set([
  ns.xml,
  ns.xsd,
  ns.wsdl,
  ns.soapEncoding11,
  ns.soapEncoding12,
  mime,
]);

const references = new Set(['import', 'include', 'redefine', 'override']);

class Collector {
  readonly components: Components = {
    types: new Map(),
    elements: new Map(),
    attributes: new Map(),
    groups: new Map(),
    attributeGroups: new Map(),
  };
  readonly #resolve: ResolveSchema;
  readonly #seen = new Map<XmlElement, Set<string>>();
  readonly #waiting: SchemaSource[] = [];

  constructor(resolve: ResolveSchema) {
    this.#resolve = resolve;
  }

  /** Adds a document, unless it was read for this namespace before. */
  add({ root, location }: SchemaDocument, including?: string): void {
    const namespace = attributeOf(root, 'targetNamespace') ?? including ?? '';
    const namespaces = this.#seen.get(root) ?? new Set();
    this.#seen.set(root, namespaces);
    if (namespaces.has(namespace)) return;
    namespaces.add(namespace);
    this.#waiting.push(sourceOf(root, location, namespace));
  }

  /** Reads what was added; a loop and not a recursion, since includes may form a chain of any length. */
  readAll(): void {
    for (let source = this.#waiting.pop(); source !== undefined; source = this.#waiting.pop())
      this.#read(source);
  }

  #read(source: SchemaSource): void {
    // What the encoding and the like define is built in, whether or not their schemas are there.
    if (builtInNamespaces.has(source.targetNamespace)) return;
    const odd = [oddSchemaAttribute(source.root, source.location)].filter((text) => text !== undefined);
    const own: XmlElement[] = [];
    for (const child of childElements(source.root)) {
      if (child.namespace === ns.xsd && references.has(child.local)) {
        const problem = this.#follow(source, child);
        if (problem !== undefined) odd.push(problem);
      } else if (child.namespace === ns.xsd && spaces.has(child.local)) own.push(child);
      else if (child.local !== 'annotation' && child.local !== 'notation')
        odd.push(`xsd:${child.local} in ${source.location}`);
    }
    for (const element of own) this.#register(source, element, odd[0]);
  }

  /** Follows an import or include; hands back what makes the whole document unusable. */
  #follow(source: SchemaSource, reference: XmlElement): string | undefined {
    const location = attributeOf(reference, 'schemaLocation');
    const from = source.location;
    if (reference.local === 'import') {
      const namespace = attributeOf(reference, 'namespace') ?? '';
      if (builtInNamespaces.has(namespace)) return undefined;
      const document = this.#resolve({ kind: 'import', namespace, location, from });
      if (document !== undefined) this.add(document);
      return undefined;
    }
    const kind = reference.local === 'include' ? 'include' : 'redefine';
    const document = this.#resolve({ kind, namespace: source.targetNamespace, location, from });
    if (document === undefined) return `xsd:${reference.local} without a document in ${from}`;
    const namespace = attributeOf(document.root, 'targetNamespace');
    if (namespace !== undefined && namespace !== source.targetNamespace)
      return `xsd:${reference.local} of another namespace in ${from}`;
    this.add(document, source.targetNamespace);
    // The components that are changed cannot be used, whoever refers to them; the others can.
    for (const child of childElements(reference)) {
      const name = attributeOf(child, 'name') ?? '';
      this.#register(source, child, `xsd:${reference.local} of ${name} in ${from}`);
    }
    return undefined;
  }

  #register(source: SchemaSource, element: XmlElement, problem: string | undefined): void {
    const space = spaces.get(element.local);
    if (space === undefined) return;
    const local = attributeOf(element, 'name') ?? '';
    const name = qname(source.targetNamespace, local);
    const map = this.components[space];
    const known = map.get(name);
    const component = { element, source, refused: problem ?? oddConstruct(element, local) };
    if (known === undefined) map.set(name, component);
    else if (known.refused === undefined && component.refused !== undefined) map.set(name, component);
    else if (known.refused === undefined && !isCopy(known, component))
      map.set(name, { ...known, refused: `two definitions of ${local}` });
  }
}

const qnameAttributes = new Set(['type', 'ref', 'base', 'itemType', 'memberTypes', 'substitutionGroup']);

/** A component with its prefixes resolved and annotations left out. */
function essence({ element, source }: Component): unknown {
  const attributes = [...element.attributes].map(([name, value]) => {
    const names = qnameAttributes.has(name.slice(2))
      ? value.split(/\s+/).filter((word) => word !== '')
      : undefined;
    return `${name}=${names === undefined ? value : names.map((word) => referenceOf(source, element, word)).join(' ')}`;
  });
  const children = childElements(element)
    .filter((child) => child.local !== 'annotation')
    .map((child) => essence({ element: child, source, refused: undefined }));
  const forms = ['elementFormDefault', 'attributeFormDefault'].map(
    (form) => attributeOf(source.root, form) ?? '',
  );
  return [element.name, forms, attributes.sort(), children];
}

/** Tools copy the same definition into several documents. */
function isCopy(one: Component, other: Component): boolean {
  if (one.element === other.element) return true;
  try {
    return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
  } catch (reason) {
    // Of a component with a prefix that nobody declared nobody knows what it is.
    if (reason instanceof XmlError) return false;
    throw reason;
  }
}

/** Reads documents and all that they import, include or redefine. */
export function collectComponents(roots: readonly SchemaDocument[], resolve: ResolveSchema): Components {
  const collector = new Collector(resolve);
  for (const root of roots) collector.add(root);
  collector.readAll();
  return collector.components;
}
