/** The types that no schema needs to define: those of XML Schema and of the SOAP encoding. */
import { didYouMean } from '../../error/nearest-name.ts';
import type { XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf, ns, qname, type QName } from '../../xml/names.ts';
import { builtins, type Builtin } from '../builtins.ts';
import { readEvidence } from '../evidence.ts';
import { referenceOf, type SchemaSource } from './schema-source.ts';
import type { SchemaComplexType, SchemaType } from './schema-type.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

export const anyType = qname(ns.xsd, 'anyType');
export const anySimpleType = qname(ns.xsd, 'anySimpleType');

const atomic: ReadonlySet<string> = new Set(builtins);

function isBuiltin(name: string): name is Builtin {
  return atomic.has(name);
}

const lists = new Map([
  ['NMTOKENS', 'NMTOKEN'],
  ['IDREFS', 'IDREF'],
  ['ENTITIES', 'ENTITY'],
]);

function schemaType(name: string): SchemaType | undefined {
  if (name === 'anyType') return { kind: 'opaque', name };
  const item = lists.get(name);
  if (item !== undefined)
    return { kind: 'simple', variety: 'list', name, item: qname(ns.xsd, item), facets: { minLength: 1 } };
  return isBuiltin(name) ? { kind: 'simple', variety: 'atomic', name, base: name, facets: {} } : undefined;
}

export function isSoapEncoding(name: QName): boolean {
  const namespace = namespaceOf(name);
  return namespace === ns.soapEncoding11 || namespace === ns.soapEncoding12;
}

/** An array of the SOAP encoding: its items are the only member. */
export function soapArray(name: string, item: QName, evidence = readEvidence('')): SchemaComplexType {
  return {
    kind: 'complex',
    name,
    members: [
      {
        kind: 'element',
        name: 'item',
        namespace: '',
        key: 'item',
        type: item,
        required: false,
        repeated: true,
        minItems: 0,
        maxItems: undefined,
        // Any value of the encoding may be nil (SOAP 1.1, section 5.1).
        nillable: true,
        preset: undefined,
        evidence,
      },
    ],
    content: {
      kind: 'sequence',
      required: true,
      particles: [{ kind: 'member', member: 0, required: false }],
    },
    attributes: [],
    anyAttribute: false,
    value: undefined,
    abstract: false,
    base: undefined,
    arrayOf: item,
    evidence,
  };
}

function encodingType(name: string): SchemaType | undefined {
  if (name === 'Array') return soapArray(name, anyType);
  if (name === 'Struct') return { kind: 'opaque', name };
  return schemaType(name === 'base64' ? 'base64Binary' : name);
}

/** What is said of a name that XML Schema does not have. */
function noBuiltin(local: string): string {
  const near = didYouMean(local, [...builtins, ...lists.keys(), 'anyType']);
  return `xsd:${local}, which is no built-in type of XML Schema 1.0${near}`;
}

/** Throws for a name that XML Schema should have and has not: who meets it later does not know the place. */
export function requireBuiltin(name: QName, place: string): QName {
  const local = localOf(name);
  if (namespaceOf(name) === ns.xsd && schemaType(local) === undefined)
    throw new UnsupportedConstruct(`${noBuiltin(local)}, in ${place}`);
  return name;
}

/** The name of a type that stands in an attribute of the schema. Throws as `requireBuiltin` does. */
export function typeReference(source: SchemaSource, element: XmlElement, value: string, path: string): QName {
  return requireBuiltin(referenceOf(source, element, value), `${path} of ${source.location}`);
}

/** The built-in type of a name; an unsupported one for a name that its namespace does not have. */
export function builtinType(name: QName): SchemaType | undefined {
  const local = localOf(name);
  if (namespaceOf(name) === ns.xsd)
    return schemaType(local) ?? { kind: 'unsupported', name: local, construct: noBuiltin(local) };
  if (!isSoapEncoding(name)) return undefined;
  return encodingType(local) ?? { kind: 'unsupported', name: local, construct: `soapenc:${local}` };
}
