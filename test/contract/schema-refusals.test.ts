/** What the schema side cannot do is refused type by type, with the construct and its place. */
import { describe, expect, test } from 'vitest';
import { compileService, wrappers } from '../support/wsdl-text.ts';
import {
  compileDocuments,
  compileSchema,
  refusalOf,
  schemaDocument,
  typeIn,
} from '../support/schema-facts.ts';

const complex = (inside: string, attributes = ''): string =>
  `<s:complexType name="T" ${attributes}>${inside}</s:complexType>`;
const member = (inside: string): string => complex(`<s:sequence>${inside}</s:sequence>`);
const derived = (content: string, step: string): string => complex(`<s:${content}>${step}</s:${content}>`);
const a = '<s:element name="a" type="s:int"/>';
const b = '<s:element name="b" type="s:int"/>';
const inner = `<s:element name="a"><s:complexType/></s:element>`;

describe('refused by its name:', () => {
  test.each<[construct: string, schema: string, reason: string]>([
    // What XML Schema 1.0 does not know.
    ['an element of XML Schema 1.1', complex('<s:sequence/><s:assert test="1"/>'), 'xsd:assert in T'],
    [
      'an element of XML Schema 1.1 deep inside',
      member(`<s:element name="a"><s:complexType><s:openContent/></s:complexType></s:element>`),
      'xsd:openContent in T.a',
    ],
    ['xsd:any in an xsd:all', complex('<s:all><s:any/></s:all>'), 'xsd:any in T'],
    [
      'an unknown attribute',
      member('<s:element name="a" type="s:int" targetNamespace="urn:x"/>'),
      'element/@targetNamespace in T.a',
    ],
    [
      'an unknown attribute of a type',
      complex('', 'defaultAttributesApply="false"'),
      'complexType/@defaultAttributesApply in T',
    ],
    ['a foreign element', complex('<x xmlns="urn:x"/>'), 'the foreign element x in T'],
    [
      'a truth value that is none',
      member('<s:element name="a" nillable="yes"/>'),
      'element/@nillable="yes" in T.a',
    ],
    ['a form that is none', member('<s:element name="a" form="full"/>'), 'element/@form="full" in T.a'],
    [
      'a prefix that nobody declared',
      member('<s:element name="a" type="q:y"/>'),
      'the prefix q is not declared, in T',
    ],
    // Content.
    ['one element twice', member(a + b + a), 'two elements a in T'],
    [
      'one element beside a choice with it',
      member(`<s:choice>${a}${b}</s:choice>${a}`),
      'two elements a in T',
    ],
    [
      'one element in branches with two types',
      complex(`<s:choice><s:sequence>${b}${a}</s:sequence>${inner}</s:choice>`),
      'two different elements a in T',
    ],
    [
      'an element of the base once more',
      `<s:complexType name="B"><s:sequence>${a}</s:sequence></s:complexType>${derived('complexContent', `<s:extension base="t:B"><s:sequence>${a}</s:sequence></s:extension>`)}`,
      'two elements a in T',
    ],
    ['two model groups', complex('<s:sequence/><s:choice/>'), 'two model groups in T'],
    ['an element without a name', member('<s:element type="s:int"/>'), 'an element without a name in T'],
    [
      'minOccurs above maxOccurs',
      member('<s:element name="a" minOccurs="2"/>'),
      'minOccurs above maxOccurs in T.a',
    ],
    [
      'a maxOccurs that is no number',
      member('<s:element name="a" maxOccurs="many"/>'),
      'maxOccurs="many" in T.a',
    ],
    [
      'an element that is not defined',
      member('<s:element ref="t:gone"/>'),
      'the element {urn:test}gone, which is not defined, in T',
    ],
    [
      'a reference with a type',
      `<s:element name="g"/>${member('<s:element ref="t:g" type="s:int"/>')}`,
      'element/@type beside @ref in T',
    ],
    [
      'an abstract element that nothing substitutes',
      `<s:element name="g" abstract="true"/>${member('<s:element ref="t:g"/>')}`,
      'the abstract element {urn:test}g, which nothing substitutes, in T',
    ],
    [
      'an abstract local element',
      member('<s:element name="a" abstract="true"/>'),
      'element/@abstract in T.a',
    ],
    [
      'a default QName',
      member('<s:element name="a" type="s:QName" default="t:x"/>'),
      'a default QName in T.a',
    ],
    [
      'a fixed QName of an attribute',
      complex('<s:attribute name="a" type="s:QName" fixed="t:x"/>'),
      'a fixed QName in T.@a',
    ],
    // Groups.
    [
      'a group that is not defined',
      complex('<s:group ref="t:G"/>'),
      'the group {urn:test}G, which is not defined, in T',
    ],
    [
      'a group that contains itself',
      `<s:group name="G"><s:sequence><s:group ref="t:G"/></s:sequence></s:group>${complex('<s:group ref="t:G"/>')}`,
      'the group G, which contains itself, in T',
    ],
    [
      'groups that contain each other',
      `<s:group name="G"><s:sequence><s:group ref="t:H"/></s:sequence></s:group><s:group name="H"><s:choice><s:group ref="t:G"/></s:choice></s:group>${complex('<s:group ref="t:G"/>')}`,
      'the group G, which contains itself, in T',
    ],
    [
      'an odd construct in a group',
      `<s:group name="G"><s:sequence><s:odd/></s:sequence></s:group>${complex('<s:group ref="t:G"/>')}`,
      'xsd:odd in G',
    ],
    // Attributes.
    [
      'an attribute that is not defined',
      complex('<s:attribute ref="t:gone"/>'),
      'the attribute {urn:test}gone, which is not defined, in T',
    ],
    [
      'an attribute of complex type',
      `<s:complexType name="C"/>${complex('<s:attribute name="a" type="t:C"/>')}`,
      'the type {urn:test}C, which is not simple, in T.@a',
    ],
    [
      'an attribute group that is not defined',
      complex('<s:attributeGroup ref="t:G"/>'),
      'the attribute group {urn:test}G, which is not defined, in T',
    ],
    [
      'an attribute group that contains itself',
      `<s:attributeGroup name="G"><s:attributeGroup ref="t:G"/></s:attributeGroup>${complex('<s:attributeGroup ref="t:G"/>')}`,
      'the attribute group G, which contains itself, in T',
    ],
    // Derivation.
    [
      'a base that is not defined',
      derived('complexContent', '<s:extension base="t:Gone"/>'),
      'the type {urn:test}Gone, which is not defined, in T',
    ],
    [
      'a type that is its own base',
      derived('complexContent', '<s:extension base="t:T"/>'),
      'the type {urn:test}T, which is its own base, in T',
    ],
    ['no derivation', derived('complexContent', ''), 'xsd:complexContent without a base in T'],
    [
      'xsd:complexContent of a simple type',
      derived('complexContent', '<s:extension base="s:int"/>'),
      'complexContent of a simple type in T',
    ],
    [
      'xsd:simpleContent of a type without text',
      `<s:complexType name="C"/>${derived('simpleContent', '<s:extension base="t:C"/>')}`,
      'simpleContent of C, which has none, in T',
    ],
    [
      'mixed content that derives from other',
      `<s:complexType name="C"/>${complex('<s:complexContent><s:extension base="t:C"/></s:complexContent>', 'mixed="true"')}`,
      'mixed content that derives from C in T',
    ],
    [
      'a base that is refused',
      `<s:complexType name="C"><s:odd/></s:complexType>${derived('complexContent', '<s:extension base="t:C"/>')}`,
      'xsd:odd in C',
    ],
  ])('%s', (_construct, schema, reason) => {
    expect(refusalOf(typeIn(compileSchema(schema), 'T'))).toBe(reason);
  });
});

