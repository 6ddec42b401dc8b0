import { describe, expect, test } from 'vitest';
import {
  requestedIntervals,
  scheduleWeek,
  type Intervals,
  type UnitWeek,
} from '../../../src/api/cloud/intraday/intervals.ts';
import { cloudInstant } from '../../../src/api/cloud/parts/cloud-instant.ts';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { zoneOf } from '../../../src/time/zone.ts';

type WeekDay = UnitWeek['weekStartDay'];

function intervals(
  zone: string,
  weekStartDay: WeekDay,
  [startDate, endDate]: readonly [string, string],
  minutes?: number,
): Intervals {
  const length = minutes === undefined ? {} : { intervalLengthMinutes: minutes };
  return requestedIntervals(
    { startDate, endDate, metrics: [], ...length },
    { zone: zoneOf(zone), weekStartDay },
  );
}

describe('intervals are counted as time passes', () => {
  test.each([
    [['Europe/Amsterdam', 'monday'], ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'], undefined, 100],
    [['Europe/Amsterdam', 'monday'], ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'], 60, 25],
    [['Europe/Amsterdam', 'monday'], ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'], 15, 92],
    [['Europe/Amsterdam', 'monday'], ['2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z'], 60, 169],
    [['Europe/Amsterdam', 'monday'], ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'], 30, 2],
    [['Asia/Kathmandu', 'sunday'], ['2026-10-25T18:15:00Z', '2026-10-26T18:15:00Z'], 60, 24],
    [['Asia/Kathmandu', 'sunday'], ['2026-10-25T18:00:00.000Z', '2026-10-25T18:15:00.000Z'], 15, 1],
    [['Australia/Lord_Howe', 'sunday'], ['2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'], 15, 98],
    [['Australia/Lord_Howe', 'sunday'], ['2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'], 30, 49],
    [['Australia/Lord_Howe', 'sunday'], ['2026-04-05T13:30:00Z', '2026-04-06T13:30:00Z'], 60, 24],
    [['Pacific/Apia', 'sunday'], ['2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z'], 60, 48],
  ] as const)('%s, %s by %s: %i', ([zone, weekStartDay], span, minutes, count) => {
    const found = intervals(zone, weekStartDay, span, minutes);
    expect(found.count).toBe(count);
    expect(found.minutes).toBe(minutes ?? 15);
    expect(cloudInstant(found.from)).toBe(new Date(span[0]).toISOString());
    expect(cloudInstant(found.to)).toBe(new Date(span[1]).toISOString());
  });
});

describe('the schedule week', () => {
  test.each([
    ['monday', '2026-10-25T22:59:59Z', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['monday', '2026-10-25T23:00:00Z', '2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z'],
    ['sunday', '2026-10-25T22:59:59Z', '2026-10-24T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    ['saturday', '2026-10-25T12:00:00Z', '2026-10-23T22:00:00.000Z', '2026-10-30T23:00:00.000Z'],
    ['friday', '1969-12-31T12:00:00Z', '1969-12-25T23:00:00.000Z', '1970-01-01T23:00:00.000Z'],
    // WFM's number, of which nobody knows which day it means.
    [3, '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ] as const)('that begins on %s, of %s', (weekStartDay, instant, from, to) => {
    const week = scheduleWeek({ zone: zoneOf('Europe/Amsterdam'), weekStartDay }, Date.parse(instant) / 1000);
    expect([cloudInstant(week.from), cloudInstant(week.to)]).toEqual([from, to]);
  });
});

describe('a range is refused', () => {
  const monday = ['Europe/Amsterdam', 'monday'] as const;
  const lordHowe = ['Australia/Lord_Howe', 'sunday'] as const;
  const kathmandu = ['Asia/Kathmandu', 'sunday'] as const;
  const date = 'invalid-date';
  const value = 'invalid-value';

  test.each([
    [
      'over the end of a week',
      monday,
      ['2026-10-25T22:00:00Z', '2026-10-25T23:15:00Z', 15],
      ['/endDate', date],
    ],
    ['of eight days', monday, ['2026-10-18T22:00:00Z', '2026-10-26T23:00:00Z', 15], ['/endDate', date]],
    ['of nothing', monday, ['2026-10-25T22:00:00Z', '2026-10-25T22:00:00Z', 15], ['/endDate', date]],
    ['backwards', monday, ['2026-10-25T22:00:00Z', '2026-10-25T21:00:00Z', 15], ['/endDate', date]],
    [
      'of a part of an interval',
      monday,
      ['2026-10-22T22:00:00Z', '2026-10-22T22:20:00Z', 15],
      ['/endDate', date],
    ],
    [
      'from within an interval',
      monday,
      ['2026-10-22T22:05:00Z', '2026-10-22T22:20:00Z', 15],
      ['/startDate', date],
    ],
    [
      'from within a second',
      monday,
      ['2026-10-22T22:00:00.5Z', '2026-10-22T22:15:00Z', 15],
      ['/startDate', date],
    ],
    [
      'until within a second',
      monday,
      ['2026-10-22T22:00:00Z', '2026-10-22T22:14:59.5Z', 15],
      ['/endDate', date],
    ],
    [
      'before the calendar',
      monday,
      ['1899-10-22T22:00:00Z', '1899-10-22T22:15:00Z', 15],
      ['/startDate', date],
    ],
    // Its week begins before 1900, and ends after 9999.
    ['in the first days', monday, ['1900-01-06T23:00:00Z', '1900-01-06T23:15:00Z', 15], ['/startDate', date]],
    ['in the last days', monday, ['9999-12-27T23:00:00Z', '9999-12-27T23:15:00Z', 15], ['/startDate', date]],
    [
      'by twenty minutes',
      monday,
      ['2026-10-22T22:00:00Z', '2026-10-22T23:00:00Z', 20],
      ['/intervalLengthMinutes', value],
    ],
    [
      'by nothing',
      monday,
      ['2026-10-22T22:00:00Z', '2026-10-22T23:00:00Z', 0],
      ['/intervalLengthMinutes', value],
    ],
    [
      'of hours of UTC in Kathmandu',
      kathmandu,
      ['2026-10-25T18:00:00Z', '2026-10-25T19:00:00Z', 60],
      ['/startDate', date],
    ],
    [
      'by halves of UTC in Kathmandu',
      kathmandu,
      ['2026-10-25T18:00:00Z', '2026-10-25T19:00:00Z', 30],
      ['/startDate', date],
    ],
    [
      'by hours where clocks move by half of one',
      lordHowe,
      ['2026-04-04T13:00:00Z', '2026-04-05T13:00:00Z', 60],
      ['/intervalLengthMinutes', value],
    ],
  ] as const)('%s', (_why, [zone, weekStartDay], [from, to, minutes], [pointer, kind]) => {
    const refused = (): unknown => intervals(zone, weekStartDay, [from, to], minutes);
    expect(refused).toThrow(BridgeError);
    try {
      refused();
    } catch (failure) {
      expect((failure as BridgeError).facts.errors).toMatchObject([{ pointer, kind }]);
    }
  });
});
