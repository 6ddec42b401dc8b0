import { expect, test } from 'vitest';
import { readEnumNumbers } from '../../../src/simulator/world/enum-numbers.ts';

const text = '{"enums":{"ECfgObjectType":{"values":{"CFG_USER_OBJECT":13,"WRONG":"13"}}}}';

test('gives the number of the file', () => {
  expect(readEnumNumbers(text)('ECfgObjectType', 'CFG_USER_OBJECT')).toBe(13);
});

test.each([
  ['an enum that is not there', text, 'ECfgNothing', 'CFG_USER_OBJECT'],
  ['a constant that is not there', text, 'ECfgObjectType', 'CFG_SITE_OBJECT'],
  ['a value that is no number', text, 'ECfgObjectType', 'WRONG'],
  ['a name of every object', text, 'constructor', 'name'],
  ['a file that is no JSON', '{', 'ECfgObjectType', 'CFG_USER_OBJECT'],
])('refuses %s', (_what, conventions, enumName, constant) => {
  expect(() => readEnumNumbers(conventions)(enumName, constant)).toThrow(
    /^invalid-contract: conventions\.json/,
  );
});
