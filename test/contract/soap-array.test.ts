/** The arrays and simple types of the SOAP encoding. */
import { describe, expect, test } from 'vitest';
import {
  attributesOf,
  compileSchema,
  complexIn,
  membersOf,
  refusalOf,
  typeIn,
} from '../support/schema-facts.ts';

const complex = (name: string, inside: string, attributes = ''): string =>
  `<s:complexType name="${name}" ${attributes}>${inside}</s:complexType>`;
const extension = (name: string, base: string, inside = '', attributes = ''): string =>
  complex(
    name,
    `<s:complexContent><s:extension base="${base}">${inside}</s:extension></s:complexContent>`,
    attributes,
  );
const restriction = (name: string, base: string, inside = ''): string =>
  complex(
    name,
    `<s:complexContent><s:restriction base="${base}">${inside}</s:restriction></s:complexContent>`,
  );
const sequence = (...names: readonly string[]): string =>
  `<s:sequence>${names.map((name) => `<s:element name="${name}" type="s:int"/>`).join('')}</s:sequence>`;

describe('arrays of the SOAP encoding', () => {
  const soapenc = 'http://schemas.xmlsoap.org/soap/encoding/';
  const array = (inside: string): string => restriction('T', 'soapenc:Array', inside);
  const arrayType = (text: string): string =>
    array(`<s:attribute ref="soapenc:arrayType" wsdl:arrayType="${text}"/>`);
  const items =
    '<s:sequence><s:element name="thing" type="s:date" minOccurs="0" maxOccurs="unbounded"/></s:sequence>';
  test.each<[construct: string, schema: string, item: string]>([
    ['wsdl:arrayType', arrayType('s:int[]'), 'int'],
    ['wsdl:arrayType with a length', arrayType('t:T[ 5 ]'), 'T'],
    ['soapenc:Array with restated items', array(items), 'date'],
    [
      'soapenc:Array with both',
      array(`${items}<s:attribute ref="soapenc:arrayType" wsdl:arrayType="s:int[]"/>`),
      'int',
    ],
    [
      'soapenc:Array that says nothing of its items',
      array('<s:attributeGroup ref="soapenc:commonAttributes"/>'),
      'anyType',
    ],
    ['a wsdl:arrayType of arrays', arrayType('s:int[][]'), '#T.item'],
    [
      'an array that restricts an array',
      arrayType('s:int[]').replace('"T"', '"A"') + restriction('T', 't:A'),
      'int',
    ],
  ])('takes %s', (_construct, schema, item) => {
    const found = complexIn(compileSchema(schema), 'T');
    expect(membersOf(found)).toEqual([`item?: ${item}[] | null`]);
    expect(found.arrayOf?.replace(/.*\}/, '')).toBe(item);
    expect([attributesOf(found), found.base]).toEqual([[], undefined]);
  });

  test('takes soapenc:Array itself', () => {
    const types = compileSchema(
      complex('T', '<s:sequence><s:element name="a" type="soapenc:Array"/></s:sequence>'),
    );
    expect(membersOf(complexIn(types, 'Array', soapenc))).toEqual(['item?: anyType[] | null']);
  });

  test.each<[name: string, base: string]>([
    ['string', 'string'],
    ['int', 'int'],
    ['base64', 'base64Binary'],
    ['dateTime', 'dateTime'],
  ])('takes soapenc:%s, which may be nil', (name, builtin) => {
    const types = compileSchema(
      complex('T', `<s:sequence><s:element name="a" type="soapenc:${name}"/></s:sequence>`),
    );
    expect(typeIn(types, name, soapenc)).toMatchObject({ kind: 'simple', base: builtin });
    expect(membersOf(complexIn(types, 'T'))).toEqual([`a: ${name} | null`]);
  });

  test.each<[construct: string, schema: string, reason: string]>([
    ['two dimensions', arrayType('s:int[,]'), 'wsdl:arrayType="s:int[,]" in T'],
    ['no brackets', arrayType('s:int'), 'wsdl:arrayType="s:int" in T'],
    ['items of two kinds', array(sequence('a', 'b')), 'a soapenc:Array of several elements in T'],
    ['more than items', extension('T', 'soapenc:Array', sequence('a')), 'an extension of soapenc:Array in T'],
  ])('an array of %s is refused by its name', (_construct, schema, reason) => {
    expect(refusalOf(typeIn(compileSchema(schema), 'T'))).toBe(reason);
  });
});
