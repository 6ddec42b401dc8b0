import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatLocalDate,
  formatLocalDateTime,
  localSecondsToOle,
  oleToLocalDay,
  oleToLocalSeconds,
  parseLocal,
} from '../../src/time/ole-date.ts';

test.each([
  [40391.0, '2010-08-01T00:00:00'],
  [40404.0, '2010-08-14T00:00:00'],
  [25569.0, '1970-01-01T00:00:00'],
  [45306.385416666664, '2024-01-15T09:15:00'],
  [46348.0, '2026-11-22T00:00:00'],
  [0, '1899-12-30T00:00:00'],
  [-1, '1899-12-29T00:00:00'],
  [-1.25, '1899-12-29T06:00:00'],
  [0.5, '1899-12-30T12:00:00'],
  [1.75, '1899-12-31T18:00:00'],
  [40391.99999999, '2010-08-02T00:00:00'],
])('%d is %s, both ways', (ole, text) => {
  const seconds = oleToLocalSeconds(ole)!;
  expect(formatLocalDateTime(seconds)).toBe(text);
  expect(localSecondsToOle(parseLocal(text)!)).toBeCloseTo(ole, 7);
  expect(formatLocalDate(seconds)).toBe(text.slice(0, 10));
});

test.each([
  ['a whole number', 40391, '2010-08-01'],
  ['a time of day', 40391.5, '2010-08-01'],
  ['the last instant of a day, which rounding would put into the next', 40391.99999999, '2010-08-01'],
  ['a time before day 0', -1.25, '1899-12-29'],
  ['the last instant of a day before day 0', -1.99999999, '1899-12-29'],
  ['a time of day 0', -0.25, '1899-12-30'],
  ['the last instant of all', 2958465.99999999, '9999-12-31'],
])('the day of %s', (_what, ole, text) => {
  expect(formatLocalDate(oleToLocalDay(ole)!)).toBe(text);
});

test.each([NaN, Infinity, -Infinity, 2958466, -7e5])('%d has no day', (ole) => {
  expect(oleToLocalDay(ole)).toBeUndefined();
});

test.each([NaN, Infinity, -Infinity, 3e6, -7e5])('%d is no date', (ole) => {
  expect(oleToLocalSeconds(ole)).toBeUndefined();
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T25:00', 'now', '', '2026-01-01T10:00:00Z'])(
  '%j is not a local date',
  (text) => {
    expect(parseLocal(text)).toBeUndefined();
  },
);

test('every minute from 1990 to 2040 survives both ways', () => {
  const first = parseLocal('1990-01-01')!;
  const minutes = Math.floor((parseLocal('2040-01-01')! - first) / 60);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: minutes }), (minute) => {
      const seconds = first + minute * 60;
      expect(oleToLocalSeconds(localSecondsToOle(seconds))).toBe(seconds);
    }),
    { numRuns: 5_000 },
  );
});
