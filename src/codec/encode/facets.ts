/**
 * The restrictions of a simple type as checks of requests; answers are not measured by them. Not checked: a pattern
 * that `pattern.ts` cannot read, a text that would take it too much work, the bounds of a duration, and bounds of dates whose order
 * XML Schema leaves open, as between one with a zone and one without.
 */
import type { Builtin, Facets } from '../../contract/service-model.ts';
import { compareDates, dateKey } from '../value/calendar.ts';
import { compareDecimals, decimalKey, digitsOf } from '../value/decimal-text.ts';
import { compilePattern } from './pattern.ts';
import { trim } from '../value/scalar.ts';

/** What is wrong with a text of the type, or `undefined`. */
export type FacetCheck = (text: string) => string | undefined;

type Compare = (one: string, other: string) => number;

const dates: ReadonlySet<string> = new Set([
  'dateTime',
  'date',
  'time',
  'gYear',
  'gYearMonth',
  'gMonth',
  'gMonthDay',
  'gDay',
]);
const wholes =
  'byte short int long unsignedByte unsignedShort unsignedInt unsignedLong integer nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger decimal';
const decimals: ReadonlySet<string> = new Set(wholes.split(' '));
const binaries: ReadonlySet<string> = new Set(['base64Binary', 'hexBinary']);

function floatOf(text: string): number {
  if (text === 'INF') return Infinity;
  return text === '-INF' ? -Infinity : Number(text);
}

/** A text that is the same for two texts of the same value; `undefined` for a type whose texts are its values. */
type KeyOf = (text: string) => string | undefined;

function keyOf(base: Builtin): KeyOf | undefined {
  if (decimals.has(base)) return decimalKey;
  if (dates.has(base)) return dateKey;
  return base === 'float' || base === 'double' ? (text) => String(floatOf(text)) : undefined;
}

function compareOf(base: Builtin): Compare | undefined {
  if (decimals.has(base)) return compareDecimals;
  if (dates.has(base)) return compareDates;
  if (base !== 'float' && base !== 'double') return undefined;
  return (one, other) => (floatOf(one) === floatOf(other) ? 0 : floatOf(one) - floatOf(other));
}

/** XML Schema's white space of the type, before anything is compared. */
function normalised(base: Builtin, text: string): string {
  if (base === 'string' || base === 'anySimpleType') return text;
  if (base === 'normalizedString') return text.replace(/[\t\r\n]/g, ' ');
  return trim(text).replace(/[ \t\r\n]+/g, ' ');
}

/** Whether two texts of a built-in type are the same value. */
export function isSameValue(base: Builtin, one: string, other: string): boolean {
  const [a, b] = [normalised(base, one), normalised(base, other)];
  return a === b || (base === 'boolean' ? isTrue(a) === isTrue(b) : compareOf(base)?.(a, b) === 0);
}

function isTrue(text: string): boolean {
  return text === 'true' || text === '1';
}

/** Characters beyond the first plane count as one. */
function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdbff) count -= 1;
  }
  return count;
}

function lengthOf(base: Builtin, text: string): number {
  if (base === 'hexBinary') return text.length / 2;
  if (base !== 'base64Binary') return codePoints(text);
  const digits = text.replace(/[ =]/g, '').length;
  return Math.floor((digits * 3) / 4);
}

/** The same for the length of anything: characters, bytes or items. */
function lengthChecks(facets: Facets, unit: string): ((length: number) => string | undefined)[] {
  const { length, minLength, maxLength } = facets;
  const checks: ((actual: number) => string | undefined)[] = [];
  if (length !== undefined)
    checks.push((actual) => (actual === length ? undefined : `${length} ${unit} are expected`));
  if (minLength !== undefined)
    checks.push((actual) => (actual >= minLength ? undefined : `at least ${minLength} ${unit} are expected`));
  if (maxLength !== undefined)
    checks.push((actual) => (actual <= maxLength ? undefined : `at most ${maxLength} ${unit} are expected`));
  return checks;
}