describe('an operation is refused with the construct that it reaches,', () => {
  const even = wrappers('Even', '<s:element name="n" type="s:int"/>');
  const x = '<s:element name="x" type="t:T"/>';
  test.each<[where: string, schema: string, reason: string | undefined]>([
    ['in its request', complex('<s:odd/>') + wrappers('Odd', x), 'xsd:odd in T'],
    ['in its answer', complex('<s:odd/>') + wrappers('Odd', '', x), 'xsd:odd in T'],
    [
      'deep inside',
      member('<s:element name="u" type="t:U" minOccurs="0"/>') +
        '<s:complexType name="U"><s:odd/></s:complexType>' +
        wrappers('Odd', x),
      'xsd:odd in U',
    ],
    [
      'in an attribute',
      '<s:simpleType name="T"><s:odd/></s:simpleType>' +
        wrappers(
          'Odd',
          '<s:element name="y"><s:complexType><s:attribute name="z" type="t:T"/></s:complexType></s:element>',
        ),
      'xsd:odd in T',
    ],
    ['in a type that is missing', wrappers('Odd', x), 'the type {urn:test}T, which is not defined, in Odd'],
    ['but not in a type that it does not reach', complex('<s:odd/>') + wrappers('Odd'), undefined],
  ])('%s', (_where, schema, reason) => {
    const service = compileService({ schema: schema + even, operations: ['Odd', 'Even'] });
    const refusals = [...service.operations].map(([name, { unsupported }]) => [name, unsupported]);
    expect(refusals).toEqual([
      ['Odd', reason],
      ['Even', undefined],
    ]);
  });
});

describe('a document with a construct that concerns all of it', () => {
  test.each<[construct: string, content: string, attributes: string, reason: string]>([
    ['an unknown component', '<s:defaultOpenContent/>', '', 'xsd:defaultOpenContent in test.xsd'],
    ['an unknown attribute', '', 'defaultAttributes="t:G"', 'schema/@defaultAttributes in test.xsd'],
    [
      'a form that is none',
      '',
      'attributeFormDefault="yes"',
      'schema/@attributeFormDefault="yes" in test.xsd',
    ],
  ])('is refused in all its types: %s', (_construct, content, attributes, reason) => {
    const text = schemaDocument(content + complex(''), `targetNamespace="urn:test" ${attributes}`);
    expect(refusalOf(typeIn(compileDocuments({ 'test.xsd': text }), 'T'))).toBe(reason);
  });
});
