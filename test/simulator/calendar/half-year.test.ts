import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import {
  dayText,
  daysOfHalfYear,
  halfYearOf,
  halfYearsWithin,
  weekdayOf,
} from '../../../src/simulator/world/calendar/half-year.ts';
import { firstInsertedId, placeOfItem, seededItemId } from '../../../src/simulator/world/calendar/item-id.ts';

describe('a half-year', () => {
  test.each([
    ['1990-01-01', 0],
    ['1990-06-30', 0],
    ['1990-07-01', 1],
    ['2026-06-30', 72],
    ['2026-07-01', 73],
    ['2053-12-31', 127],
  ])('%s lies in number %i', (date, half) => {
    const day = oleDate(date);
    expect(halfYearOf(day)).toBe(half);
    expect(daysOfHalfYear(half).first).toBeLessThanOrEqual(day);
    expect(daysOfHalfYear(half).end).toBeGreaterThan(day);
    expect(dayText(day)).toBe(date);
  });

  test.each([
    ['within one', '2026-03-01', '2026-04-01', [72]],
    ['to the end of one', '2026-03-01', '2026-07-01', [72]],
    ['over the border', '2026-06-30', '2026-07-02', [72, 73]],
    ['from before there is any', '1960-01-01', '1990-02-01', [0]],
    ['after the last', '2054-01-01', '2055-01-01', []],
    ['before the first', '1980-01-01', '1990-01-01', []],
    ['of no time at all', '2026-03-01', '2026-03-01', []],
  ])('a period %s touches its own', (_, from, to, halves) => {
    expect(halfYearsWithin(oleDate(from), oleDate(to))).toEqual(halves);
  });

  test('a Monday is weekday 0', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map((date) => weekdayOf(oleDate(date)))).toEqual([
      0, 5, 6,
    ]);
  });
});

describe('the id of an item', () => {
  test('says where the item comes from, is positive and fits into an xsd:int', () => {
    const places = fc.record({
      agentId: fc.integer({ min: 0, max: 31_999 }),
      halfYear: fc.integer({ min: 0, max: 127 }),
      ordinal: fc.integer({ min: 1, max: 511 }),
    });
    fc.assert(
      fc.property(places, (place) => {
        const id = seededItemId(place);
        expect(id).toBeGreaterThan(0);
        expect(id).toBeLessThan(firstInsertedId);
        expect(placeOfItem(id)).toEqual(place);
      }),
    );
    expect(firstInsertedId + 50_000_000).toBeLessThan(2 ** 31);
  });

  test.each([0, -1, 512, 1.5, firstInsertedId, firstInsertedId + 7, Number.NaN])(
    '%d is of no seeded item',
    (id) => expect(placeOfItem(id)).toBeUndefined(),
  );
});
