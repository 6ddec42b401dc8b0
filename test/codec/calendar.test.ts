/** Days, times and zones that exist, and their order: what requests are measured by. */
import { expect, test } from 'vitest';
import { compareDates } from '../../src/codec/value/calendar.ts';
import { scalars } from '../../src/codec/value/scalar.ts';
import type { Builtin } from '../../src/contract/service-model.ts';

test.each<[builtin: Builtin, text: string]>([
  ['dateTime', '2024-02-29T24:00:00'],
  ['dateTime', '2024-02-29T24:00:00.0Z'],
  ['dateTime', '2024-02-29T00:00:00+14:00'],
  ['dateTime', '12024-01-01T00:00:00'],
  ['date', '2000-02-29'],
  ['date', '-0001-02-29'],
  ['time', '24:00:00'],
  ['gYear', '-0044'],
  ['gMonth', '--12'],
  ['gMonthDay', '--02-29'],
  ['gDay', '---31'],
])('%s %s is written', (builtin, text) => {
  expect(scalars[builtin].encode(text)).toBe(text);
});

test.each<[builtin: Builtin, text: string]>([
  ['dateTime', '2024-02-29T24:00:01'],
  ['dateTime', '2024-02-29T23:59:60'],
  ['dateTime', '2024-02-29T23:60:00'],
  ['dateTime', '2024-02-29T25:00:00'],
  ['dateTime', '2024-02-29T00:00:00-14:01'],
  ['dateTime', '2024-02-29T00:00:00+13:60'],
  ['dateTime', '0000-01-01T00:00:00'],
  ['dateTime', '02024-01-01T00:00:00'],
  ['date', '2023-02-29'],
  ['date', '1900-02-29'],
  ['date', '2024-04-31'],
  ['date', '2024-13-01'],
  ['date', '2024-00-01'],
  ['date', '2024-01-00'],
  ['time', '24:00:00.001'],
  ['time', '12:00:00+15:00'],
  ['gYear', '0000'],
  ['gYearMonth', '2024-13'],
  ['gMonth', '--00'],
  ['gMonthDay', '--02-30'],
  ['gMonthDay', '--04-31'],
  ['gDay', '---32'],
])('%s %s is refused, though an answer may have it', (builtin, text) => {
  expect(scalars[builtin].encode(text)).toBeUndefined();
  expect(scalars[builtin].decode(text)).toBe(text);
});

test.each<[one: string, order: number, other: string]>([
  ['2024-01-15', 0, '2024-01-15'],
  ['2024-01-15', -1, '2024-01-16'],
  ['-0002-12-31', -1, '-0001-01-01'],
  ['2024-03-01', 1, '2024-02-29'],
  ['2024-01-15T00:00:00Z', 0, '2024-01-15T02:00:00+02:00'],
  ['2024-01-14T24:00:00', 0, '2024-01-15T00:00:00'],
  ['2024-01-15T00:00:00.1', 0, '2024-01-15T00:00:00.100'],
  ['2024-01-15T00:00:00.09', -1, '2024-01-15T00:00:00.1'],
  ['2024-01-15T00:00:00', Number.NaN, '2024-01-15T13:00:00Z'],
  ['2024-01-15T00:00:00', -1, '2024-01-15T14:00:01Z'],
  ['09:15:00', -1, '09:15:01'],
  ['2024', 1, '2023'],
  ['--02', -1, '--03'],
  ['---09', -1, '---10'],
  ['99999999999999999999', Number.NaN, '2024'],
])('%s beside %s: %i', (one, order, other) => {
  expect(Math.sign(compareDates(one, other))).toBe(order);
  expect(Math.sign(compareDates(other, one))).toBe(order === 0 ? 0 : -order);
});
