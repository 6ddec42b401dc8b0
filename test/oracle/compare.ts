/**
 * What differs between two trees of JSON. The order of properties does not count. A number that the oracle knows by its
 * digits must have these digits; any other number must have the value, where 0 and -0 are one.
 */
import { meaningOf } from './canonical-xml.ts';
import { Digits } from './simple-text.ts';

export interface Comparison {
  /** True when `@xml` need only mean the same, as after another dress. */
  readonly looseXml?: boolean;
  /** True when numbers need only have the same value. */
  readonly looseDigits?: boolean;
}

function shown(value: unknown): string {
  if (value instanceof Digits) return value.text;
  if (value instanceof Map) return `{${[...value.keys()].join(',')}}`;
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300);
}

function numberOf(value: unknown): number | undefined {
  if (value instanceof Digits) return value.value;
  return typeof value === 'number' ? value : undefined;
}

function objects(
  expected: Map<string, unknown>,
  actual: Map<string, unknown>,
  place: string,
  how: Comparison,
): string | undefined {
  for (const key of expected.keys()) if (!actual.has(key)) return `${place}: ${key} is missing`;
  for (const [key, value] of actual) {
    if (!expected.has(key)) return `${place}: ${key} (${shown(value)}) is too much`;
    const difference = differenceOf(expected.get(key), value, how, `${place}/${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function arrays(
  expected: readonly unknown[],
  actual: readonly unknown[],
  place: string,
  how: Comparison,
): string | undefined {
  if (expected.length !== actual.length)
    return `${place}: ${expected.length} items expected, ${actual.length} there`;
  for (const [index, item] of expected.entries()) {
    const difference = differenceOf(item, actual[index], how, `${place}/${index}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function sameScalar(expected: unknown, actual: unknown, place: string, how: Comparison): boolean {
  const one = numberOf(expected);
  const other = numberOf(actual);
  if (one !== undefined && other !== undefined) {
    const byDigits = expected instanceof Digits && actual instanceof Digits && how.looseDigits !== true;
    return byDigits ? expected.text === actual.text : one === other;
  }
  if (how.looseXml === true && place.endsWith('/@xml') && expected !== actual)
    return JSON.stringify(meaningOf(String(expected))) === JSON.stringify(meaningOf(String(actual)));
  return expected === actual;
}

/** The first difference with its place, or nothing. */
export function differenceOf(
  expected: unknown,
  actual: unknown,
  how: Comparison = {},
  place = '',
): string | undefined {
  if (expected instanceof Map && actual instanceof Map)
    return objects(expected as Map<string, unknown>, actual as Map<string, unknown>, place, how);
  if (Array.isArray(expected) && Array.isArray(actual)) return arrays(expected, actual, place, how);
  if (sameScalar(expected, actual, place, how)) return undefined;
  return `${place}: ${shown(expected)} expected, ${shown(actual)} there`;
}
