/**
 * XML Schema → types. What is not understood becomes an `UnsupportedType` that names the construct, so that the
 * operations which reach it are refused and no other.
 */
import { attributeOf, childElements, resolveQName, textOf, type XmlElement } from '../xml/document.ts';
import { localOf, namespaceOf, ns, qname, type QName } from '../xml/names.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { builtins, type Builtin } from './service-model.ts';

/** A member as the schema says it, before any convention. */
export interface SchemaMember {
  readonly name: string;
  readonly namespace: string;
  readonly type: QName;
  readonly required: boolean;
  readonly repeated: boolean;
  readonly nillable: boolean;
  readonly evidence: Evidence;
}

export type SchemaType =
  | {
      readonly kind: 'complex';
      readonly name: string;
      readonly members: readonly SchemaMember[];
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'simple';
      readonly name: string;
      readonly base: Builtin;
      readonly allowed?: readonly string[];
    }
  | { readonly kind: 'unsupported'; readonly name: string; readonly construct: string };

export interface SchemaSet {
  readonly types: ReadonlyMap<QName, SchemaType>;
  /** Global elements: name → type. */
  readonly elements: ReadonlyMap<QName, QName>;
}

/** Thrown inside one type only, and turned into its `UnsupportedType`. */
class Unsupported extends Error {}

interface SchemaContext {
  readonly types: Map<QName, SchemaType>;
  readonly elements: Map<QName, QName>;
  readonly targetNamespace: string;
  readonly qualified: boolean;
}

function documentationOf(element: XmlElement): Evidence {
  const annotation = childElements(element).find((child) => child.local === 'annotation');
  const documentation =
    annotation && childElements(annotation).find((child) => child.local === 'documentation');
  return readEvidence(documentation === undefined ? '' : textOf(documentation));
}

/** The parts of a schema component without its annotation. */
function partsOf(element: XmlElement): XmlElement[] {
  return childElements(element).filter((child) => child.local !== 'annotation');
}

function isBuiltin(name: string): name is Builtin {
  return (builtins as readonly string[]).includes(name);
}

/** A built-in gets an entry of its own on first use, so that every type name has an answer. */
function referTo(context: SchemaContext, type: QName): QName {
  if (namespaceOf(type) === ns.xsd && !context.types.has(type)) {
    const name = localOf(type);
    context.types.set(
      type,
      isBuiltin(name)
        ? { kind: 'simple', name, base: name }
        : { kind: 'unsupported', name, construct: `xsd:${name}` },
    );
  }
  return type;
}

/** Names an anonymous type after the path to it; `#` cannot be part of a real name. */
function anonymousName(context: SchemaContext, path: string): QName {
  const name = qname(context.targetNamespace, `#${path}`);
  // An element and a type of one name may both hold an anonymous type at the same path.
  return context.types.has(name) ? anonymousName(context, `${path}'`) : name;
}

function typeOfElement(context: SchemaContext, element: XmlElement, path: string): QName {
  const named = attributeOf(element, 'type');
  if (named !== undefined) return referTo(context, resolveQName(element, named));
  const inline = partsOf(element).find(
    (child) => child.local === 'complexType' || child.local === 'simpleType',
  );
  if (inline === undefined) throw new Unsupported(`an element without a type (${path})`);
  const key = anonymousName(context, path);
  context.types.set(key, readType(context, inline, path, documentationOf(element)));
  return key;
}

const memberAttributes = new Set(['name', 'type', 'minOccurs', 'maxOccurs', 'nillable', 'form']);

function readMember(context: SchemaContext, element: XmlElement, path: string): SchemaMember {
  if (element.local !== 'element') throw new Unsupported(`xsd:${element.local} in ${path}`);
  for (const name of element.attributes.keys()) {
    const local = localOf(name);
    if (namespaceOf(name) === '' && !memberAttributes.has(local))
      throw new Unsupported(`element/@${local} in ${path}`);
  }
  const name = attributeOf(element, 'name') ?? '';
  const form = attributeOf(element, 'form') ?? (context.qualified ? 'qualified' : 'unqualified');
  const maximum = attributeOf(element, 'maxOccurs') ?? '1';
  if (maximum === '0') throw new Unsupported(`maxOccurs="0" in ${path}.${name}`);
  return {
    name,
    namespace: form === 'qualified' ? context.targetNamespace : '',
    type: typeOfElement(context, element, `${path}.${name}`),
    required: attributeOf(element, 'minOccurs') !== '0',
    repeated: maximum !== '1',
    nillable: attributeOf(element, 'nillable') === 'true',
    evidence: documentationOf(element),
  };
}