function boundChecks(facets: Facets, compare: Compare): FacetCheck[] {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const bound = (
    limit: string | undefined,
    words: string,
    isWrong: (order: number) => boolean,
  ): FacetCheck[] =>
    limit === undefined
      ? []
      : [(text) => (isWrong(compare(text, limit)) ? `${words} ${limit} is expected` : undefined)];
  return [
    ...bound(minInclusive, 'a value of at least', (order) => order < 0),
    ...bound(maxInclusive, 'a value of at most', (order) => order > 0),
    ...bound(minExclusive, 'a value above', (order) => order <= 0),
    ...bound(maxExclusive, 'a value below', (order) => order >= 0),
  ];
}

function digitChecks({ totalDigits, fractionDigits }: Facets): FacetCheck[] {
  const checks: FacetCheck[] = [];
  if (totalDigits !== undefined)
    checks.push((text) => {
      const { whole, fraction } = digitsOf(text);
      const isTooLong = whole.length + fraction.length > totalDigits;
      return isTooLong ? `at most ${totalDigits} digits are expected` : undefined;
    });
  if (fractionDigits !== undefined)
    checks.push((text) =>
      digitsOf(text).fraction.length > fractionDigits
        ? `at most ${fractionDigits} digits after the point are expected`
        : undefined,
    );
  return checks;
}

/** Most values of an enumeration that a message repeats. */
const shownValues = 50;

function enumerationCheck(allowed: readonly string[], key: KeyOf | undefined): FacetCheck {
  const texts = new Set(allowed);
  const keys = new Set(key === undefined ? [] : allowed.map(key));
  keys.delete(undefined);
  const more = allowed.length > shownValues ? ', …' : '';
  const detail = `one of ${allowed.slice(0, shownValues).join(', ')}${more} is expected`;
  return (text) => {
    const isAllowed = texts.has(text) || (key !== undefined && keys.has(key(text)));
    return isAllowed ? undefined : detail;
  };
}

/** Every list must be met, by one of its alternatives. */
function patternChecks(facets: Facets): FacetCheck[] {
  return (facets.patterns ?? []).flatMap((alternatives) => {
    const matchers = alternatives.map(compilePattern);
    const known = matchers.filter((matcher) => matcher !== undefined);
    if (known.length < matchers.length) return [];
    const detail = `text that matches ${alternatives.join(' or ')} is expected`;
    return [(text: string) => (known.some((matches) => matches(text)) ? undefined : detail)];
  });
}

function all(checks: readonly FacetCheck[]): FacetCheck {
  return (text) => {
    for (const check of checks) {
      const problem = check(text);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** The checks of an atomic type, of texts that are of its base; a name is checked as `{namespace}local`. */
export function atomicFacets(base: Builtin, facets: Facets): FacetCheck {
  const compare = compareOf(base);
  const isName = base === 'QName' || base === 'NOTATION';
  const unit = binaries.has(base) ? 'bytes' : 'characters';
  const lengths = isName ? [] : lengthChecks(facets, unit);
  const checks: FacetCheck[] = [
    ...(facets.enumeration === undefined ? [] : [enumerationCheck(facets.enumeration, keyOf(base))]),
    ...lengths.map(
      (check): FacetCheck =>
        (text) =>
          check(lengthOf(base, text)),
    ),
    ...(compare === undefined ? [] : boundChecks(facets, compare)),
    ...digitChecks(facets),
    ...(isName ? [] : patternChecks(facets)),
  ];
  if (checks.length === 0) return () => undefined;
  const check = all(checks);
  return (text) => check(normalised(base, text));
}

/** The checks of a list: its length is the number of its items, its text has single blanks between them. */
export function listFacets(facets: Facets): (items: readonly string[]) => string | undefined {
  const lengths = lengthChecks(facets, 'items');
  const texts = textFacets(facets);
  return (items) => {
    for (const check of lengths) {
      const problem = check(items.length);
      if (problem !== undefined) return problem;
    }
    return texts(items.join(' '));
  };
}

/** The checks of a union, which has no facets but these. */
export function textFacets(facets: Facets): FacetCheck {
  const { enumeration } = facets;
  return all([
    ...(enumeration === undefined ? [] : [enumerationCheck(enumeration, undefined)]),
    ...patternChecks(facets),
  ]);
}
