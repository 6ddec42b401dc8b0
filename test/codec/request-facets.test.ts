/** Simple types in requests: facets, lists, unions and names. */
import { describe, expect, test } from 'vitest';
import type { Builtin, Facets, SimpleType } from '../../src/contract/service-model.ts';
import { encodeBody, exact, flawsOf } from '../support/codec-calls.ts';
import { attribute, complex, handMade, member, simple, t, xsd } from '../support/hand-made-service.ts';

type Called = ReturnType<typeof handMade>;

/** An operation whose request has one member `v` of a type. */
function withType(type: SimpleType, more: Record<string, SimpleType> = {}): Called {
  return handMade({ types: { Op: complex('Op', [member('v', t('V'))]), V: type, ...more } });
}

function problem(called: Called, value: unknown): string | undefined {
  const [flaw, ...more] = flawsOf(called, { v: value }, exact);
  expect(more).toEqual([]);
  return flaw?.detail;
}

/** On the left what is written, on the right what is refused, and with which words. */
describe.each<[base: Builtin, facets: Facets, good: unknown[], bad: unknown[], detail: string]>([
  [
    'string',
    { enumeration: ['red', ' blue'] },
    ['red', ' blue'],
    ['blue', 'Red', ''],
    'one of red,  blue is expected',
  ],
  ['token', { enumeration: ['red'] }, ['red', ' red\n'], ['re d'], 'one of red is expected'],
  ['int', { enumeration: ['1', '02'] }, [1, 2], [3], 'one of 1, 02 is expected'],
  ['decimal', { enumeration: ['1.0'] }, ['1', '01.00'], ['1.01'], 'one of 1.0 is expected'],
  ['double', { enumeration: ['1e2', 'NaN'] }, [100, 'NaN'], [101, 'INF'], 'one of 1e2, NaN is expected'],
  ['string', { length: 2 }, ['ab', '😀é'], ['', 'abc', '😀'], '2 characters are expected'],
  ['string', { minLength: 2 }, ['ab', '  '], ['a', '😀'], 'at least 2 characters are expected'],
  ['string', { maxLength: 2 }, ['', '😀😀'], ['abc'], 'at most 2 characters are expected'],
  ['token', { maxLength: 3 }, ['  a   b  '], ['a b c'], 'at most 3 characters are expected'],
  ['hexBinary', { length: 2 }, ['00ff'], ['00', '00ff00'], '2 bytes are expected'],
  ['base64Binary', { maxLength: 2 }, ['', 'AAA=', 'A A\nA='], ['AAAA'], 'at most 2 bytes are expected'],
  ['int', { minInclusive: '5' }, [5, 6], [4, -5], 'a value of at least 5 is expected'],
  ['int', { maxExclusive: '5' }, [4], [5, 6], 'a value below 5 is expected'],
  [
    'long',
    { maxInclusive: '9223372036854775806' },
    ['9223372036854775806', '-9223372036854775808'],
    ['9223372036854775807'],
    'a value of at most 9223372036854775806 is expected',
  ],
  [
    'decimal',
    { minExclusive: '0.1' },
    ['0.10000000000000000001', '1'],
    ['0.1', '0.100', '-1', '0.09999999999999999999'],
    'a value above 0.1 is expected',
  ],
  [
    'decimal',
    { minInclusive: '-1.5' },
    ['-1.5', '-1.49', '0', '-0'],
    ['-1.51', '-10'],
    'a value of at least -1.5 is expected',
  ],
  [
    'double',
    { minInclusive: '0', maxInclusive: 'INF' },
    [0, -0, 1e308, 'INF'],
    [-1, '-INF'],
    'a value of at least 0 is expected',
  ],
  [
    'date',
    { minInclusive: '2024-01-15' },
    ['2024-01-15', '2025-01-01'],
    ['2024-01-14'],
    'a value of at least 2024-01-15 is expected',
  ],
  [
    'dateTime',
    { maxExclusive: '2024-01-15T00:00:00Z' },
    ['2024-01-15T01:00:00+02:00', '2024-01-15T00:00:00'],
    ['2024-01-15T00:00:00Z', '2024-01-14T23:00:00-02:00'],
    'a value below 2024-01-15T00:00:00Z is expected',
  ],
  [
    'decimal',
    { totalDigits: 3 },
    ['0.12', '123', '00123.00', '-1.23'],
    ['1234', '12.34'],
    'at most 3 digits are expected',
  ],
  [
    'decimal',
    { fractionDigits: 1 },
    ['1', '1.5', '1.500'],
    ['1.55'],
    'at most 1 digits after the point are expected',
  ],
  [
    'string',
    { patterns: [['[A-Z]{2}', '\\d+']] },
    ['AB', '12'],
    ['A1', ''],
    'text that matches [A-Z]{2} or \\d+ is expected',
  ],
  ['string', { patterns: [['.*a.*'], ['.{3}']] }, ['bab'], ['ba'], 'text that matches .{3} is expected'],
  ['int', { patterns: [['0|[1-9]\\d']] }, [0, 10], [5, 100], 'text that matches 0|[1-9]\\d is expected'],
])('%s %j', (base, facets, good, ...[bad, detail]) => {
  const called = withType(simple('V', base, facets));
  test.each(good)('%j is written', (value) => {
    expect(problem(called, value)).toBeUndefined();
  });
  test.each(bad)('%j is refused', (value) => {
    expect(problem(called, value)).toBe(detail);
  });
});

