/**
 * Which attributes and children each element of XML Schema 1.0 has. Anything else is refused by name: a construct that
 * nobody looks at, of version 1.1 or misspelt, could change what a document means.
 */
import { attributeOf, childElements, type XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf, ns } from '../../xml/names.ts';

interface Rule {
  readonly attributes: ReadonlySet<string>;
  readonly children: ReadonlySet<string>;
}

function rule(attributes: string, children: string): Rule {
  return {
    attributes: new Set(`id ${attributes}`.split(' ')),
    children: new Set(`annotation ${children}`.split(' ')),
  };
}

export const facetNames = [
  'enumeration',
  'pattern',
  'length',
  'minLength',
  'maxLength',
  'minInclusive',
  'maxInclusive',
  'minExclusive',
  'maxExclusive',
  'totalDigits',
  'fractionDigits',
  'whiteSpace',
] as const;

const occurs = 'minOccurs maxOccurs';
const models = 'group all choice sequence';
const attributes = 'attribute attributeGroup anyAttribute';
const particles = 'element group choice sequence any';

const rules: ReadonlyMap<string, Rule> = new Map([
  [
    'element',
    rule(
      `name ref type substitutionGroup default fixed ${occurs} nillable abstract block final form`,
      'simpleType complexType unique key keyref',
    ),
  ],
  [
    'complexType',
    rule('name mixed abstract block final', `simpleContent complexContent ${models} ${attributes}`),
  ],
  ['simpleContent', rule('', 'restriction extension')],
  ['complexContent', rule('mixed', 'restriction extension')],
  ['restriction', rule('base', `simpleType ${facetNames.join(' ')} ${models} ${attributes}`)],
  ['extension', rule('base', `${models} ${attributes}`)],
  ['sequence', rule(occurs, particles)],
  ['choice', rule(occurs, particles)],
  ['all', rule(occurs, 'element')],
  ['group', rule(`name ref ${occurs}`, 'all choice sequence')],
  ['any', rule(`namespace processContents ${occurs}`, '')],
  ['anyAttribute', rule('namespace processContents', '')],
  ['attribute', rule('name ref type use default fixed form', 'simpleType')],
  ['attributeGroup', rule('name ref', attributes)],
  ['simpleType', rule('name final', 'restriction list union')],
  ['list', rule('itemType', 'simpleType')],
  ['union', rule('memberTypes', 'simpleType')],
  ...facetNames.map((facet): [string, Rule] => [facet, rule('value fixed', '')]),
]);

const yesOrNo = ['true', 'false', '1', '0'];
const forms = ['qualified', 'unqualified'];

/** Attributes with few values: another one would be taken for the default without a word. */
const values: ReadonlyMap<string, readonly string[]> = new Map([
  ['nillable', yesOrNo],
  ['abstract', yesOrNo],
  ['mixed', yesOrNo],
  ['form', forms],
  ['elementFormDefault', forms],
  ['attributeFormDefault', forms],
  ['use', ['required', 'optional', 'prohibited']],
]);

const schemaRule = rule(
  'targetNamespace version elementFormDefault attributeFormDefault blockDefault finalDefault',
  '',
);

function oddAttribute(element: XmlElement, allowed: Rule, place: string): string | undefined {
  for (const [name, value] of element.attributes) {
    const namespace = namespaceOf(name);
    const local = localOf(name);
    // Attributes of other makers are remarks: msdata:IsDataSet, jaxb:version.
    if (namespace !== '' && namespace !== ns.xsd) continue;
    if (!allowed.attributes.has(local)) return `${element.local}/@${local} in ${place}`;
    if (values.get(local)?.includes(value.trim()) === false)
      return `${element.local}/@${local}="${value}" in ${place}`;
  }
  return undefined;
}

/** The first attribute of `xsd:schema` that could change what the whole document means. */
export function oddSchemaAttribute(schema: XmlElement, place: string): string | undefined {
  return oddAttribute(schema, schemaRule, place);
}

/** Constraints and comments that say nothing about the shape of a document. */
const skipped = new Set(['annotation', 'unique', 'key', 'keyref']);

/** The first construct below a component that XML Schema 1.0 does not have there, with its place; none as a rule. */
export function oddConstruct(element: XmlElement, place: string): string | undefined {
  const allowed = rules.get(element.local);
  if (allowed === undefined) return `xsd:${element.local} in ${place}`;
  const attribute = oddAttribute(element, allowed, place);
  if (attribute !== undefined) return attribute;
  for (const child of childElements(element)) {
    const known = child.namespace === ns.xsd && allowed.children.has(child.local);
    if (!known)
      return `${child.namespace === ns.xsd ? 'xsd:' : 'the foreign element '}${child.local} in ${place}`;
    if (skipped.has(child.local)) continue;
    const name = child.local === 'element' ? attributeOf(child, 'name') : undefined;
    const odd = oddConstruct(child, name === undefined ? place : `${place}.${name}`);
    if (odd !== undefined) return odd;
  }
  return undefined;
}
