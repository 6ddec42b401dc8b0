import { expect, test } from 'vitest';
import { shapeAnswer } from '../../src/simulator/soap/answer-shape.ts';
import { readServiceSchema } from '../../src/simulator/soap/service-schema.ts';

const schema = readServiceSchema(`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"><types><s:schema targetNamespace="urn:t">
  <s:element name="R"><s:complexType><s:sequence>
    <s:element name="b" type="s:string"/>
    <s:element name="aNSizeIs" type="s:int"/>
    <s:element name="a" type="t:Item" maxOccurs="unbounded"/>
    <s:element name="loneNSizeIs" type="s:int"/>
  </s:sequence></s:complexType></s:element>
  <s:complexType name="Item"><s:sequence><s:element name="n" type="s:int"/></s:sequence></s:complexType>
</s:schema></types><service name="S"><port name="P"/></service></definitions>`);
const shape = (answer: Parameters<typeof shapeAnswer>[1], arrays: 'flat' | 'wrapped' = 'flat') =>
  JSON.stringify(shapeAnswer(schema.elementMembers('R'), answer, schema, arrays));

test.each([
  ['the order of the schema', { a: [{ n: 1 }], b: 'x' }, '{"b":"x","aNSizeIs":1,"a":[{"n":1}]}'],
  ['no array where it is empty, but its count', { a: [], b: '' }, '{"b":"","aNSizeIs":0}'],
  [
    'nothing the type does not have',
    { b: 'x', c: 1, a: [{ n: 1, m: 2 }] },
    '{"b":"x","aNSizeIs":1,"a":[{"n":1}]}',
  ],
  ['nothing for what is not there', {}, '{"aNSizeIs":0}'],
  ['a member that only looks like a count', { loneNSizeIs: 4 }, '{"aNSizeIs":0,"loneNSizeIs":4}'],
  [
    'text that node-soap would take for markup',
    { b: '<![CDATA[&' },
    '{"b":{"$xml":"&lt;![CDATA[&amp;"},"aNSizeIs":0}',
  ],
])('an answer has %s', (_what, answer, expected) => {
  expect(shape(answer)).toBe(expected);
});

test('a wrapped array has one member, named after the type', () => {
  expect(shape({ a: [{ n: 1 }, { n: 2 }] }, 'wrapped')).toBe('{"aNSizeIs":2,"a":{"Item":[{"n":1},{"n":2}]}}');
});
