import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { balanceSheet } from '../../../src/simulator/world/calendar/balance-sheet.ts';
import { yearOf } from '../../../src/simulator/world/calendar/half-year.ts';
import {
  balanceOn,
  leastLeft,
  type TimeOffUse,
} from '../../../src/simulator/world/calendar/time-off-balance.ts';
import type { Entitlement } from '../../../src/simulator/world/calendar/time-off-entitlement.ts';
import { entitlementOf } from '../../../src/simulator/world/calendar/time-off-entitlement.ts';
import { minutesByDay } from '../../../src/simulator/world/calendar/time-off-uses.ts';
import { agentsOf, calendarAt, numbers, year2026 } from './calendar-world.ts';

const first = oleDate('2026-01-01');
const plain: Entitlement = {
  carried: 600,
  bonusAwarded: 0,
  bonusLastDay: oleDate('2026-06-30'),
  accruedUntil: (day) => (day - first + 1) * 10,
};
const bonus: Entitlement = { ...plain, bonusAwarded: 240 };
const use = (date: string, minutes: number, as: TimeOffUse['as'] = 'granted'): TimeOffUse => ({
  day: oleDate(date),
  minutes,
  as,
});

describe('the balance of a day', () => {
  test.each<[string, Entitlement, string, TimeOffUse[], Record<string, number>]>([
    ['on the first day', plain, '2026-01-01', [], { accrued: 10, left: 610 }],
    ['accrues day by day', plain, '2026-01-31', [], { accrued: 310, left: 910 }],
    ['loses what is granted', plain, '2026-01-31', [use('2026-01-31', 100)], { granted: 100, left: 810 }],
    ['counts nothing of later', plain, '2026-01-31', [use('2026-02-01', 100)], { granted: 0, left: 910 }],
    ['counts nothing of last year', plain, '2026-01-31', [use('2025-12-31', 100)], { granted: 0, left: 910 }],
    [
      'counts what is scheduled apart',
      plain,
      '2026-01-31',
      [use('2026-01-05', 100, 'scheduled'), use('2026-01-06', 50)],
      { scheduled: 100, granted: 50, left: 760 },
    ],
    [
      'shows what is preferred and declined and keeps it',
      plain,
      '2026-01-31',
      [use('2026-01-05', 100, 'preferred'), use('2026-01-06', 50, 'declined')],
      { preferred: 100, declined: 50, left: 910 },
    ],
    ['has the bonus', bonus, '2026-01-31', [], { bonusUsed: 0, bonusExpired: 0, left: 1150 }],
    [
      'takes from the bonus first',
      bonus,
      '2026-01-31',
      [use('2026-01-05', 100)],
      { bonusUsed: 100, left: 1050 },
    ],
    [
      'takes no more from it than it has',
      bonus,
      '2026-01-31',
      [use('2026-01-05', 300)],
      { bonusUsed: 240, left: 850 },
    ],
    [
      'loses what was not taken of it',
      bonus,
      '2026-07-01',
      [use('2026-01-05', 100), use('2026-07-01', 60)],
      { bonusUsed: 100, bonusExpired: 140, accrued: 1820, left: 600 + 1820 + 240 - 140 - 160 },
    ],
  ])('%s', (...row) => {
    const [, entitlement, date, uses, expected] = row;
    expect(balanceOn(oleDate(date), entitlement, uses)).toMatchObject(expected);
  });

  test('adds up, whatever was taken when', () => {
    const uses = fc.array(
      fc.record({
        day: fc.integer({ min: first - 40, max: first + 400 }),
        minutes: fc.integer({ min: 1, max: 600 }),
        as: fc.constantFrom<TimeOffUse['as'][]>('scheduled', 'granted', 'preferred', 'declined'),
      }),
    );
    fc.assert(
      fc.property(uses, fc.integer({ min: first, max: first + 364 }), (taken, day) => {
        const found = balanceOn(day, bonus, taken);
        expect(found.left).toBe(
          found.carried +
            found.accrued +
            found.bonusAwarded -
            found.bonusExpired -
            found.scheduled -
            found.granted,
        );
        expect(found.bonusUsed).toBeLessThanOrEqual(Math.min(240, found.scheduled + found.granted));
        expect(found.bonusUsed + found.bonusExpired).toBeLessThanOrEqual(found.bonusAwarded);
        expect(leastLeft(bonus, taken, day)).toBeLessThanOrEqual(found.left);
      }),
    );
  });

  test('is at its least where later time off leaves the least', () => {
    const uses = [use('2026-01-10', 500), use('2026-02-10', 500)];
    expect(leastLeft(plain, uses.slice(0, 1), oleDate('2026-01-05'))).toBe(600 + 100 - 500);
    expect(leastLeft(plain, uses, oleDate('2026-01-05'))).toBe(600 + 410 - 1000);
  });
});

