import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { insertItem } from '../../../src/simulator/world/calendar/calendar-writes.ts';
import type { LiveCalendar } from '../../../src/simulator/world/calendar/live-calendar.ts';
import { elapsedMinutes } from '../../../src/simulator/world/calendar/wall-minutes.ts';
import { dayMinutesOf, usualShift } from '../../../src/simulator/world/calendar/working-days.ts';
import { siteClock } from '../../../src/simulator/world/site-clock.ts';
import { calendarAt, request } from './calendar-world.ts';

const hour = (date: string, hours: number): number => oleDate(date) + hours / 24;

describe('minutes of the wall clock', () => {
  test.each([
    ['an ordinary night', 'Europe/Amsterdam', '2026-03-28', 1, 4, 180],
    ['the night that has no 02:30', 'Europe/Amsterdam', '2026-03-29', 1, 4, 120],
    ['the night that has 02:30 twice', 'Europe/Amsterdam', '2026-10-25', 1, 4, 240],
    ['the day of 23 hours', 'Europe/Amsterdam', '2026-03-29', 0, 24, 23 * 60],
    ['the day of 25 hours', 'Australia/Sydney', '2026-04-05', 0, 24, 25 * 60],
    ['the half hour of Lord Howe', 'Australia/Lord_Howe', '2026-04-05', 0, 24, 24.5 * 60],
    ['a day without midnight', 'Africa/Cairo', '2026-04-24', 0, 24, 23 * 60],
    ['a zone that has no summer', 'Asia/Kathmandu', '2026-03-29', 9.25, 17, 465],
  ])('%s', (...row) => {
    const [, zone, date, from, to, minutes] = row;
    expect(elapsedMinutes(siteClock(zone), hour(date, from), hour(date, to))).toBe(minutes);
  });
});

describe('time off where the clock is changed', () => {
  const works = (calendar: LiveCalendar, date: string) =>
    calendar.plans.agentsOf(101).find((agent) => {
      const range = { start: oleDate(date), end: oleDate(date) + 1 };
      const isThere = agent.wmStartDate < range.start && agent.wmEndDate === 0;
      const isFree = calendar.itemsOf(agent, range).length === 0;
      return isThere && isFree && usualShift(calendar.plans, agent, range.start) !== undefined;
    }) ?? never();

  test.each(['2026-03-29', '2026-10-25'])('a full day of %s is one day and paid as one', (date) => {
    const { calendar } = calendarAt('2026-02-02T12:00:00Z');
    const agent = works(calendar, date);
    const day = oleDate(date);
    const outcome = insertItem(
      calendar,
      request(agent, { wmStartDateTime: day, wmEndDateTime: day + 1 }),
      true,
    );
    const written = calendar.find(outcome.done ? outcome.objectId : 0);
    expect(written).toMatchObject({
      wmStartDateTime: day,
      wmEndDateTime: day + 1,
      wmPaidMinutes: dayMinutesOf(calendar.plans, agent),
    });
  });

  test.each([
    ['2026-03-29', 120],
    ['2026-10-25', 240],
  ])('a part of the night of %s is paid for the %i minutes that pass', (date, minutes) => {
    const { calendar } = calendarAt('2026-02-02T12:00:00Z');
    const agent = works(calendar, date);
    const part = { wmStartDateTime: hour(date, 1), wmEndDateTime: hour(date, 4), wmFullDay: false };
    const outcome = insertItem(calendar, request(agent, part), true);
    expect(calendar.find(outcome.done ? outcome.objectId : 0)?.wmPaidMinutes).toBe(minutes);
  });

  test('what is submitted in the hour that comes twice has the time that the clock shows', () => {
    const submitted = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((instant) => {
      const { calendar } = calendarAt(instant);
      const agent = works(calendar, '2026-12-01');
      const day = oleDate('2026-12-01');
      const outcome = insertItem(
        calendar,
        request(agent, { wmStartDateTime: day, wmEndDateTime: day + 1 }),
        true,
      );
      return calendar.find(outcome.done ? outcome.objectId : 0)?.wmSubmitted;
    });
    expect(submitted).toEqual([hour('2026-10-25', 2.5), hour('2026-10-25', 2.5)]);
  });

  test('the clock of the site decides what lies in the past', () => {
    // 18:30 in London is 00:15 of the next day in Kathmandu.
    const { calendar } = calendarAt('2026-11-22T18:30:00Z');
    expect(Math.floor(calendar.moment(201).now)).toBe(oleDate('2026-11-23'));
    expect(Math.floor(calendar.moment(102).now)).toBe(oleDate('2026-11-22'));
    expect(calendar.moment(201).now).toBeCloseTo(hour('2026-11-23', 0.25), 9);
  });
});

function never(): never {
  throw new Error('nobody');
}
