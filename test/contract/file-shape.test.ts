/** What is said of a conventions.json or operations.json that is not as it should be. */
import { describe, expect, test } from 'vitest';
import { parseConventions, parseOperationClasses } from '../../src/contract/conventions.ts';
import { failureIn } from '../support/failure-of.ts';
import { fileOf } from '../support/wsdl-folder.ts';

type Json = Record<string, unknown>;

function flaws(parse: () => unknown): readonly string[] {
  const { code, facts } = failureIn(parse);
  expect(code).toBe('invalid-contract');
  return (facts.errors ?? []).map(({ pointer, detail }) => `${pointer ?? ''}: ${detail}`);
}

const file = JSON.parse(fileOf('conventions.json')) as Json;
const topKeys = 'arrays, names, holders, validation, optionalStructures, defaults, dates, enums';

test('the files of the repository are as they should be', () => {
  expect(parseConventions(fileOf('conventions.json'))).toEqual(file);
  expect(parseOperationClasses(fileOf('operations.json')).reserved).not.toEqual([]);
});

describe('conventions.json', () => {
  test.each<[what: string, value: unknown, found: readonly string[]]>([
    ['is an array', [], ['conventions.json#: an object is expected, an array was found']],
    ['is null', null, ['conventions.json#: an object is expected, null was found']],
    [
      'has a key that is misspelt',
      { ...file, dats: [] },
      [`conventions.json#: there is no key "dats" (did you mean dates?); the keys are ${topKeys}`],
    ],
    [
      'has two keys that mean nothing',
      { ...file, x: 1, ['a/b']: 1 },
      [
        `conventions.json#: there is no key "x"; the keys are ${topKeys}`,
        `conventions.json#: there is no key "a/b"; the keys are ${topKeys}`,
      ],
    ],
    [
      'lacks a key deep inside and has another',
      { ...file, arrays: { countSufix: 'N' } },
      [
        'conventions.json#/arrays/countSuffix: a string is expected, nothing was found',
        'conventions.json#/arrays: there is no key "countSufix" (did you mean countSuffix?); the keys are countSuffix',
      ],
    ],
    [
      'has an optional part with a key that is misspelt',
      { ...file, validation: { ...(file['validation'] as Json), sucess: 'x' } },
      [
        'conventions.json#/validation: there is no key "sucess" (did you mean success?); the keys are type, success, warnings, errors, objectId',
      ],
    ],
    [
      'has a word that is not among the words',
      { ...file, dates: [{ members: ['a'], form: 'datetime', evidence: 'x' }] },
      [
        'conventions.json#/dates/0/form: one of "date", "dateTime" is expected, "datetime" was found (did you mean dateTime?)',
      ],
    ],
    [
      'has a default of no kind',
      { ...file, defaults: { 'A~b/c': { d: 1 } } },
      [
        'conventions.json#/defaults/A~0b~1c: a number or true or false or a string is expected, an object was found',
      ],
    ],
    [
      'has an empty string',
      { ...file, names: { prefixes: [''], overrides: {} } },
      ['conventions.json#/names/prefixes/0: a string of at least 1 character is expected, "" was found'],
    ],
    [
      'has a fraction where a whole number stands',
      {
        ...file,
        enums: { E: { provisional: false, critical: 1, evidence: '', members: [], values: { A: 1.5 } } },
      },
      [
        'conventions.json#/enums/E/critical: true or false is expected, 1 was found',
        'conventions.json#/enums/E/values/A: a whole number is expected, 1.5 was found',
      ],
    ],
  ])('that %s', (_what, value, found) => {
    expect(flaws(() => parseConventions(JSON.stringify(value)))).toEqual(found);
  });

  test('that repeats a long text is not repeated at length', () => {
    const value = { ...file, arrays: 'x'.repeat(1_000) };
    const [flaw = ''] = flaws(() => parseConventions(JSON.stringify(value)));
    expect(flaw).toMatch(/^conventions\.json#\/arrays: an object is expected, "x{59}… was found$/);
  });
});

describe('operations.json', () => {
  test.each<[what: string, value: unknown, found: readonly string[]]>([
    [
      'is empty',
      {},
      [
        'operations.json#/reserved: an array is expected, nothing was found',
        'operations.json#/safety: an object is expected, nothing was found',
      ],
    ],
    [
      'has an unknown class',
      { reserved: [], safety: { S: { Ping: 'raed' } } },
      [
        'operations.json#/safety/S/Ping: one of "read", "idempotent", "create", "destructive" is expected, "raed" was found',
      ],
    ],
    [
      'has an unknown limit and one that is too small',
      { reserved: [], safety: {}, limits: { S: { Ping: { dept: 3, depth: 0 } } } },
      [
        'operations.json#/limits/S/Ping/depth: a whole number from 1 is expected, 0 was found',
        'operations.json#/limits/S/Ping: there is no key "dept" (did you mean depth?); the keys are depth, attributes, attributeBytes, textBytes, opaqueBytes, totalBytes',
      ],
    ],
    [
      'has a number among names',
      { reserved: [1], safety: {} },
      ['operations.json#/reserved/0: a string is expected, 1 was found'],
    ],
  ])('that %s', (_what, value, found) => {
    expect(flaws(() => parseOperationClasses(JSON.stringify(value)))).toEqual(found);
  });

  test('that is not JSON: with what the parser says, in one line', () => {
    const { code, detail } = failureIn(() => parseOperationClasses('{\n"reserved": [,]}'));
    expect(code).toBe('invalid-contract');
    expect(detail).toMatch(/^operations\.json is not JSON: .*,/);
    expect(detail).not.toContain('\n');
  });
});