describe('an entitlement', () => {
  const { calendar } = calendarAt();
  const agent = calendar.plans.agentsOf(101)[0] ?? never();
  const rule = (part: object) => ({
    ...(calendar.world.timeOffRules[0] ?? never()),
    wmAwarded: false,
    wmAccruedHours: 365,
    wmCarryOverHours: 40,
    ...part,
  });
  const of = (hired: string, part: object = {}): Entitlement =>
    entitlementOf(
      850,
      { ...agent, wmStartDate: oleDate(hired) },
      { rule: rule(part), typeId: 800, year: 2026 },
    );

  test.each([
    ['accrues a day on each day', '2020-01-01', {}, '2026-01-01', 60],
    ['is complete on the last day', '2020-01-01', {}, '2026-12-31', 365 * 60],
    ['is awarded at once', '2020-01-01', { wmAwarded: true }, '2026-01-01', 365 * 60],
    ['is nothing before the first working day', '2026-07-02', { wmAwarded: true }, '2026-07-01', 0],
    [
      'is the rest of the year for who comes in mid-year',
      '2026-07-02',
      { wmAwarded: true },
      '2026-07-02',
      183 * 60,
    ],
    ['accrues from the first working day', '2026-07-02', {}, '2026-07-02', 60],
  ])('%s', (...row) => {
    const [, hired, part, date, minutes] = row;
    expect(of(hired, part).accruedUntil(oleDate(date))).toBe(minutes);
  });

  test('carries no more over than the rule allows, and nothing for who is new', () => {
    expect(of('2020-01-01').carried).toBeGreaterThan(0);
    expect(of('2020-01-01').carried).toBeLessThanOrEqual(40 * 60);
    expect(of('2026-03-01')).toMatchObject({ carried: 0, bonusAwarded: 0 });
  });
});

describe('the balances of the seeded world', () => {
  const { calendar } = calendarAt();
  const days = ['2026-01-01', '2026-03-29', '2026-06-30', '2026-07-01', '2026-10-25', '2026-12-31'].map(
    oleDate,
  );

  test('add up for every agent and type, and equal the calendar item by item', () => {
    const { status, actual, type } = numbers;
    for (const agent of agentsOf(calendar)) {
      const sheet = balanceSheet(calendar, agent, 2026);
      expect(sheet.typeIds.length).toBeGreaterThan(0);
      const items = calendar.itemsOf(agent, year2026).filter((item) => item.wmItemType === type.timeOff);
      const minutesOf = (typeId: number, day: number, statuses: number, actually: number): number =>
        items
          .filter((item) => item.wmObjectId === typeId)
          .filter((item) => item.wmStatus === statuses && item.wmActualStatus === actually)
          .flatMap((item) => minutesByDay(calendar, agent, item))
          .reduce(
            (sum, part) => (part.day <= day && yearOf(part.day) === 2026 ? sum + part.minutes : sum),
            0,
          );
      for (const typeId of sheet.typeIds) {
        for (const day of days) {
          const found = sheet.balance(typeId, day) ?? never();
          expect(found.scheduled).toBe(minutesOf(typeId, day, status.granted, actual.scheduled));
          expect(found.granted).toBe(minutesOf(typeId, day, status.granted, actual.notScheduled));
          expect(found.left).toBe(
            found.carried +
              found.accrued +
              found.bonusAwarded -
              found.bonusExpired -
              found.scheduled -
              found.granted,
          );
        }
      }
    }
  });

  test('never go below nothing: the seed grants what the balance allows', () => {
    for (const agent of agentsOf(calendar)) {
      const sheet = balanceSheet(calendar, agent, 2026);
      const used = calendar
        .itemsOf(agent, year2026)
        .filter((item) => item.wmStatus === numbers.status.granted);
      for (const item of used.filter(({ wmItemType }) => wmItemType === numbers.type.timeOff)) {
        const last = Math.ceil(item.wmEndDateTime) - 1;
        expect(sheet.balance(item.wmObjectId, last)?.left).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

function never(): never {
  throw new Error('must be there');
}
