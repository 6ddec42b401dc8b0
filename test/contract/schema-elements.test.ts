/** Elements, global and local: references, substitution, defaults, names on the wire, and content that stays XML. */
import { describe, expect, test } from 'vitest';
import {
  compileDocuments,
  compileSchema,
  complexIn,
  contentOf,
  membersOf,
  schemaDocument,
  typeIn,
} from '../support/schema-facts.ts';

const type = (inside: string): string => `<s:complexType name="T">${inside}</s:complexType>`;
const sequence = (inside: string): string => type(`<s:sequence>${inside}</s:sequence>`);
const element = (name: string, attributes = ''): string =>
  `<s:element name="${name}" type="s:int" ${attributes}/>`;
const [a, b] = [element('a'), element('b')];
const head = `<s:element name="head" type="t:Head"/><s:complexType name="Head"/>`;
const substitute = (name: string, of = 't:head'): string =>
  `<s:element name="${name}" type="t:Head" substitutionGroup="${of}"/>`;

describe('elements', () => {
  test.each<[construct: string, schema: string, members: readonly string[], content: string]>([
    [
      'element/@ref',
      `<s:element name="g" type="s:string" nillable="1"/>${sequence('<s:element ref="t:g" minOccurs="0"/>')}`,
      ['g?: string | null'],
      '(g?)',
    ],
    [
      'element/@substitutionGroup',
      `${head}${substitute('y')}${substitute('x')}${substitute('z', 't:x')}${sequence('<s:element ref="t:head"/>')}`,
      ['head?: Head', 'x?: Head', 'y?: Head', 'z?: Head'],
      '(head | x | y | z)',
    ],
    [
      'a repeated substitution group',
      `${head}${substitute('x')}${sequence('<s:element ref="t:head" minOccurs="0" maxOccurs="unbounded"/>')}`,
      ['head?: #T.head[]'],
      '(head[0..]?)',
    ],
    [
      'element/@abstract with one substitute',
      `<s:element name="head" abstract="true"/><s:element name="x" type="s:int" substitutionGroup="t:head"/>
          ${sequence('<s:element ref="t:head" maxOccurs="2"/>')}`,
      ['x: int[]'],
      '(x[1..2])',
    ],
    [
      'element/@abstract that nothing substitutes, where it may be absent',
      `<s:element name="head" abstract="true"/>${sequence(`${a}<s:element ref="t:head" minOccurs="0"/>`)}`,
      ['a: int'],
      '(a)',
    ],
    [
      'a substitute without a type, which has that of its head',
      `<s:element name="head" type="s:date" abstract="true"/><s:element name="x" substitutionGroup="t:head"/>
          ${sequence('<s:element ref="t:head"/>')}`,
      ['x: date'],
      '(x)',
    ],
    ['an element without a type', sequence('<s:element name="a"/>'), ['a: anyType'], '(a)'],
    [
      'element/@ref to xsd:schema',
      sequence('<s:element ref="s:schema"/><s:any/>'),
      ['schema: anyType', '@any: anyType[]'],
      '(schema, @any[1..1])',
    ],
    [
      'element/@nillable as true and 1',
      sequence(element('a', 'nillable="true"') + element('b', 'nillable="1"') + element('c', 'nillable="0"')),
      ['a: int | null', 'b: int | null', 'c: int'],
      '(a, b, c)',
    ],
    [
      'an element that holds its type',
      sequence(
        `<s:element name="in"><s:complexType><s:sequence>${a}</s:sequence></s:complexType></s:element>`,
      ),
      ['in: #T.in'],
      '(in)',
    ],
    [
      'a type that holds itself',
      sequence('<s:element name="t" type="t:T" minOccurs="0"/>'),
      ['t?: T'],
      '(t?)',
    ],
    [
      'a group that holds itself through a type',
      `<s:group name="G"><s:sequence><s:element name="t" type="t:T"/></s:sequence></s:group>${type('<s:group ref="t:G"/>')}`,
      ['t: T'],
      '(t)',
    ],
    [
      'xsd:key, xsd:keyref, xsd:unique and xsd:annotation, which say nothing about shape',
      sequence(
        `<s:annotation><s:appinfo><x xmlns=""/></s:appinfo></s:annotation><s:element name="a" type="s:int" id="i"
            xmlns:j="urn:j" j:hint="1"><s:key name="k"><s:selector xpath="."/></s:key><s:unique name="u"/></s:element>`,
      ),
      ['a: int'],
      '(a)',
    ],
  ])('takes %s', (_construct, schema, members, content) => {
    const found = complexIn(compileSchema(schema), 'T');
    expect({ members: membersOf(found), content: contentOf(found) }).toEqual({ members, content });
  });
});

