/** What of XML Schema becomes what of the model: a row for each construct, named as the schema names it. */
import { describe, expect, test } from 'vitest';
import { compileSchema, complexIn, contentOf, membersOf } from '../support/schema-facts.ts';

const type = (inside: string): string => `<s:complexType name="T">${inside}</s:complexType>`;
const sequence = (inside: string): string => type(`<s:sequence>${inside}</s:sequence>`);
const element = (name: string, attributes = ''): string =>
  `<s:element name="${name}" type="s:int" ${attributes}/>`;
const [a, b, c] = [element('a'), element('b'), element('c')];

describe('content', () => {
  test.each<[construct: string, schema: string, members: readonly string[], content: string]>([
    ['an empty xsd:complexType', type(''), [], '()'],
    ['xsd:sequence', sequence(a + b), ['a: int', 'b: int'], '(a, b)'],
    ['xsd:choice', type(`<s:choice>${a}${b}</s:choice>`), ['a?: int', 'b?: int'], '(a | b)'],
    [
      'an optional xsd:choice in a sequence',
      sequence(`${a}<s:choice minOccurs="0">${b}${c}</s:choice>`),
      ['a: int', 'b?: int', 'c?: int'],
      '(a, (b | c)?)',
    ],
    [
      'xsd:choice with a branch that may be empty',
      type(`<s:choice>${element('a', 'minOccurs="0"')}${b}</s:choice>`),
      ['a?: int', 'b?: int'],
      '(a? | b)?',
    ],
    [
      'xsd:choice of sequences',
      type(`<s:choice><s:sequence>${a}${b}</s:sequence>${c}</s:choice>`),
      ['a?: int', 'b?: int', 'c?: int'],
      '((a, b) | c)',
    ],
    [
      'xsd:all',
      type(`<s:all>${a}${element('b', 'minOccurs="0"')}</s:all>`),
      ['a: int', 'b?: int'],
      '(a & b?)',
    ],
    [
      'an optional xsd:sequence',
      type(`<s:sequence minOccurs="0">${a}${b}</s:sequence>`),
      ['a?: int', 'b?: int'],
      '(a, b)?',
    ],
    [
      'an xsd:sequence in a sequence',
      sequence(`${a}<s:sequence>${b}${c}</s:sequence>`),
      ['a: int', 'b: int', 'c: int'],
      '(a, b, c)',
    ],
    [
      'maxOccurs="unbounded"',
      sequence(element('a', 'minOccurs="0" maxOccurs="unbounded"')),
      ['a?: int[]'],
      '(a[0..]?)',
    ],
    [
      'minOccurs and maxOccurs as numbers',
      sequence(element('a', 'minOccurs="2" maxOccurs="5"')),
      ['a: int[]'],
      '(a[2..5])',
    ],
    [
      'an optional xsd:sequence of an element that is then there twice',
      type(`<s:sequence minOccurs="0">${element('a', 'minOccurs="2" maxOccurs="3"')}</s:sequence>`),
      ['a?: int[]'],
      '(a[2..3])?',
    ],
    ['maxOccurs="0"', sequence(element('a', 'minOccurs="0" maxOccurs="0"') + b), ['b: int'], '(b)'],
    [
      'a repeated xsd:sequence of one element',
      type(`<s:sequence minOccurs="0" maxOccurs="unbounded">${a}</s:sequence>`),
      ['a?: int[]'],
      '(a[0..]?)',
    ],
    [
      'a repeated xsd:choice of one element',
      type(`<s:choice maxOccurs="3">${element('a', 'maxOccurs="2"')}</s:choice>`),
      ['a: int[]'],
      '(a[1..6])',
    ],
    [
      'a repeated xsd:sequence of several elements',
      sequence(`${c}<s:sequence maxOccurs="unbounded">${a}${b}</s:sequence>`),
      ['c: int', '@sequence: #T.@sequence[]'],
      '(c, @sequence[1..])',
    ],
    [
      'a repeated xsd:choice of several elements',
      type(`<s:choice minOccurs="0" maxOccurs="unbounded">${a}${b}</s:choice>`),
      ['@choice?: #T.@choice[]'],
      '(@choice[0..]?)',
    ],
    [
      'two repeated groups',
      sequence(`<s:choice maxOccurs="2">${a}${b}</s:choice>${c}<s:choice maxOccurs="4">${a}${b}</s:choice>`),
      ['@choice: #T.@choice[]', 'c: int', '@choice2: #T.@choice2[]'],
      '(@choice[1..2], c, @choice2[1..4])',
    ],
    [
      'an element that follows itself',
      sequence(a + a + element('a', 'minOccurs="0"')),
      ['a: int[]'],
      '(a[2..3])',
    ],
    [
      'an element in several branches of an xsd:choice',
      type(
        `<s:choice><s:sequence>${b}${a}</s:sequence><s:sequence>${c}${element('a', 'maxOccurs="3"')}</s:sequence></s:choice>`,
      ),
      ['b?: int', 'a?: int[]', 'c?: int'],
      '((b, a[1..3]) | (c, a[1..3]))',
    ],
    [
      'xsd:any',
      sequence(`${a}<s:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/>`),
      ['a: int', '@any?: anyType[]'],
      '(a, @any[0..]?)',
    ],
    [
      'two xsd:any',
      sequence(`<s:any namespace="##other"/>${a}<s:any namespace="##local"/>`),
      ['@any: anyType[]', 'a: int', '@any2: anyType[]'],
      '(@any[1..1], a, @any2[1..1])',
    ],
    [
      'xsd:group',
      `<s:group name="G"><s:sequence>${a}${b}</s:sequence></s:group>${sequence(`${c}<s:group ref="t:G"/>`)}`,
      ['c: int', 'a: int', 'b: int'],
      '(c, a, b)',
    ],
    [
      'xsd:group as the whole content, optional',
      `<s:group name="G"><s:choice>${a}${b}</s:choice></s:group>${type('<s:group ref="t:G" minOccurs="0"/>')}`,
      ['a?: int', 'b?: int'],
      '(a | b)?',
    ],
    [
      'a repeated xsd:group',
      `<s:group name="G"><s:sequence>${a}${b}</s:sequence></s:group>${type('<s:group ref="t:G" maxOccurs="9"/>')}`,
      ['@sequence: #T.@sequence[]'],
      '(@sequence[1..9])',
    ],
    [
      'xsd:group within xsd:group',
      `<s:group name="G"><s:sequence><s:group ref="t:H"/>${b}</s:sequence></s:group>
          <s:group name="H"><s:sequence>${a}</s:sequence></s:group>${type('<s:group ref="t:G"/>')}`,
      ['a: int', 'b: int'],
      '(a, b)',
    ],
  ])('takes %s', (_construct, schema, members, content) => {
    const found = complexIn(compileSchema(schema), 'T');
    expect({ members: membersOf(found), content: contentOf(found) }).toEqual({ members, content });
  });
});

test.each<[form: string, attribute: string, namespace: string]>([
  ['##any', '', '##any'],
  ['##other', 'namespace="##other"', '!urn:test'],
  ['##targetNamespace and ##local', 'namespace="##targetNamespace ##local"', 'urn:test ##local'],
  ['a list', 'namespace="urn:a  urn:b"', 'urn:a urn:b'],
])('takes xsd:any/@namespace: %s', (_form, attribute, namespace) => {
  const found = complexIn(compileSchema(sequence(`<s:any ${attribute} processContents="skip"/>`)), 'T');
  expect(found.members[0]).toMatchObject({ kind: 'any', namespace, repeated: true });
});