test('a pattern that cannot be read is not checked', () => {
  expect(problem(withType(simple('V', 'string', { patterns: [['\\p{IsGreek}+']] })), 'x')).toBeUndefined();
});

test('the bounds of a duration are not checked', () => {
  expect(problem(withType(simple('V', 'duration', { maxInclusive: 'P1D' })), 'P2D')).toBeUndefined();
});

test('a long enumeration is not repeated to the end', () => {
  const enumeration = Array.from({ length: 60 }, (_, index) => `v${index}`);
  expect(problem(withType(simple('V', 'string', { enumeration })), 'x')).toMatch(/v49, … is expected$/);
});

describe('a list', () => {
  const list = (item: string, facets: Facets = {}): SimpleType => ({
    kind: 'simple',
    variety: 'list',
    name: 'V',
    item: t(item),
    facets,
  });
  const ints = withType(list('I', { minLength: 1, maxLength: 3 }), {
    I: simple('I', 'int', { minInclusive: '0' }),
  });
  const words = withType(list('W', { enumeration: ['a b', 'c'] }), { W: simple('W', 'string') });

  test.each<[called: Called, value: unknown, xml: string]>([
    [ints, [1, 2, 3], '1 2 3'],
    [ints, [7], '7'],
    [words, ['a', 'b'], 'a b'],
  ])('%# is its items with blanks between them', (called, value, xml) => {
    expect(encodeBody(called, { v: value }, exact)).toContain(`<n0:v>${xml}</n0:v>`);
  });

  test.each<[what: string, called: Called, value: unknown, pointer: string, detail: string]>([
    ['no array', ints, 1, '/v', 'an array is expected'],
    ['a wrong item', ints, [1, 'x'], '/v/1', 'an integer from -2147483648 to 2147483647 is expected'],
    ['an item outside of its bounds', ints, [-1], '/v/0', 'a value of at least 0 is expected'],
    ['too few', ints, [], '/v', 'at least 1 items are expected'],
    ['too many', ints, [1, 2, 3, 4], '/v', 'at most 3 items are expected'],
    ['an item with a blank', words, ['a b'], '/v/0', 'an item without white space is expected'],
    ['an item of nothing', words, [''], '/v/0', 'an item without white space is expected'],
    ['a list that is not enumerated', words, ['a'], '/v', 'one of a b, c is expected'],
    ['null in it', ints, [null], '/v/0', 'an integer from -2147483648 to 2147483647 is expected'],
  ])('%s is refused', (_what, called, value, ...[pointer, detail]) => {
    expect(flawsOf(called, { v: value }, exact)).toEqual([{ pointer, detail }]);
  });
});

