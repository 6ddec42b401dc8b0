import { describe, expect, test } from 'vitest';
import { friendlyNames } from '../../src/contract/friendly-names.ts';
import { contract } from '../support/contract.ts';

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