describe('opaque types', () => {
  test.each<[construct: string, schema: string]>([
    [
      'complexType/@mixed',
      '<s:complexType name="T" mixed="true"><s:sequence><s:any/></s:sequence></s:complexType>',
    ],
    [
      'complexContent/@mixed',
      type('<s:complexContent mixed="1"><s:restriction base="s:anyType"/></s:complexContent>'),
    ],
    [
      'an extension of a mixed type',
      `<s:complexType name="M" mixed="true"/>${type('<s:complexContent><s:extension base="t:M"/></s:complexContent>')}`,
    ],
    [
      'an extension of xsd:anyType',
      type('<s:complexContent><s:extension base="s:anyType"/></s:complexContent>'),
    ],
  ])('takes %s', (_construct, schema) => {
    expect(typeIn(compileSchema(schema), 'T')).toEqual({ kind: 'opaque', name: 'T' });
  });

  test('takes xsd:anyType', () => {
    const types = compileSchema(sequence('<s:element name="a" type="s:anyType"/>'));
    expect(typeIn(types, 'anyType', 'http://www.w3.org/2001/XMLSchema')).toEqual({
      kind: 'opaque',
      name: 'anyType',
    });
  });
});

describe('default and fixed', () => {
  test.each<[construct: string, attribute: string, preset: object | undefined]>([
    ['element/@default', 'default=" 7"', { text: ' 7', fixed: false }],
    ['element/@fixed', 'fixed=""', { text: '', fixed: true }],
    ['neither', '', undefined],
  ])('takes %s', (_construct, attribute, preset) => {
    expect(complexIn(compileSchema(sequence(element('a', attribute))), 'T').members[0]?.preset).toEqual(
      preset,
    );
  });
});

describe('names on the wire', () => {
  test.each<[construct: string, attributes: string, inside: string, namespace: string]>([
    ['elementFormDefault="qualified"', '', sequence(a), 'urn:test'],
    ['element/@form="unqualified"', '', sequence(element('a', 'form="unqualified"')), ''],
    ['elementFormDefault, left out', 'plain', sequence(a), ''],
    ['element/@form="qualified"', 'plain', sequence(element('a', 'form="qualified"')), 'urn:test'],
  ])('takes %s', (_construct, attributes, inside, namespace) => {
    const text = schemaDocument(inside);
    const document = attributes === 'plain' ? text.replace('elementFormDefault="qualified"', '') : text;
    const found = complexIn(compileDocuments({ 'test.xsd': document }), 'T');
    expect(found.members.map((member) => member.namespace)).toEqual([namespace]);
  });

  test('the second element of a local name has its namespace in its key', () => {
    const types = compileSchema(
      `<s:element name="a" type="s:string"/>${sequence(
        `${element('a', 'form="unqualified"')}${b}<s:element ref="t:a"/>`,
      )}`,
    );
    const found = complexIn(types, 'T');
    expect(membersOf(found)).toEqual(['a: int', 'b: int', '{urn:test}a: string']);
    expect(found.members.map(({ name, namespace }) => [name, namespace])).toEqual([
      ['a', ''],
      ['b', 'urn:test'],
      ['a', 'urn:test'],
    ]);
  });
});