describe('a union', () => {
  const union: SimpleType = {
    kind: 'simple',
    variety: 'union',
    name: 'V',
    memberTypes: [t('Small'), t('Word'), t('Days')],
    facets: { patterns: [['[^!]*']] },
  };
  const called = withType(union, {
    Small: simple('Small', 'int', { maxInclusive: '9' }),
    Word: simple('Word', 'string', { enumeration: ['all', 'a&b'] }),
    Days: { kind: 'simple', variety: 'list', name: 'Days', item: t('Day'), facets: { minLength: 2 } },
    Day: simple('Day', 'date'),
  });
  const none = 'the text of one of the types of a union is expected';
  test.each(['7', ' 7 ', 'all', '2024-01-15 2024-01-16'])('%j is of one of its types', (text) => {
    expect(encodeBody(called, { v: text }, exact)).toContain(`<n0:v>${text}</n0:v>`);
  });
  test('its text is escaped', () => {
    expect(encodeBody(called, { v: 'a&b' }, exact)).toContain('<n0:v>a&amp;b</n0:v>');
  });
  test.each<[value: unknown, detail: string]>([
    ['10', none],
    [7, none],
    ['al', none],
    ['2024-01-15', none],
    ['2024-02-30 2024-01-01', none],
    ['\u0000', none],
    ['x!', 'text that matches [^!]* is expected'],
  ])('%j is not', (value, detail) => {
    expect(problem(called, value)).toBe(detail);
  });
});

describe('a name', () => {
  const called = handMade({
    types: {
      Op: complex('Op', [member('q', xsd('QName')), member('l', t('L'))], {
        attributes: [attribute('a', xsd('QName'))],
      }),
      L: { kind: 'simple', variety: 'list', name: 'L', item: xsd('QName'), facets: {} },
      E: simple('E', 'QName', { enumeration: ['{urn:x}a'] }),
    },
  });
  const body = (input: object): string => encodeBody(called, input, exact).replace(/ xmlns:n0="[^"]*"/, '');

  test('gets a prefix of ours', () => {
    expect(body({ q: '{urn:x&"}a' })).toBe('<n0:Op><n0:q xmlns:v0="urn:x&amp;&quot;">v0:a</n0:q></n0:Op>');
    expect(body({ q: 'a' })).toBe('<n0:Op><n0:q>a</n0:q></n0:Op>');
    expect(body({ q: '{}a' })).toBe('<n0:Op><n0:q>a</n0:q></n0:Op>');
    expect(body({ l: ['{urn:x}a', '{urn:y}b', '{urn:x}c', 'd'] })).toBe(
      '<n0:Op><n0:l xmlns:v0="urn:x" xmlns:v1="urn:y">v0:a v1:b v0:c d</n0:l></n0:Op>',
    );
    expect(body({ '@a': '{urn:x}a' })).toBe('<n0:Op xmlns:v0="urn:x" a="v0:a"></n0:Op>');
  });

  test.each(['p:a', '', '{urn:x', '{urn:x}', '{urn:x}a b', '{urn:x}1', '{a}{b}c', '{\u0001}a', 7, null])(
    '%j is none',
    (value) => {
      expect(flawsOf(called, { q: value }, exact)).toEqual([
        { pointer: '/q', detail: 'a name, local or {namespace}local, is expected' },
      ]);
    },
  );

  test('of an enumeration is compared with its namespace', () => {
    const some = withType(simple('V', 'QName', { enumeration: ['{urn:x}a', 'b'], length: 1 }));
    expect(problem(some, '{urn:x}a')).toBeUndefined();
    expect(problem(some, 'b')).toBeUndefined();
    expect(problem(some, 'a')).toBe('one of {urn:x}a, b is expected');
  });
});
