/** Groups that repeat become arrays of objects, whose type is made for them. */
import { describe, expect, test } from 'vitest';
import { compileSchema, complexIn, contentOf, membersOf } from '../support/schema-facts.ts';

const type = (inside: string): string => `<s:complexType name="T">${inside}</s:complexType>`;
const element = (name: string, attributes = ''): string =>
  `<s:element name="${name}" type="s:int" ${attributes}/>`;
const [a, b, c] = [element('a'), element('b'), element('c')];

describe('the items of a repeated group', () => {
  test.each<[construct: string, schema: string, item: string, content: string]>([
    ['a sequence', `<s:sequence maxOccurs="9">${a}${b}</s:sequence>`, '#T.@sequence', '(a, b)'],
    ['a choice', `<s:choice maxOccurs="9">${a}${b}</s:choice>`, '#T.@choice', '(a | b)'],
    [
      'a choice with a repeated branch, whose elements are items of their own',
      `<s:choice maxOccurs="2">${element('a', 'maxOccurs="4"')}${b}</s:choice>`,
      '#T.@choice',
      '(a | b)',
    ],
    [
      'a choice of a sequence',
      `<s:choice maxOccurs="2"><s:sequence>${a}${b}</s:sequence>${c}</s:choice>`,
      '#T.@choice',
      '((a, b) | c)',
    ],
    [
      'a choice within a choice',
      `<s:choice maxOccurs="2"><s:choice>${a}${b}</s:choice>${c}</s:choice>`,
      '#T.@choice',
      '(a | b | c)',
    ],
    [
      'a choice with a wildcard',
      `<s:choice maxOccurs="2">${a}<s:any maxOccurs="3"/></s:choice>`,
      '#T.@choice',
      '(a | @any[1..1])',
    ],
    [
      'a group within a group',
      `<s:sequence maxOccurs="9">${a}<s:choice maxOccurs="9">${b}${c}</s:choice></s:sequence>`,
      '#T.@sequence',
      '(a, @choice[1..9])',
    ],
  ])('are objects of a type of their own: %s', (_construct, group, item, content) => {
    const types = compileSchema(type(group));
    expect(contentOf(complexIn(types, item))).toBe(content);
    expect(complexIn(types, 'T').members.map(({ kind }) => kind)).toEqual(['group']);
  });

  test('their bounds multiply those of a repeated branch', () => {
    const schema = type(
      `<s:choice minOccurs="2" maxOccurs="3">${element('a', 'maxOccurs="4"')}${b}</s:choice>`,
    );
    expect(contentOf(complexIn(compileSchema(schema), 'T'))).toBe('(@choice[2..12])');
  });

  test('none is needed where all of a group may be absent', () => {
    const optional = element('a', 'minOccurs="0"') + element('b', 'minOccurs="0"');
    const schema = type(`<s:sequence maxOccurs="9">${optional}</s:sequence>`);
    expect(membersOf(complexIn(compileSchema(schema), 'T'))).toEqual(['@sequence?: #T.@sequence[]']);
  });
});
