/** The attributes of a complex type: its own, those of attribute groups, and those of its base. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf, ns, qname, type QName } from '../../xml/names.ts';
import { anySimpleType, isSoapEncoding, typeReference } from './builtin-type.ts';
import { readEvidence } from '../evidence.ts';
import { presetOf } from './element-declarations.ts';
import { mime } from './schema-components.ts';
import { usable, type SchemaReading } from './schema-reading.ts';
import {
  documentationOf,
  localNamespace,
  partOf,
  partsOf,
  referenceOf,
  type SchemaSource,
} from './schema-source.ts';
import type { SchemaAttribute } from './schema-type.ts';
import { simpleTypeOf } from './simple-type.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

export interface Attributes {
  readonly list: readonly SchemaAttribute[];
  readonly anyAttribute: boolean;
}

/** Attributes that need no schema. */
const builtInAttributes: ReadonlyMap<QName, QName> = new Map([
  // Not `language`: an empty one takes back that of the element around it.
  [qname(ns.xml, 'lang'), qname(ns.xsd, 'string')],
  [qname(ns.xml, 'space'), qname(ns.xsd, 'NCName')],
  [qname(ns.xml, 'base'), qname(ns.xsd, 'anyURI')],
  [qname(ns.xml, 'id'), qname(ns.xsd, 'ID')],
  [qname(mime, 'contentType'), qname(ns.xsd, 'string')],
]);

/** The group of `xml:lang`, `xml:space`, `xml:base` and `xml:id`. */
const specialAttributes = qname(ns.xml, 'specialAttrs');

type Draft = Omit<SchemaAttribute, 'key'>;

/** Properties of the mapping's own that begin with `@`: an attribute of that name keeps its namespace, `@{}type`. */
const reserved = /^(?:type|attributes|headers|xml|(?:any|choice|sequence)\d*)$/;

function builtInDraft(name: QName, type: QName): Draft {
  const evidence = readEvidence('');
  return {
    name: localOf(name),
    namespace: namespaceOf(name),
    type,
    required: false,
    preset: undefined,
    evidence,
  };
}

interface Place {
  readonly source: SchemaSource;
  readonly path: string;
  readonly owner: string;
  readonly groups: readonly QName[];
}

function inlineType(reading: SchemaReading, element: XmlElement, { source, path }: Place): QName {
  const named = attributeOf(element, 'type');
  const own = `${path}.@${attributeOf(element, 'name') ?? ''}`;
  if (named !== undefined) return typeReference(source, element, named, own);
  const inline = partOf(element, 'simpleType');
  return inline === undefined ? anySimpleType : reading.declare(inline, source, own);
}

class AttributeReader {
  readonly #reading: SchemaReading;
  readonly #drafts = new Map<QName, Draft>();
  #anyAttribute = false;

  constructor(reading: SchemaReading, base: Attributes) {
    this.#reading = reading;
    this.#anyAttribute = base.anyAttribute;
    for (const attribute of base.list)
      this.#drafts.set(qname(attribute.namespace, attribute.name), attribute);
  }

  read(parts: readonly XmlElement[], place: Place): void {
    for (const part of parts) {
      this.#reading.spend(1, place.owner);
      if (part.local === 'anyAttribute') this.#anyAttribute = true;
      else if (part.local === 'attribute') this.#attribute(part, place);
      else if (part.local === 'attributeGroup') this.#group(part, place);
    }
  }

  result(): Attributes {
    const keys = new Set<string>();
    const list = [...this.#drafts].map(([name, draft]) => {
      const plain = `@${draft.name}`;
      const key = keys.has(plain) || reserved.test(draft.name) ? `@${name}` : plain;
      keys.add(key);
      return { ...draft, key };
    });
    return { list, anyAttribute: this.#anyAttribute };
  }

  #attribute(element: XmlElement, place: Place): void {
    const draft = this.#draft(element, place);
    if (draft === undefined) return;
    const name = qname(draft.namespace, draft.name);
    if (attributeOf(element, 'use') === 'prohibited') this.#drafts.delete(name);
    else this.#drafts.set(name, draft);
  }

  #draft(element: XmlElement, place: Place): Draft | undefined {
    const { owner, source } = place;
    const ref = attributeOf(element, 'ref');
    const use = attributeOf(element, 'use');
    const own = { required: use === 'required', evidence: documentationOf(element) };
    if (ref === undefined) {
      const name = attributeOf(element, 'name');
      if (name === undefined) throw new UnsupportedConstruct(`an attribute without a name in ${owner}`);
      const type = inlineType(this.#reading, element, place);
      if (use !== 'prohibited') simpleTypeOf(this.#reading, type, `${place.path}.@${name}`);
      return { name, namespace: localNamespace(source, element), type, preset: presetOf(element), ...own };
    }
    const name = referenceOf(source, element, ref);
    // id, href, arrayType and their like belong to the encoding, not to the value.
    if (isSoapEncoding(name)) return undefined;
    const builtIn = builtInAttributes.get(name);
    const global = builtIn === undefined ? this.#global(name, place) : { type: builtIn, preset: undefined };
    const preset = presetOf(element) ?? global.preset;
    return { name: localOf(name), namespace: namespaceOf(name), type: global.type, preset, ...own };
  }

  #global(name: QName, place: Place): Pick<Draft, 'type' | 'preset'> {
    const component = this.#reading.components.attributes.get(name);
    const { element, source } = usable(component, `the attribute ${name}`, place.owner);
    const type = inlineType(this.#reading, element, { ...place, source, path: '' });
    simpleTypeOf(this.#reading, type, place.owner);
    return { type, preset: presetOf(element) };
  }

  #group(element: XmlElement, place: Place): void {
    const ref = attributeOf(element, 'ref');
    if (ref === undefined)
      throw new UnsupportedConstruct(`xsd:attributeGroup without a reference in ${place.owner}`);
    const name = referenceOf(place.source, element, ref);
    if (isSoapEncoding(name)) return;
    if (name === specialAttributes) {
      for (const [attribute, type] of builtInAttributes)
        if (namespaceOf(attribute) === ns.xml) this.#drafts.set(attribute, builtInDraft(attribute, type));
      return;
    }
    if (place.groups.includes(name))
      throw new UnsupportedConstruct(
        `the attribute group ${localOf(name)}, which contains itself, in ${place.owner}`,
      );
    if (place.groups.length > 100)
      throw new UnsupportedConstruct(`attribute groups nested more than 100 deep in ${place.owner}`);
    const component = this.#reading.components.attributeGroups.get(name);
    const group = usable(component, `the attribute group ${name}`, place.owner);
    const groups = [...place.groups, name];
    this.read(partsOf(group.element), { ...place, source: group.source, path: localOf(name), groups });
  }
}

/** Reads the attributes among the parts of a type, extension or restriction, over those of its base. */
export function readAttributes(
  reading: SchemaReading,
  parts: readonly XmlElement[],
  place: { readonly source: SchemaSource; readonly path: string },
  base: Attributes = { list: [], anyAttribute: false },
): Attributes {
  const reader = new AttributeReader(reading, base);
  reader.read(parts, { ...place, owner: place.path, groups: [] });
  return reader.result();
}
