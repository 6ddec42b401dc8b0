import { describe, expect, test } from 'vitest';
import {
  conventionBook,
  limitsOf,
  matchesPattern,
  parseConventions,
  parseOperationClasses,
  safetyOf,
} from '../../src/contract/conventions.ts';
import type { Member, Operation, Service } from '../../src/contract/service-model.ts';
import { BridgeError, type RequestFlaw } from '../../src/error/bridge-error.ts';
import type { QName } from '../../src/xml/names.ts';
import { contract } from '../support/contract.ts';
import { fileOf } from '../support/wsdl-folder.ts';
import { plainConventions } from '../support/wsdl-text.ts';

const conventions = parseConventions(fileOf('conventions.json'));
const classes = parseOperationClasses(fileOf('operations.json'));

const types = contract.services.flatMap((service) => [...service.types.values()]);
const members = types.flatMap((type) =>
  type.kind === 'complex'
    ? type.members.map((member) => ({ name: `${type.name}.${member.name}`, member }))
    : [],
);

function membersOf(service: Service, name: QName): readonly Member[] {
  const type = service.types.get(name);
  return type?.kind === 'complex' ? type.members : [];
}

/** `Operation/member` and `Operation/member.member` for the request of an operation. */
function requestNames(service: Service, operation: Operation): string[] {
  return membersOf(service, operation.request.type).flatMap((member) => [
    `${operation.name}/${member.name}`,
    ...membersOf(service, member.type).map(({ name }) => `${operation.name}/${member.name}.${name}`),
  ]);
}

const known = [
  ...members.map(({ name }) => name),
  ...contract.services.flatMap((service) =>
    [...service.operations.values()].flatMap((operation) => requestNames(service, operation)),
  ),
];

describe('conventions.json speaks of what is in the WSDLs', () => {
  const patterns = [
    ...Object.keys(conventions.defaults),
    ...conventions.dates.flatMap((date) => date.members),
    ...Object.values(conventions.enums).flatMap((entry) => entry.members),
    ...Object.keys(conventions.names.overrides),
  ];
  test.each(patterns)('%s matches a member', (pattern) => {
    expect(known.filter((name) => matchesPattern(pattern, name))).not.toEqual([]);
  });

  test('holders, the validation type and the optional structures exist', () => {
    const { holders, validation } = conventions;
    expect(known).toContain(`CfgSiteHolder.${holders.full}`);
    expect(known).toContain(`CfgSiteHolder.${holders.short}`);
    const { type = '', ...parts } = validation ?? {};
    for (const member of Object.values(parts)) expect(known).toContain(`${type}.${member}`);
    for (const name of conventions.optionalStructures) expect(known).toContain(`GetSite/${name}`);
  });

  test('a count suffix is followed by its array in the WSDLs', () => {
    const counts = known.filter(
      (name) => name.endsWith(conventions.arrays.countSuffix) && !name.includes('/'),
    );
    expect(counts.length).toBeGreaterThan(30);
    for (const count of counts)
      expect(known).toContain(count.slice(0, -conventions.arrays.countSuffix.length));
  });

  test('every enum covers an int, every date a double', () => {
    const odd = members.filter(({ member }) => {
      const base = member.type.slice(member.type.indexOf('}') + 1);
      return (
        (member.enum !== undefined && base !== 'int') || (member.date !== undefined && base !== 'double')
      );
    });
    expect(odd).toEqual([]);
  });

  test('no two constants of an enum share a number', () => {
    for (const [name, { values }] of Object.entries(conventions.enums)) {
      const numbers = Object.values(values);
      expect([name, new Set(numbers).size]).toEqual([name, numbers.length]);
    }
  });

  test('while numbers are guesses, enums that choose what is read or deleted are critical', () => {
    const critical = Object.entries(conventions.enums).filter(([, entry]) => entry.critical);
    expect(critical.map(([name]) => name)).toEqual([
      'ECfgObjectType',
      'ESchSource',
      'ESchStateLayout',
      'ECalItemType',
      'ECalStatus',
      'EPerfLevel',
    ]);
    expect(Object.values(conventions.enums).every((entry) => entry.provisional)).toBe(true);
  });
});

describe('operations.json', () => {
  test('lists every operation and nothing else', () => {
    const listed = Object.entries(classes.safety).flatMap(([family, operations]) =>
      Object.keys(operations).map((operation) => `${family}.${operation}`),
    );
    const described = contract.services.flatMap((service) =>
      [...service.operations.keys()].map((operation) => `${service.family}.${operation}`),
    );
    // Two versions of a service share their names.
    expect(listed.sort()).toEqual([...new Set(described)].sort());
  });

  test.each([
    ['a read', 'ConfigService', 'GetSite', 'read'],
    ['a write that may be repeated', 'ConfigService', 'UpdateUser', 'idempotent'],
    ['a creation', 'ConfigService', 'InsertUser', 'create'],
    ['a deletion', 'ConfigService', 'DeleteCfgObject', 'destructive'],
    ['an operation that is not listed', 'ConfigService', 'GetEverything', 'destructive'],
    ['a service that is not listed', 'PayrollService', 'GetSite', 'destructive'],
    ['an operation called like a member of Object', 'ConfigService', 'toString', 'destructive'],
    ['a service called like a member of Object', 'constructor', 'name', 'destructive'],
  ])('%s: %s.%s is %s', (_name, family, operation, safety) => {
    expect(safetyOf(classes, family, operation)).toBe(safety);
  });

  test('reaches the operations of the model', () => {
    const config = contract.services.find(({ family }) => family === 'ConfigService');
    const safety = (name: string): string | undefined => config?.operations.get(name)?.safety;
    expect(['GetUser', 'InsertUser', 'UpdateUser', 'DeleteCfgObject'].map(safety)).toEqual([
      'read',
      'create',
      'idempotent',
      'destructive',
    ]);
  });

  test('the two services of the bridge itself are reserved', () => {
    const reserved = contract.services.flatMap((service) =>
      [...service.operations.values()].filter((operation) => operation.reserved).map(() => service.family),
    );
    expect(new Set(reserved)).toEqual(new Set(['LocatorService', 'SessionService']));
    expect(reserved).toHaveLength(5);
  });
});

