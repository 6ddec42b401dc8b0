/** JSON values (`exact`) of the simple types of a model, facets respected. */
import {
  typeOf,
  type AtomicType,
  type Builtin,
  type Facets,
  type Service,
} from '../../src/contract/service-model.ts';
import { scalars } from '../../src/codec/value/scalar.ts';
import type { QName } from '../../src/xml/names.ts';
import { Draws } from './draws.ts';
import { textOfPattern } from './generate-pattern.ts';

type Generate = (draws: Draws) => unknown;

const from =
  (...values: readonly unknown[]): Generate =>
  (draws) =>
    draws.pick(values);

function integer(minimum: number, maximum: number): Generate {
  const edges = [0, minimum, maximum, 1, 7].filter((edge) => edge >= minimum && edge <= maximum);
  return (draws) => (draws.chance(0.5) ? minimum + draws.below(maximum - minimum + 1) : draws.pick(edges));
}

const words = [
  '',
  'x',
  '007',
  '  x ',
  ']]>',
  '&amp;',
  '<b>',
  'null',
  '😀',
  'line\r\nend',
  'true',
  '\u2028"\\',
  'ÿ',
];
const characters = Array.from('aZ09 \t\n\r<>&"\']é€語😀\u0085\u2028\\/');

function text(draws: Draws): string {
  if (!draws.chance(0.4)) return draws.pick(words);
  return Array.from({ length: draws.below(12) }, () => draws.pick(characters)).join('');
}

function double(draws: Draws): unknown {
  if (!draws.chance(0.4))
    return draws.pick([
      0,
      1,
      0.1,
      -1.25,
      45306.385416666664,
      -0,
      'INF',
      '-INF',
      'NaN',
      1e-300,
      1.7976931348623157e308,
    ]);
  const mantissa = draws.below(2 ** 32) / 10 ** draws.below(9);
  return draws.chance(0.5) ? -mantissa : mantissa;
}

const token = from('a', 'x-1', 'token', 'Ünï');
const big = from(
  '0',
  '1',
  '9223372036854775807',
  '9007199254740993',
  '12345678901234567890123456789012345678901',
);

export const qnames = [
  'local',
  '{urn:foreign}name',
  '{urn:exotic}Tree',
  '{http://www.w3.org/2001/XMLSchema}int',
];

export const generators: Readonly<Record<Builtin, Generate>> = {
  string: text,
  normalizedString: token,
  token,
  anyURI: from('urn:x', 'http://host/a?b=c&d=é', ''),
  QName: from(...qnames),
  NOTATION: from(...qnames),
  anySimpleType: text,
  language: from('en', 'nl-NL'),
  Name: token,
  NCName: token,
  NMTOKEN: token,
  // No two in one document.
  ID: (draws) => `id-${draws.below(2 ** 32)}`,
  IDREF: token,
  ENTITY: token,
  boolean: from(false, true),
  byte: integer(-128, 127),
  short: integer(-32_768, 32_767),
  int: integer(-2_147_483_648, 2_147_483_647),
  unsignedByte: integer(0, 255),
  unsignedShort: integer(0, 65_535),
  unsignedInt: integer(0, 4_294_967_295),
  long: from('0', '-9223372036854775808', '9223372036854775807', '9007199254740993', '-1'),
  unsignedLong: from('0', '18446744073709551615', '007'),
  integer: big,
  nonPositiveInteger: from('0', '-12345678901234567890123456789'),
  negativeInteger: from('-1', '-12345678901234567890123456789'),
  nonNegativeInteger: big,
  positiveInteger: from('1', '12345678901234567890123456789'),
  decimal: from('0', '0.10000000000000000001', '-12345678901234567890.123456789', '.5', '007', '+1.50', '3.'),
  float: from(0, 0.5, -2, 'INF', '-INF', 'NaN', 1e30),
  double,
  dateTime: from('2024-01-15T09:15:00', '2024-02-29T23:59:59.999+05:30', '1999-12-31T00:00:00Z'),
  date: from('2024-02-29', '1899-12-30', '2010-08-01Z'),
  time: from('00:00:00', '23:59:59.5', '09:15:00+01:00'),
  duration: from('P1D', 'PT0.5S', '-P1DT2H'),
  gYear: from('2024', '-0044Z'),
  gYearMonth: from('2024-02'),
  gMonth: from('--02'),
  gMonthDay: from('--02-29'),
  gDay: from('---31'),
  hexBinary: from('', '00ff', 'CAFE'),
  base64Binary: (draws) =>
    Buffer.from(Array.from({ length: draws.below(9) }, () => draws.below(256))).toString('base64'),
};

