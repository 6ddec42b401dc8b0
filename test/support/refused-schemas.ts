/** What a schema can say and the bridge cannot do, each around a type `T`: the rows of `docs/wsdl-support.md` that say so. */
import { callText, serviceOf } from './wsdl-set.ts';

const sequence = (inside: string): string => `<s:sequence>${inside}</s:sequence>`;
const type = (inside: string, attributes = ''): string =>
  `<s:complexType name="T" ${attributes}>${inside}</s:complexType>`;
const a = '<s:element name="a" type="s:int"/>';
const facet = (inside: string): string =>
  `<s:simpleType name="T"><s:restriction base="s:string">${inside}</s:restriction></s:simpleType>`;
const arrayOf = (inside: string): string => type(`<s:complexContent>${inside}</s:complexContent>`);

/** Construct and schema. */
export const refusedSchemas: readonly (readonly [construct: string, schema: string])[] = [
  ['one element twice, apart', type(sequence(`${a}<s:element name="b" type="s:int"/>${a}`))],
  [
    'element/@abstract that nothing substitutes, where it is required',
    `<s:element name="Head" abstract="true"/>${type(sequence('<s:element ref="t:Head"/>'))}`,
  ],
  [
    'xsd:group that contains itself',
    `<s:group name="G">${sequence('<s:group ref="t:G"/>')}</s:group>${type('<s:group ref="t:G"/>')}`,
  ],
  [
    'xsd:attributeGroup that contains itself',
    `<s:attributeGroup name="G"><s:attributeGroup ref="t:G"/></s:attributeGroup>${type('<s:attributeGroup ref="t:G"/>')}`,
  ],
  [
    'mixed content derived from content that is not',
    `<s:complexType name="B">${sequence(a)}</s:complexType>${type('<s:complexContent mixed="true"><s:extension base="t:B"/></s:complexContent>')}`,
  ],
  ['a type that is its own base', '<s:simpleType name="T"><s:restriction base="t:T"/></s:simpleType>'],
  ['a base that is missing', type('<s:complexContent><s:extension base="t:Gone"/></s:complexContent>')],
  ['xsd:list of lists', '<s:simpleType name="T"><s:list itemType="s:NMTOKENS"/></s:simpleType>'],
  ['a facet whose value is none', facet('<s:length value="x"/>')],
  ['a built-in type that does not exist', type(sequence('<s:element name="a" type="s:number"/>'))],
  [
    'wsdl:arrayType of several dimensions',
    arrayOf(
      '<s:restriction base="soapenc:Array"><s:attribute ref="soapenc:arrayType" wsdl:arrayType="s:int[,]"/></s:restriction>',
    ),
  ],
  ['soapenc:Array, extended', arrayOf(`<s:extension base="soapenc:Array">${sequence(a)}</s:extension>`)],
  ['xsd:assert', type(`${sequence(a)}<s:assert test="1"/>`)],
  ['xsd:openContent', type(`<s:openContent/>${sequence(a)}`)],
  [
    'xsd:alternative',
    type(sequence('<s:element name="a" type="s:int"><s:alternative type="s:int"/></s:element>')),
  ],
  ['xsd:assertion', facet('<s:assertion test="1"/>')],
  ['xsd:explicitTimezone', facet('<s:explicitTimezone value="required"/>')],
  ['two different definitions of one name', `${type('')}${type(sequence(a))}`],
];

/** Why an operation is refused whose request has a member of type `T`. */
export function refusalOf(schema: string): string | undefined {
  const text = callText({
    schema: `${schema}<s:element name="Odd"><s:complexType>${sequence('<s:element name="x" type="t:T"/>')}</s:complexType></s:element>`,
    messages:
      '<message name="In"><part name="p" element="t:Odd"/></message><message name="Out"><part name="p" element="t:Answer"/></message>',
  });
  return serviceOf(text).operations.get('Call')?.unsupported;
}