/** The flaws with their pointers into the file, whose name is before them. */
function flawsOf(parse: (text: string) => unknown, text: string): readonly RequestFlaw[] {
  try {
    parse(text);
  } catch (reason) {
    if (reason instanceof BridgeError && reason.code === 'invalid-contract')
      return reason.facts.errors!.map(({ pointer = '', detail }) => ({
        pointer: pointer.replace(/^(?:conventions|operations)\.json#/, ''),
        detail,
      }));
    throw reason;
  }
  throw new Error('the text was accepted');
}

describe('a file of the wrong shape is refused with pointers', () => {
  test.each([
    ['a member too many', { ...conventions, more: 1 }, ['']],
    ['a member missing', { ...conventions, holders: { full: 'a', short: 'b' } }, ['/holders/items']],
    ['an empty suffix', { ...conventions, arrays: { countSuffix: '' } }, ['/arrays/countSuffix']],
    [
      'two mistakes at once',
      { ...conventions, dates: [{ members: 'x', form: 'day', evidence: '' }] },
      ['/dates/0/members', '/dates/0/form'],
    ],
    ['a key with a slash and a tilde', { ...conventions, defaults: { 'a/b~c': {} } }, ['/defaults/a~1b~0c']],
    ['no object', [], ['']],
  ])('conventions.json with %s', (_name, value, pointers) => {
    expect(flawsOf(parseConventions, JSON.stringify(value)).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('operations.json with a class that does not exist', () => {
    const text = JSON.stringify({ reserved: [], safety: { A: { B: 'harmless' } } });
    expect(flawsOf(parseOperationClasses, text).map(({ pointer }) => pointer)).toEqual(['/safety/A/B']);
  });

  test('the bounds of an operation are those of the file', () => {
    const limits = { Config: { GetAgent: { totalBytes: 1000, depth: 7 } } };
    const parsed = parseOperationClasses(JSON.stringify({ reserved: [], safety: {}, limits }));
    expect(limitsOf(parsed, 'Config', 'GetAgent')).toEqual({ totalBytes: 1000, depth: 7 });
    expect(limitsOf(parsed, 'Config', 'constructor')).toEqual({});
    expect(limitsOf(parsed, 'toString', 'GetAgent')).toEqual({});
    expect(limitsOf(classes, 'Config', 'GetAgent')).toEqual({});
  });

  test.each<[what: string, limits: unknown, pointer: string]>([
    ['a name that is none', { A: { B: { totalByte: 1 } } }, '/limits/A/B'],
    ['nothing at all', { A: { B: { depth: 0 } } }, '/limits/A/B/depth'],
    ['less than nothing', { A: { B: { textBytes: -1 } } }, '/limits/A/B/textBytes'],
    ['half a byte', { A: { B: { opaqueBytes: 1.5 } } }, '/limits/A/B/opaqueBytes'],
    ['a text', { A: { B: { attributes: '5' } } }, '/limits/A/B/attributes'],
    ['no operation', { A: 5 }, '/limits/A'],
  ])('a bound that is %s is refused', (_what, limits, pointer) => {
    const text = JSON.stringify({ reserved: [], safety: {}, limits });
    expect(flawsOf(parseOperationClasses, text).map((flaw) => flaw.pointer)).toEqual([pointer]);
  });

  test.each([
    ['conventions.json', parseConventions],
    ['operations.json', parseOperationClasses],
  ])('%s that is not JSON is named', (file, parse) => {
    expect(() => parse('{')).toThrow(`${file} is not JSON: `);
  });
});

describe('patterns', () => {
  test.each<[pattern: string, name: string, matches: boolean]>([
    ['CfgUser.wmName', 'CfgUser.wmName', true],
    ['CfgUser.wmName', 'CfgUserXwmName', false],
    ['Cfg*Details.provide*', 'CfgAgentDetails.provideSkillInfo', true],
    ['Cfg*Details.provide*', 'CfgAgentDetails.provide', true],
    ['Cfg*.wmDay', 'CfgA.inner.wmDay', false],
    ['*.a+b', 'X.a+b', true],
    ['*.a+b', 'X.aab', false],
  ])('%s and %s: %s', (pattern, name, matches) => {
    expect(matchesPattern(pattern, name)).toBe(matches);
  });
});

describe('defaults', () => {
  const values = { NONE: 7 };
  const enums = { E: { provisional: false, critical: false, evidence: '', members: ['T.a'], values } };

  test('the name of an enum value becomes its number', () => {
    expect(conventionBook({ ...plainConventions, enums, defaults: { 'T.a': 'NONE' } }).fillOf('T.a')).toBe(7);
  });

  test('a name that the enum does not have is refused', () => {
    const book = conventionBook({ ...plainConventions, enums, defaults: { 'T.a': 'SOME' } });
    expect(() => book.fillOf('T.a')).toThrow(/the default SOME of T\.a names no enum value/);
  });
});