function readComplexType(
  context: SchemaContext,
  element: XmlElement,
  path: string,
  own: Evidence,
): SchemaType {
  const parts = partsOf(element);
  const sequence = parts[0];
  const odd = parts.find((part, index) => index > 0 || part.local !== 'sequence');
  if (odd !== undefined) throw new Unsupported(`xsd:${odd.local} in ${path}`);
  for (const attribute of ['abstract', 'mixed']) {
    if (attributeOf(element, attribute) === 'true')
      throw new Unsupported(`complexType/@${attribute} in ${path}`);
  }
  if (sequence !== undefined && (attributeOf(sequence, 'maxOccurs') ?? '1') !== '1') {
    throw new Unsupported(`a repeated sequence in ${path}`);
  }
  if (sequence !== undefined && attributeOf(sequence, 'minOccurs') === '0') {
    throw new Unsupported(`an optional sequence in ${path}`);
  }
  const members =
    sequence === undefined ? [] : partsOf(sequence).map((part) => readMember(context, part, path));
  const names = members.map((member) => member.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Unsupported(`two elements ${twice} in ${path}`);
  const documented = documentationOf(element);
  const evidence = documented.label === 'genuine' && documented.text === '' ? own : documented;
  return { kind: 'complex', name: path, members, evidence };
}

function readSimpleType(context: SchemaContext, element: XmlElement, path: string): SchemaType {
  const [restriction] = partsOf(element);
  const base = restriction && attributeOf(restriction, 'base');
  if (restriction?.local !== 'restriction' || base === undefined) {
    throw new Unsupported(`xsd:${restriction?.local ?? 'simpleType'} in ${path}`);
  }
  const baseType = context.types.get(referTo(context, resolveQName(restriction, base)));
  if (baseType?.kind !== 'simple') throw new Unsupported(`a restriction of ${base} in ${path}`);
  const facets = partsOf(restriction);
  const odd = facets.find((facet) => facet.local !== 'enumeration');
  if (odd !== undefined) throw new Unsupported(`the facet xsd:${odd.local} in ${path}`);
  const allowed = facets.map((facet) => attributeOf(facet, 'value') ?? '');
  const own = allowed.length > 0 ? allowed : baseType.allowed;
  return { kind: 'simple', name: path, base: baseType.base, ...(own === undefined ? {} : { allowed: own }) };
}

function readType(context: SchemaContext, element: XmlElement, path: string, own: Evidence): SchemaType {
  try {
    return element.local === 'complexType'
      ? readComplexType(context, element, path, own)
      : readSimpleType(context, element, path);
  } catch (reason) {
    if (!(reason instanceof Unsupported)) throw reason;
    return { kind: 'unsupported', name: path, construct: reason.message };
  }
}

function readComponent(context: SchemaContext, component: XmlElement): void {
  const name = attributeOf(component, 'name') ?? '';
  const key = qname(context.targetNamespace, name);
  if (component.local === 'element') {
    try {
      context.elements.set(key, typeOfElement(context, component, name));
    } catch (reason) {
      if (!(reason instanceof Unsupported)) throw reason;
      const type = anonymousName(context, name);
      context.types.set(type, { kind: 'unsupported', name, construct: reason.message });
      context.elements.set(key, type);
    }
  } else if (component.local === 'complexType' || component.local === 'simpleType') {
    context.types.set(key, readType(context, component, name, readEvidence('')));
  }
  // Other global components matter only to those who refer to them, and they are refused there.
}

/** Reads the schemas of one WSDL. */
export function readSchemas(schemas: readonly XmlElement[]): SchemaSet {
  const types = new Map<QName, SchemaType>();
  const elements = new Map<QName, QName>();
  for (const schema of schemas) {
    const context: SchemaContext = {
      types,
      elements,
      targetNamespace: attributeOf(schema, 'targetNamespace') ?? '',
      qualified: attributeOf(schema, 'elementFormDefault') === 'qualified',
    };
    const components = partsOf(schema);
    // Simple types first: a restriction needs its base.
    for (const component of components.filter((part) => part.local === 'simpleType'))
      readComponent(context, component);
    for (const component of components.filter((part) => part.local !== 'simpleType'))
      readComponent(context, component);
  }
  return { types, elements };
}
