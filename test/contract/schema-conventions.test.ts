/** What the conventions say of a type holds in the types that derive from it. */
import { expect, test } from 'vitest';
import { compileSchema, complexIn } from '../support/schema-facts.ts';

const sequence = (inside: string): string => `<s:sequence>${inside}</s:sequence>`;
const double = (name: string): string => `<s:element name="${name}" type="s:double"/>`;
const extension = (inside: string): string =>
  `<s:complexType name="T"><s:complexContent><s:extension base="t:B">${sequence(inside)}</s:extension></s:complexContent></s:complexType>`;
const base = (inside: string): string => `<s:complexType name="B">${sequence(inside)}</s:complexType>`;
const array = (name: string): string =>
  `<s:element name="${name}" type="s:int" minOccurs="0" maxOccurs="unbounded"/>`;

test('a date of the base is a date in a derived type, and may be another one there', () => {
  const types = compileSchema(base(double('wmFrom') + double('wmTo')) + extension(double('wmAt')), {
    dates: [
      { members: ['T.wmTo'], form: 'dateTime', evidence: 'code' },
      { members: ['B.*'], form: 'date', none: 0, evidence: 'code' },
    ],
  });
  expect(complexIn(types, 'T').members.map(({ friendly, date }) => [friendly, date?.form])).toEqual([
    ['from', 'date'],
    ['to', 'dateTime'],
    ['at', undefined],
  ]);
});

test('a count may stand in the base and its array in a derived type', () => {
  const types = compileSchema(base('<s:element name="fooNSizeIs" type="s:int"/>') + extension(array('foo')));
  const counts = (name: string): unknown[] =>
    complexIn(types, name).members.map(({ key, countOf }) => [key, countOf]);
  expect(counts('B')).toEqual([['fooNSizeIs', undefined]]);
  expect(counts('T')).toEqual([
    ['fooNSizeIs', 'foo'],
    ['foo', undefined],
  ]);
});

test.each([
  ['a number', '<s:element name="fooNSizeIs" type="s:int"/>', 'foo'],
  ['a long', '<s:element name="fooNSizeIs" type="s:long" minOccurs="0"/>', 'foo'],
  ['a text', '<s:element name="fooNSizeIs" type="s:string"/>', undefined],
  ['a list', '<s:element name="fooNSizeIs" type="s:NMTOKENS"/>', undefined],
  ['an array itself', '<s:element name="fooNSizeIs" type="s:int" maxOccurs="unbounded"/>', undefined],
  ['an object', '<s:element name="fooNSizeIs" type="s:anyType"/>', undefined],
])('%s with the name of a count', (_name, element, countOf) => {
  const types = compileSchema(base(element) + extension(array('foo')));
  const member = complexIn(types, 'T').members.find(({ key }) => key === 'fooNSizeIs');
  expect(member?.countOf).toBe(countOf);
});

test('a holder is one by the arrays of its base too', () => {
  const types = compileSchema(base(array('objectArray')) + extension(array('objectShortArray')));
  expect(complexIn(types, 'B').holder).toBeUndefined();
  expect(complexIn(types, 'T').holder).toEqual({
    full: 'objectArray',
    short: 'objectShortArray',
    items: 'items',
  });
});
