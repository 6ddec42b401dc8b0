import { describe, expect, test } from 'vitest';
import {
  attributesOf,
  compileDocuments,
  compileSchema,
  complexIn,
  schemaDocument,
} from '../support/schema-facts.ts';

const type = (inside: string): string => `<s:complexType name="T">${inside}</s:complexType>`;

describe('attributes', () => {
  const attribute = '<s:attribute name="x" type="s:int" use="required"/>';
  test.each<[construct: string, schema: string, attributes: readonly string[]]>([
    [
      'xsd:attribute',
      type(`<s:sequence/>${attribute}<s:attribute name="y"/>`),
      ['@x: int', '@y?: anySimpleType'],
    ],
    [
      'attribute/@use="prohibited"',
      type(`${attribute}<s:attribute name="y" use="prohibited"/>`),
      ['@x: int'],
    ],
    [
      'attribute/@ref',
      `<s:attribute name="g" type="s:date"/>${type('<s:attribute ref="t:g" use="required"/>')}`,
      ['@g: date'],
    ],
    ['xml:lang', type('<s:attribute ref="xml:lang"/>'), ['@lang?: string']],
    [
      'xml:specialAttrs',
      type('<s:attributeGroup ref="xml:specialAttrs"/>'),
      ['@lang?: string', '@space?: NCName', '@base?: anyURI', '@id?: ID'],
    ],
    [
      'xmime:contentType',
      type('<s:attribute ref="m:contentType" xmlns:m="http://www.w3.org/2005/05/xmlmime"/>'),
      ['@contentType?: string'],
    ],
    [
      'xsd:attributeGroup',
      `<s:attributeGroup name="G">${attribute}<s:attributeGroup ref="t:H"/></s:attributeGroup>
        <s:attributeGroup name="H"><s:attribute name="z" type="s:string"/></s:attributeGroup>${type('<s:attributeGroup ref="t:G"/>')}`,
      ['@x: int', '@z?: string'],
    ],
    [
      'two attributes of one local name',
      `<s:attribute name="x" type="s:date"/>${type(`${attribute}<s:attribute ref="t:x"/>`)}`,
      ['@x: int', '@{urn:test}x?: date'],
    ],
    [
      'an attribute that holds its type',
      type('<s:attribute name="x"><s:simpleType><s:restriction base="s:int"/></s:simpleType></s:attribute>'),
      ['@x?: #T.@x'],
    ],
  ])('takes %s', (_construct, schema, attributes) => {
    expect(attributesOf(complexIn(compileSchema(schema), 'T'))).toEqual(attributes);
  });

  test.each<[construct: string, inside: string, expected: object]>([
    ['attribute/@form', '<s:attribute name="x" form="qualified"/>', { namespace: 'urn:test' }],
    ['attribute/@form, left out', '<s:attribute name="x"/>', { namespace: '' }],
    ['attribute/@default', '<s:attribute name="x" default="1"/>', { preset: { text: '1', fixed: false } }],
    ['attribute/@fixed', '<s:attribute name="x" fixed="1"/>', { preset: { text: '1', fixed: true } }],
  ])('takes %s', (_construct, inside, expected) => {
    expect(complexIn(compileSchema(type(inside)), 'T').attributes[0]).toMatchObject(expected);
  });

  test('takes attributeFormDefault', () => {
    const text = schemaDocument(
      type('<s:attribute name="x"/>'),
      'targetNamespace="urn:test" attributeFormDefault="qualified"',
    );
    const found = complexIn(compileDocuments({ 'test.xsd': text }), 'T');
    expect(found.attributes[0]).toMatchObject({ key: '@x', namespace: 'urn:test' });
  });

  test.each<[construct: string, schema: string]>([
    ['xsd:anyAttribute', type('<s:anyAttribute namespace="##other" processContents="lax"/>')],
    [
      'xsd:anyAttribute in an attribute group',
      `<s:attributeGroup name="G"><s:anyAttribute/></s:attributeGroup>${type('<s:attributeGroup ref="t:G"/>')}`,
    ],
    [
      'xsd:anyAttribute of a base',
      `<s:complexType name="B"><s:anyAttribute/></s:complexType>${type('<s:complexContent><s:extension base="t:B"/></s:complexContent>')}`,
    ],
  ])('takes %s', (_construct, schema) => {
    expect(complexIn(compileSchema(schema), 'T')).toMatchObject({ anyAttribute: true, attributes: [] });
  });
});
