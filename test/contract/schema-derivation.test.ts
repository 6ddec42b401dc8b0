/** Extension, restriction, abstract types and the arrays of the SOAP encoding. */
import { describe, expect, test } from 'vitest';
import type { ComplexType } from '../../src/contract/service-model.ts';
import {
  attributesOf,
  compileSchema,
  complexIn,
  contentOf,
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
const base = complex('B', `${sequence('a')}<s:attribute name="x" type="s:int"/>`);

describe('xsd:extension', () => {
  test('takes xsd:complexContent/xsd:extension: the content of the base stands first', () => {
    const found = complexIn(
      compileSchema(
        base + extension('T', 't:B', `${sequence('b', 'c')}<s:attribute name="y" type="s:int"/>`),
      ),
      'T',
    );
    expect(membersOf(found)).toEqual(['a: int', 'b: int', 'c: int']);
    expect(contentOf(found)).toBe('(a, b, c)');
    expect(attributesOf(found)).toEqual(['@x?: int', '@y?: int']);
    expect(found.base).toBe('{urn:test}B');
  });

  test('adds nothing when it says nothing', () => {
    const found = complexIn(compileSchema(base + extension('T', 't:B')), 'T');
    expect([membersOf(found), contentOf(found)]).toEqual([['a: int'], '(a)']);
  });

  test('reads the base wherever it stands', () => {
    const types = compileSchema(
      extension('A', 't:M', sequence('c')) +
        extension('M', 't:Z', sequence('b')) +
        complex('Z', sequence('a')),
    );
    expect(membersOf(complexIn(types, 'A'))).toEqual(['a: int', 'b: int', 'c: int']);
  });

  test('a repeated choice of the base keeps its key, and the own one is numbered', () => {
    const choice = `<s:choice maxOccurs="2"><s:element name="p"/><s:element name="q"/></s:choice>`;
    const types = compileSchema(complex('B', choice) + extension('T', 't:B', choice));
    expect(membersOf(complexIn(types, 'T'))).toEqual(['@choice: #B.@choice[]', '@choice2: #T.@choice2[]']);
  });

  test('takes xsd:complexContent/xsd:extension of a type that comes with text', () => {
    const text = complex('B', '<s:simpleContent><s:extension base="s:int"/></s:simpleContent>');
    const types = compileSchema(text + extension('T', 't:B', '<s:attribute name="x"/>'));
    expect(complexIn(types, 'T')).toMatchObject({
      members: [],
      value: { type: '{http://www.w3.org/2001/XMLSchema}int' },
    });
  });
});

describe('xsd:restriction', () => {
  test('takes xsd:complexContent/xsd:restriction: content as restated, attributes inherited unless prohibited', () => {
    const wide = complex(
      'B',
      `${sequence('a', 'b')}<s:attribute name="x" type="s:int"/><s:attribute name="y" type="s:int"/><s:anyAttribute/>`,
    );
    const found = complexIn(
      compileSchema(
        wide + restriction('T', 't:B', `${sequence('a')}<s:attribute name="y" use="prohibited"/>`),
      ),
      'T',
    );
    expect([membersOf(found), attributesOf(found), found.anyAttribute]).toEqual([
      ['a: int'],
      ['@x?: int'],
      false,
    ]);
    expect(found.base).toBe('{urn:test}B');
  });

  test('what is an array in the base stays one', () => {
    const wide = complex('B', '<s:sequence><s:element name="a" type="s:int" maxOccurs="9"/></s:sequence>');
    expect(contentOf(complexIn(compileSchema(wide + restriction('T', 't:B', sequence('a'))), 'T'))).toBe(
      '(a[1..1])',
    );
  });

  test('takes xsd:complexContent/xsd:restriction of xsd:anyType, the long form of a plain type', () => {
    const found = complexIn(compileSchema(restriction('T', 's:anyType', sequence('a'))), 'T');
    expect([membersOf(found), found.base]).toEqual([['a: int'], undefined]);
  });
});

describe('xsd:simpleContent', () => {
  const value = (type: ComplexType): unknown => type.value?.type.replace(/.*\}/, '');
  const simple = (name: string, inside: string): string =>
    complex(name, `<s:simpleContent>${inside}</s:simpleContent>`);
  const money = simple(
    'Money',
    '<s:extension base="s:decimal"><s:attribute name="currency" type="s:string"/></s:extension>',
  );
  test.each<
    [
      construct: string,
      schema: string,
      facts: readonly [value: string, base: string | undefined, ...attributes: string[]],
    ]
  >([
    [
      'xsd:simpleContent/xsd:extension',
      money.replace('Money', 'T'),
      ['decimal', undefined, '@currency?: string'],
    ],
    [
      'xsd:simpleContent/xsd:extension of simple content',
      money + simple('T', '<s:extension base="t:Money"><s:attribute name="on" type="s:date"/></s:extension>'),
      ['decimal', '{urn:test}Money', '@currency?: string', '@on?: date'],
    ],
    [
      'xsd:simpleContent/xsd:restriction',
      money + simple('T', '<s:restriction base="t:Money"><s:minInclusive value="0"/></s:restriction>'),
      ['#T.$value', '{urn:test}Money', '@currency?: string'],
    ],
  ])('takes %s', (_construct, schema, facts) => {
    const found = complexIn(compileSchema(schema), 'T');
    expect([value(found), found.base, ...attributesOf(found)]).toEqual(facts);
    expect(found.members).toEqual([]);
  });

  test('the facets of a restriction are those of its text', () => {
    const types = compileSchema(
      money +
        simple(
          'T',
          '<s:restriction base="t:Money"><s:simpleType><s:restriction base="s:decimal"><s:maxInclusive value="9"/></s:restriction></s:simpleType><s:minInclusive value="0"/></s:restriction>',
        ),
    );
    expect(typeIn(types, '#T.$value')).toMatchObject({
      base: 'decimal',
      facets: { minInclusive: '0', maxInclusive: '9' },
    });
  });
});

describe('types that stand in the place of others', () => {
  const family =
    extension('Y', 't:M', sequence('y')) +
    complex('B', '', 'abstract="true"') +
    extension('M', 't:B', '', 'abstract="1"') +
    restriction('X', 't:M');
  test('takes complexType/@abstract', () => {
    const types = compileSchema(family);
    expect(['B', 'M', 'X'].map((name) => complexIn(types, name).abstract)).toEqual([true, true, false]);
  });

  test.each<[name: string, derived: readonly string[]]>([
    ['B', ['M', 'X', 'Y']],
    ['M', ['X', 'Y']],
    ['X', []],
  ])('takes xsi:type: the types derived from %s over any number of steps', (name, derived) => {
    expect(complexIn(compileSchema(family), name).derived).toEqual(
      derived.map((local) => `{urn:test}${local}`),
    );
  });

  test('an anonymous type has no name that xsi:type could say', () => {
    const anonymous = `<s:element name="e"><s:complexType><s:complexContent><s:extension base="t:B"/></s:complexContent></s:complexType></s:element>`;
    expect(complexIn(compileSchema(base + anonymous), 'B').derived).toEqual([]);
  });

  test('a derived type that is refused, or that needs one, is left out', () => {
    const odd = extension('Odd', 't:B', '<s:assert/>');
    const needs = extension('Needs', 't:B', '<s:sequence><s:element name="o" type="t:Odd"/></s:sequence>');
    const types = compileSchema(base + odd + needs + extension('Good', 't:B'));
    expect(complexIn(types, 'B').derived).toEqual(['{urn:test}Good']);
    expect(refusalOf(typeIn(types, 'Odd'))).toBe('xsd:assert in Odd');
  });
});
