import { describe, expect, test } from 'vitest';
import { friendlyNames } from '../../src/contract/friendly-names.ts';
import { contract } from '../support/contract.ts';
import { compileSchema, complexIn } from '../support/schema-facts.ts';

const names = {
  prefixes: ['wm', 'gsw'],
  overrides: {
    'T.wmOdd': 'better',
    'U.wmOdd': 'other',
    'T.wmMade': 'id',
    'T.wmSame': 'better',
    'T.wmBack': 'wmX',
  },
};

function check(members: readonly string[], expected: readonly string[]): void {
  expect([...friendlyNames('T', members, names).values()]).toEqual(expected);
}

describe('a WSDL name becomes a friendly one', () => {
  test.each([
    ['a run of capitals is one word', 'wmBUId', 'buId'],
    ['one capital is lowered', 'wmSiteId', 'siteId'],
    ['the other prefix', 'gswAgentId', 'agentId'],
    ['a name of capitals alone', 'wmAHT', 'aht'],
    ['a prefix that is part of a word stays', 'wmware', 'wmware'],
    ['a prefix alone stays', 'wm', 'wm'],
    ['a name without prefix stays as it is', 'objectID', 'objectID'],
    ['a prefix in capitals is none', 'WMSiteId', 'WMSiteId'],
    ['an override for the type wins', 'wmOdd', 'better'],
  ])('%s: %s → %s', (_name, member, friendly) => {
    check([member], [friendly]);
  });
});

describe('where two names would clash, both stay as in the WSDL', () => {
  test.each([
    ['two prefixes', ['wmId', 'gswId', 'wmName'], ['wmId', 'gswId', 'name']],
    ['a prefixed and a plain one', ['wmName', 'name'], ['wmName', 'name']],
    [
      'a WSDL name that is the friendly name of a third',
      ['wmName', 'gswName', 'gswWmName'],
      ['wmName', 'gswName', 'gswWmName'],
    ],
    ['a chain of them', ['wmX', 'x', 'gswWmX', 'wmGswWmX'], ['wmX', 'x', 'gswWmX', 'wmGswWmX']],
    ['three', ['wmX', 'gswX', 'x'], ['wmX', 'gswX', 'x']],
  ])('%s', (_name, members, expected) => {
    check(members, expected);
  });
});

describe('an override that clashes is a mistake in the conventions', () => {
  test.each([
    [
      'with a rule',
      ['wmMade', 'gswId'],
      'conventions.json: the override id of T.wmMade is the name of T.gswId too',
    ],
    [
      'with a WSDL name',
      ['id', 'wmMade'],
      'conventions.json: the override id of T.wmMade is the name of T.id too',
    ],
    [
      'with another override',
      ['wmOdd', 'wmSame'],
      'conventions.json: the override better of T.wmOdd is the name of T.wmSame too',
    ],
    [
      'with a name that was fallen back to',
      ['wmBack', 'wmX', 'gswX'],
      'conventions.json: the override wmX of T.wmBack is the name of T.wmX too',
    ],
  ])('%s', (_name, members, detail) => {
    expect(() => friendlyNames('T', members, names)).toThrow(
      expect.objectContaining({ code: 'invalid-contract', detail }) as Error,
    );
  });
});

test('in no type of the contract two members share a friendly name, and no prefix is left without a clash', () => {
  for (const service of contract.services) {
    for (const type of service.types.values()) {
      if (type.kind !== 'complex') continue;
      const visible = type.members.filter((member) => member.countOf === undefined);
      const friendly = visible.map((member) => member.friendly);
      expect(new Set(friendly).size).toBe(friendly.length);
      expect(friendly.filter((name) => /^(?:wm|gsw)[A-Z]/.test(name))).toEqual([]);
    }
  }
});

