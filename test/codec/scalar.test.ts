import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scalars } from '../../src/codec/value/scalar.ts';
import { builtins, type Builtin } from '../../src/contract/service-model.ts';
import { arbitraryOfBuiltin } from '../support/arbitrary-of-type.ts';

/** `undefined` on the right: the text is not of the type. */
const reading: [builtin: Builtin, text: string, value: unknown][] = [
  ['string', '007', '007'],
  ['string', '  x ', '  x '],
  ['string', '', ''],
  ['string', '😀', '😀'],
  ['string', 'true', 'true'],
  ['boolean', 'true', true],
  ['boolean', ' 1\n', true],
  ['boolean', '0', false],
  ['boolean', 'TRUE', undefined],
  ['boolean', '', undefined],
  ['boolean', 'constructor', undefined],
  ['boolean', '__proto__', undefined],
  ['int', '2147483647', 2_147_483_647],
  ['int', '-2147483648', -2_147_483_648],
  ['int', '2147483648', undefined],
  ['int', '007', 7],
  ['int', ' +5 ', 5],
  ['int', '-0', 0],
  ['int', '1.0', undefined],
  ['int', '1e3', undefined],
  ['int', '0x10', undefined],
  ['int', '', undefined],
  ['int', '9'.repeat(400), undefined],
  ['byte', '-128', -128],
  ['byte', '128', undefined],
  ['short', '32767', 32_767],
  ['short', '-32769', undefined],
  ['unsignedByte', '255', 255],
  ['unsignedByte', '-1', undefined],
  ['unsignedShort', '65536', undefined],
  ['unsignedInt', '4294967295', 4_294_967_295],
  ['long', '9223372036854775807', '9223372036854775807'],
  ['long', '-9223372036854775808', '-9223372036854775808'],
  ['long', '9223372036854775808', undefined],
  ['long', '007', '007'],
  ['long', ' 5 ', '5'],
  ['long', '', undefined],
  ['long', '5.0', undefined],
  ['unsignedLong', '18446744073709551615', '18446744073709551615'],
  ['unsignedLong', '-1', undefined],
  ['integer', '-123456789012345678901234567890', '-123456789012345678901234567890'],
  ['integer', '1'.repeat(401), undefined],
  ['nonNegativeInteger', '-1', undefined],
  ['positiveInteger', '0', undefined],
  ['positiveInteger', '1', '1'],
  ['decimal', '0.100000000000000000001', '0.100000000000000000001'],
  ['decimal', '.5', '.5'],
  ['decimal', '1e3', undefined],
  ['decimal', '.', undefined],
  ['double', '40391.0', 40_391],
  ['double', '45306.385416666664', 45_306.385416666664],
  // JSON has no negative zero once it has been through JSON.stringify; neither has what is read.
  ['double', '-0', 0],
  ['double', '-0.0e5', 0],
  ['double', '-1e-999', 0],
  ['float', '-0', 0],
  ['double', '1E-3', 0.001],
  ['double', 'INF', 'INF'],
  ['double', '-INF', '-INF'],
  ['double', 'NaN', 'NaN'],
  ['double', '1e999', 'INF'],
  ['double', '-1e999', '-INF'],
  ['double', 'Infinity', undefined],
  ['double', '', undefined],
  ['double', '1,5', undefined],
  ['float', '0.5', 0.5],
  ['dateTime', '2024-01-15T09:15:00.5+01:00', '2024-01-15T09:15:00.5+01:00'],
  ['dateTime', '2024-01-15', undefined],
  ['date', ' 2024-01-15Z ', '2024-01-15Z'],
  ['date', '15.01.2024', undefined],
  ['time', '09:15:00', '09:15:00'],
  ['time', '9:15', undefined],
  ['base64Binary', 'AAE=', 'AAE='],
  ['base64Binary', 'A-E=', undefined],
  ['base64Binary', '\n AAEC\n  AAE=\n', 'AAEC\n  AAE='],
  ['base64Binary', 'AA=E', undefined],
  ['anyURI', 'http://x/?a=b', 'http://x/?a=b'],
  // WFM is not to be refused over a day it invented: of what is read the shape alone is checked.
  ['date', '2024-02-30', '2024-02-30'],
  ['dateTime', '2024-13-01T25:61:61+99:99', '2024-13-01T25:61:61+99:99'],
  ['time', '24:00:01', '24:00:01'],
  ['gYear', '2024', '2024'],
  ['gYear', '24', undefined],
  ['gYearMonth', '2024-02Z', '2024-02Z'],
  ['gMonth', '--02', '--02'],
  ['gMonthDay', '--02-30', '--02-30'],
  ['gDay', '---31', '---31'],
  ['gDay', '31', undefined],
  ['duration', '-P1Y2M3DT4H5M6.7S', '-P1Y2M3DT4H5M6.7S'],
  ['duration', 'P', undefined],
  ['hexBinary', '0aFF', '0aFF'],
  ['hexBinary', '0aF', undefined],
  ['nonPositiveInteger', '0', '0'],
  ['negativeInteger', '0', undefined],
  ['NCName', 'not a name', 'not a name'],
];