function hasLength({ length, minLength = length ?? 0, maxLength = length }: Facets, size: number): boolean {
  return size >= minLength && (maxLength === undefined || size <= maxLength);
}

/** Number of digits of a plain decimal, without leading and trailing zeros. */
function digitsOf(value: string): { readonly total: number; readonly fraction: number } {
  const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.');
  const significant = fraction.replace(/0+$/, '');
  return { total: (whole.replace(/^0+/, '') + significant).length, fraction: significant.length };
}

function meetsBounds(facets: Facets, value: string): boolean {
  const number = Number(value);
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  // Bounds of what is not a number (durations, dates) are far away from the samples above.
  const bound = (text: string | undefined, fallback: number): number => {
    const parsed = Number(text ?? fallback);
    return Number.isNaN(parsed) ? fallback : parsed;
  };
  return (
    Number.isNaN(number) ||
    (number >= bound(minInclusive, -Infinity) &&
      number <= bound(maxInclusive, Infinity) &&
      number > bound(minExclusive, -Infinity) - (minExclusive === undefined ? 1 : 0) &&
      number < bound(maxExclusive, Infinity) + (maxExclusive === undefined ? 1 : 0))
  );
}

function meets(type: AtomicType, value: unknown): boolean {
  const { facets } = type;
  const written = String(value);
  const digits = digitsOf(written);
  const size =
    type.base === 'base64Binary' ? Buffer.from(written, 'base64').length : Array.from(written).length;
  const bounded = Object.keys(facets).some((facet) => /^m(?:in|ax)(?:In|Ex)/.test(facet));
  if (typeof value === 'string' && scalars[type.base].encode(value) === undefined) return false;
  return (
    hasLength(facets, type.base === 'hexBinary' ? written.length / 2 : size) &&
    (!bounded || meetsBounds(facets, written)) &&
    digits.total <= (facets.totalDigits ?? Infinity) &&
    digits.fraction <= (facets.fractionDigits ?? Infinity) &&
    (facets.patterns ?? []).every((group) =>
      group.some((pattern) => new RegExp(`^(?:${pattern})$`).test(written)),
    )
  );
}

/** What is tried when the type's own values do not fit: short ones first. */
const fallbacks: readonly unknown[] = [
  '0',
  '1',
  0,
  1,
  5,
  '',
  'a',
  'A',
  'aa',
  '5.25',
  'AAAA',
  'aaaaaaaa',
  'P1D',
  'a'.repeat(18),
];

function sampleOf(base: Builtin): unknown {
  return generators[base](Draws.of([]));
}

function atomic(type: AtomicType, draws: Draws): unknown {
  const { enumeration, patterns } = type.facets;
  const isNumber = typeof sampleOf(type.base) === 'number';
  if (enumeration !== undefined) {
    const chosen = draws.pick(enumeration);
    return isNumber ? Number(chosen) : chosen;
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const pattern = patterns?.at(-1);
    const value =
      pattern === undefined || isNumber
        ? generators[type.base](draws)
        : textOfPattern(draws.pick(pattern), draws);
    if (meets(type, value)) return value;
  }
  const value = fallbacks.find(
    (candidate) => (typeof candidate === 'number') === isNumber && meets(type, candidate),
  );
  if (value === undefined) throw new Error(`no sample for ${type.name}`);
  return value;
}

/** The `exact` JSON of a simple type. */
export function simpleValue(service: Service, name: QName, draws: Draws): unknown {
  const type = typeOf(service, name);
  if (type.kind !== 'simple') throw new Error(`${name} is not a simple type`);
  switch (type.variety) {
    case 'atomic':
      return atomic(type, draws);
    case 'list': {
      const { length, minLength = length ?? 0, maxLength = length ?? minLength + 3 } = type.facets;
      const size = minLength + draws.below(Math.min(maxLength, minLength + 3) - minLength + 1);
      return Array.from({ length: size }, () => listItem(service, type.item, draws));
    }
    case 'union':
      return unionText(service, type.memberTypes, draws);
  }
}

/** An item of a list has no white space in it and is not empty. */
function listItem(service: Service, name: QName, draws: Draws): unknown {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const value = simpleValue(service, name, draws);
    if (typeof value !== 'string' || /^[^ \t\r\n]+$/.test(value)) return value;
  }
  const type = typeOf(service, name);
  const allowed = type.kind === 'simple' ? type.facets.enumeration : undefined;
  return allowed?.find((value) => /^\S+$/.test(value)) ?? 'x';
}

function unionText(service: Service, names: readonly QName[], draws: Draws): string {
  const value = simpleValue(service, draws.pick(names), draws);
  const lexical = Array.isArray(value) ? value.join(' ') : Object.is(value, -0) ? '-0' : String(value);
  return lexical.trim();
}