describe('members of a base keep the names they have there', () => {
  test.each<[what: string, inherited: readonly [string, string][], members: string[], expected: string[]]>([
    ['and the others are cleaned as ever', [['wmId', 'id']], ['wmId', 'wmName'], ['id', 'name']],
    [
      'a new one that would have such a name keeps its own',
      [['wmId', 'id']],
      ['wmId', 'gswId'],
      ['id', 'gswId'],
    ],
    [
      'two new ones that would share a name keep theirs',
      [['wmA', 'a']],
      ['wmA', 'wmB', 'gswB'],
      ['a', 'wmB', 'gswB'],
    ],
    [
      'unless a new one has such a name in the WSDL: then all are named anew',
      [['wmId', 'id']],
      ['wmId', 'id'],
      ['wmId', 'id'],
    ],
    [
      'one that the type leaves out takes no name',
      [
        ['wmId', 'id'],
        ['wmGone', 'name'],
      ],
      ['wmId', 'wmName'],
      ['id', 'name'],
    ],
  ])('%s', (_what, inherited, members, expected) => {
    const friendly = friendlyNames('T', members, names, new Map(inherited));
    expect(members.map((member) => friendly.get(member))).toEqual(expected);
  });
});

describe('attributes and text take what elements leave', () => {
  const friendlyOf = (schema: string): Record<string, string> => {
    const { members, attributes, value } = complexIn(compileSchema(schema), 'T');
    const named = [...members, ...attributes, ...(value === undefined ? [] : [{ key: '$value', ...value }])];
    return Object.fromEntries(named.map(({ key, friendly }) => [key, friendly]));
  };
  const type = (inside: string, name = 'T'): string =>
    `<s:complexType name="${name}">${inside}</s:complexType>`;
  const text = (base: string, attribute: string, name = 'T'): string =>
    type(
      `<s:simpleContent><s:extension base="${base}"><s:attribute name="${attribute}"/></s:extension></s:simpleContent>`,
      name,
    );
  test.each<[what: string, schema: string, names: Record<string, string>]>([
    ['an attribute has its plain name', type('<s:attribute name="wmId"/>'), { '@wmId': 'wmId' }],
    [
      'unless an element has it',
      type('<s:sequence><s:element name="wmId"/></s:sequence><s:attribute name="id"/>'),
      { wmId: 'id', '@id': '@id' },
    ],
    [
      'or another attribute',
      `<s:attribute name="id"/>${type('<s:attribute name="id"/><s:attribute ref="t:id"/>')}`,
      { '@id': 'id', '@{urn:test}id': '@{urn:test}id' },
    ],
    ['text is the value', text('s:int', 'unit'), { '@unit': 'unit', $value: 'value' }],
    ['unless an attribute is', text('s:int', 'value'), { '@value': 'value', $value: '$value' }],
    [
      'what the base calls the value stays it',
      text('s:int', 'unit', 'B') + text('t:B', 'value'),
      { '@unit': 'unit', '@value': '@value', $value: 'value' },
    ],
    [
      'an element of a derived type gives way to an attribute of the base',
      type('<s:attribute name="id"/>', 'B') +
        type(
          `<s:complexContent><s:extension base="t:B"><s:sequence><s:element name="wmId"/></s:sequence></s:extension></s:complexContent>`,
        ),
      { wmId: 'wmId', '@id': 'id' },
    ],
    [
      'unless it is called like it in the WSDL',
      type('<s:sequence><s:element name="wmName"/></s:sequence><s:attribute name="id"/>', 'B') +
        type(
          `<s:complexContent><s:extension base="t:B"><s:sequence><s:element name="id"/></s:sequence></s:extension></s:complexContent>`,
        ),
      { wmName: 'name', id: 'id', '@id': '@id' },
    ],
    [
      'names of Object are names',
      type(
        '<s:sequence><s:element name="constructor"/><s:element name="__proto__"/></s:sequence><s:attribute name="toString"/>',
      ),
      JSON.parse('{"constructor":"constructor","__proto__":"__proto__","@toString":"toString"}') as Record<
        string,
        string
      >,
    ],
    [
      'groups and wildcards are called alike in both profiles',
      type(
        '<s:sequence><s:any/><s:choice maxOccurs="2"><s:element name="a"/><s:element name="b"/></s:choice></s:sequence>',
      ),
      { '@any': '@any', '@choice': '@choice' },
    ],
  ])('%s', (_what, schema, expected) => {
    expect(friendlyOf(schema)).toEqual(expected);
  });
});