/** `undefined` on the right: the value is not of the type. */
const writing: [builtin: Builtin, value: unknown, text: string | undefined][] = [
  ['string', '007', '007'],
  ['string', '', ''],
  ['string', 'a\tb\r\n', 'a\tb\r\n'],
  ['string', '😀', '😀'],
  ['string', '\ud83d', undefined],
  ['string', '\ude00', undefined],
  ['string', '\u0000', undefined],
  ['string', '\uffff', undefined],
  ['string', 7, undefined],
  ['string', null, undefined],
  ['string', ['x'], undefined],
  ['boolean', true, 'true'],
  ['boolean', false, 'false'],
  ['boolean', 'true', undefined],
  ['boolean', 1, undefined],
  ['int', 2_147_483_647, '2147483647'],
  ['int', 2_147_483_648, undefined],
  ['int', -0, '0'],
  ['int', 1.5, undefined],
  ['int', '7', undefined],
  ['int', Number.NaN, undefined],
  ['byte', -129, undefined],
  ['unsignedInt', -1, undefined],
  ['long', '9223372036854775807', '9223372036854775807'],
  ['long', '9223372036854775808', undefined],
  ['long', '007', '007'],
  ['long', 5, '5'],
  ['long', 2 ** 53, undefined],
  ['long', '', undefined],
  ['long', ' 5', undefined],
  ['long', 1.5, undefined],
  ['long', true, undefined],
  ['unsignedLong', '18446744073709551616', undefined],
  ['positiveInteger', 0, undefined],
  ['decimal', '0.10', '0.10'],
  ['decimal', 0.5, '0.5'],
  ['decimal', 1e21, '1000000000000000000000'],
  ['decimal', 1e-7, '0.0000001'],
  ['decimal', -1.25e-9, '-0.00000000125'],
  ['decimal', -1.25e22, '-12500000000000000000000'],
  ['decimal', -0, '0'],
  ['decimal', Infinity, undefined],
  ['decimal', NaN, undefined],
  ['decimal', '1e21', undefined],
  ['decimal', 'NaN', undefined],
  ['double', 0.1, '0.1'],
  ['double', -0, '-0'],
  ['double', 'INF', 'INF'],
  ['double', 'NaN', 'NaN'],
  ['double', '1.5', undefined],
  ['double', Number.POSITIVE_INFINITY, undefined],
  ['double', null, undefined],
  ['dateTime', '2024-01-15T09:15:00Z', '2024-01-15T09:15:00Z'],
  ['dateTime', ' 2024-01-15T09:15:00Z', undefined],
  ['date', '2024-1-5', undefined],
  ['time', '09:15', undefined],
  ['base64Binary', 'AAE=', 'AAE='],
  ['base64Binary', 'AAE!', undefined],
  ['base64Binary', 'AAE', undefined],
  ['base64Binary', 'AAF=', undefined],
  ['base64Binary', 'AB==', undefined],
  ['base64Binary', 'AA==', 'AA=='],
  ['base64Binary', 'A A\nA E', 'A A\nA E'],
  ['base64Binary', '====', undefined],
  ['hexBinary', 'abc', undefined],
  ['language', 'nl-NL', 'nl-NL'],
  ['language', 'no language', undefined],
  ['Name', 'a:b', 'a:b'],
  ['Name', '1a', undefined],
  ['NCName', 'Žofie-1', 'Žofie-1'],
  ['NCName', ' padded ', ' padded '],
  ['NCName', 'a:b', undefined],
  ['NCName', '', undefined],
  ['NMTOKEN', '1-a.b', '1-a.b'],
  ['NMTOKEN', 'a b', undefined],
  ['ID', 'a b', undefined],
  ['IDREF', '7', undefined],
  ['ENTITY', 'e', 'e'],
  ['token', ' as it is ', ' as it is '],
];

describe('text is read', () => {
  test.each(reading)('%s %j → %j', (builtin, text, value) => {
    expect(scalars[builtin].decode(text)).toBe(value);
  });
});

describe('a value is written', () => {
  test.each(writing)('%s %j → %j', (builtin, value, text) => {
    expect(scalars[builtin].encode(value)).toBe(text);
  });
});

describe('a long text costs what its length says', () => {
  const long = 16_000_000;
  const blanks = `1111${' '.repeat(300_000)}1111`;

  test.each(
    builtins.filter((builtin) => scalars[builtin].decode('a b') === undefined && builtin !== 'base64Binary'),
  )('blanks inside of %s', (builtin) => {
    expect(scalars[builtin].decode(blanks)).toBeUndefined();
  });

  test.each<[what: string, text: string, isBase64: boolean]>([
    ['base64', 'A'.repeat(long), true],
    ['base64 in lines', `${'A'.repeat(76)}\n`.repeat(long / 77), true],
    ['what is base64 up to its end', `${'A'.repeat(long)}!`, false],
    ['blanks in base64', blanks, true],
  ])('%s', (_what, text, isBase64) => {
    expect(scalars.base64Binary.decode(text) !== undefined).toBe(isBase64);
    expect(scalars.base64Binary.encode(text) !== undefined).toBe(isBase64);
  });
});

test('both tables name every kind of built-in', () => {
  const named = new Set([...reading, ...writing].map(([builtin]) => builtin));
  const sameAsString: Builtin[] = ['normalizedString', 'QName', 'NOTATION', 'anySimpleType'];
  expect(builtins.filter((builtin) => !named.has(builtin))).toEqual(
    sameAsString.sort((a, b) => builtins.indexOf(a) - builtins.indexOf(b)),
  );
  for (const builtin of sameAsString) expect(scalars[builtin]).toBe(scalars.string);
});

test.each(builtins)('a value of %s survives writing and reading', (builtin) => {
  fc.assert(
    fc.property(arbitraryOfBuiltin(builtin), (value) => {
      const text = scalars[builtin].encode(value);
      expect(text === undefined ? undefined : scalars[builtin].decode(text)).toBe(value);
    }),
    { numRuns: 100 },
  );
});

test.each(builtins)('%s says what it takes, and no JSON value makes it throw', (builtin) => {
  expect(scalars[builtin].expects).not.toBe('');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = scalars[builtin].encode(value);
      expect(['string', 'undefined']).toContain(typeof text);
    }),
    { numRuns: 50 },
  );
});
