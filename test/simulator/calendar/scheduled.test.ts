import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CfgAgent } from '../../../src/simulator/world/agents.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import {
  insertItem,
  setItemStatus,
  updateItem,
} from '../../../src/simulator/world/calendar/calendar-writes.ts';
import type { LiveCalendar } from '../../../src/simulator/world/calendar/live-calendar.ts';
import { Schedules } from '../../../src/simulator/world/schedule/schedules.ts';
import {
  agentsOf,
  calendarAt,
  freeAgent,
  horizon,
  numberOf,
  numbers,
  request,
  start,
  today,
} from './calendar-world.ts';

const { type, status, actual } = numbers;
const day = 86_400_000;

function inserted(
  calendar: LiveCalendar,
  agent: CfgAgent,
  from: number,
  over: Partial<CalItem> = {},
): CalItem {
  const item = request(agent, {
    wmStartDateTime: from,
    wmEndDateTime: from + 1,
    wmStatus: status.granted,
    ...over,
  });
  const outcome = insertItem(calendar, item, true);
  return (outcome.done ? calendar.find(outcome.objectId) : undefined) ?? never();
}

function never(): never {
  throw new Error('must be there');
}

describe('what is granted', () => {
  test('within the built schedule is not in it until the schedule is built again', () => {
    const { calendar } = calendarAt();
    const from = today + 15;
    const agent = freeAgent(calendar, { start: from, end: from + 1 });
    const item = inserted(calendar, agent, from);
    expect(item.wmActualStatus).toBe(actual.notScheduled);
    expect(calendar.scheduledOn(agent.gswAgentId, from)).toEqual([]);
    calendar.rebuild(102);
    expect(calendar.find(item.wmItemId)).toEqual(item);
    calendar.rebuild(101);
    const built = { ...item, wmActualStatus: actual.scheduled, timestamp: '2' };
    expect(calendar.scheduledOn(agent.gswAgentId, from)).toEqual([built]);
    calendar.rebuild(101);
    expect(calendar.find(item.wmItemId)).toEqual(built);
  });

  test('beyond the horizon comes into the schedule when its week is built', () => {
    const { calendar, clock } = calendarAt();
    const from = horizon + 9;
    const agent = freeAgent(calendar, { start: from, end: from + 1 });
    const item = inserted(calendar, agent, from);
    expect(item).toMatchObject({ wmActualStatus: actual.notScheduled, timestamp: '1' });
    clock.advance(7 * day);
    expect(calendar.find(item.wmItemId)?.wmActualStatus).toBe(actual.notScheduled);
    clock.advance(day);
    const built = calendar.find(item.wmItemId) ?? never();
    expect(built).toMatchObject({ wmActualStatus: actual.scheduled, timestamp: '2' });
    expect(updateItem(calendar, item, { force: true, checkTimestamp: true }).done).toBe(false);
    expect(updateItem(calendar, built, { force: true, checkTimestamp: true }).done).toBe(true);
    expect(calendar.find(item.wmItemId)).toMatchObject({ wmActualStatus: actual.scheduled, timestamp: '3' });
  });

  test('before the clock brought a seeded item keeps its day', () => {
    const later = calendarAt('2027-03-01T12:00:00Z').calendar;
    const { calendar, clock } = calendarAt();
    const seeded =
      agentsOf(later)
        .flatMap((agent) => later.itemsOf(agent, { start: horizon, end: horizon + 40 }))
        .find((item) => item.wmFullDay && item.wmItemType === type.timeOff && item.wmSubmitted > today + 2) ??
      never();
    const agent = calendar.plans.agent(seeded.gswAgentId) ?? never();
    const item = inserted(calendar, agent, seeded.wmStartDateTime, { wmStatus: status.preferred });
    clock.advance(99 * day);
    const ids = (): number[] =>
      calendar
        .itemsOf(agent, { start: seeded.wmStartDateTime, end: seeded.wmEndDateTime })
        .map(({ wmItemId }) => wmItemId);
    expect(ids()).toContain(item.wmItemId);
    expect(ids()).not.toContain(seeded.wmItemId);
    expect(calendar.find(seeded.wmItemId)).toBeUndefined();
  });
});

describe('the schedule', () => {
  const around = () => {
    const { calendar } = calendarAt();
    const { world, plans, seed } = calendar;
    const startedAt = Date.parse(start);
    return { calendar, schedules: new Schedules({ world, plans, seed, numberOf, startedAt, calendar }) };
  };

  test('has every scheduled full day, paid as the calendar says', () => {
    const { calendar, schedules } = around();
    const range = { start: today, end: today + 28 };
    let found = 0;
    for (const agent of agentsOf(calendar)) {
      const full = calendar
        .itemsOf(agent, range)
        .filter((item) => item.wmActualStatus === actual.scheduled && item.wmFullDay)
        .filter((item) => item.wmItemType === type.timeOff);
      for (const item of full) {
        const days = Array.from({ length: item.wmEndDateTime - item.wmStartDateTime }, (_, index) =>
          schedules.day(agent.gswAgentId, item.wmStartDateTime + index),
        );
        expect(days.map((one) => one?.kind)).toEqual(days.map(() => 'time-off'));
        expect(days.reduce((sum, one) => sum + (one?.paidMinutes ?? 0), 0)).toBe(item.wmPaidMinutes);
        found++;
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  test('has the parts of days and the exceptions within the shift', () => {
    const { calendar, schedules } = around();
    let found = 0;
    for (const agent of agentsOf(calendar)) {
      const parts = calendar
        .itemsOf(agent, { start: today, end: today + 28 })
        .filter((item) => item.wmActualStatus === actual.scheduled && !item.wmFullDay)
        .filter((item) => [type.timeOff, type.exception].includes(item.wmItemType));
      for (const item of parts) {
        const plan = schedules.day(agent.gswAgentId, Math.floor(item.wmStartDateTime));
        // A few are absent on a day by the plan itself.
        if (plan?.kind !== 'work') continue;
        const clock = calendar.plans.clockOf(agent.wmSiteId);
        const starts = plan.states
          .filter((state) => state.id === item.wmObjectId)
          .map((state) => clock.instantToLocal(state.start));
        expect(
          starts.some((at) => at / 86_400 >= item.wmStartDateTime - 1e-6 && at / 86_400 < item.wmEndDateTime),
        ).toBe(true);
        found++;
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  test('has the shifts that were granted, within their windows', () => {
    const { calendar, schedules } = around();
    const granted = agentsOf(calendar)
      .flatMap((agent) => calendar.itemsOf(agent, { start: today - 40, end: today + 40 }))
      .filter((item) => item.wmItemType === type.shift && item.wmActualStatus === actual.scheduled);
    const worked = granted.flatMap((item) => {
      const plan = schedules.day(item.gswAgentId, Math.floor(item.wmStartDateTime));
      return plan?.kind === 'work' ? [{ item, plan }] : [];
    });
    expect(worked.length).toBeGreaterThan(10);
    for (const { item, plan } of worked) {
      const clock = calendar.plans.clockOf(item.wmSiteId);
      expect(plan.shiftId).toBe(item.wmObjectId);
      expect(clock.instantToLocal(plan.start) / 86_400).toBeGreaterThanOrEqual(item.wmStartDateTime - 1e-6);
      expect(clock.instantToLocal(plan.end) / 86_400).toBeLessThanOrEqual(item.wmEndDateTime + 1e-6);
    }
  });

  test('is again what was planned when time off is recalled', () => {
    const { calendar, schedules } = around();
    const item =
      agentsOf(calendar)
        .flatMap((agent) => calendar.itemsOf(agent, { start: today + 2, end: today + 28 }))
        .find(
          (one) =>
            one.wmItemType === type.timeOff &&
            one.wmFullDay &&
            one.wmActualStatus === actual.scheduled &&
            one.wmStartDateTime > today + 1,
        ) ?? never();
    expect(schedules.day(item.gswAgentId, item.wmStartDateTime)?.kind).toBe('time-off');
    expect(setItemStatus(calendar, [item.wmItemId], { status: status.recalled, force: false }).done).toBe(
      true,
    );
    const planned = calendar.plans.planned(item.gswAgentId, item.wmStartDateTime);
    expect(schedules.day(item.gswAgentId, item.wmStartDateTime)).toMatchObject({
      kind: planned?.kind,
      start: planned?.start,
    });
  });
});

describe('a moment', () => {
  test.each([
    ['on the last day of a week', 101, '2026-11-22T12:00:00Z', '2027-01-04'],
    ['on the first day of a week', 101, '2026-11-23T12:00:00Z', '2027-01-11'],
    ['where weeks begin on Sunday', 202, '2026-11-22T12:00:00Z', '2027-01-10'],
    ['a minute before midnight', 101, '2026-11-22T22:59:00Z', '2027-01-04'],
    ['at midnight', 101, '2026-11-22T23:00:00Z', '2027-01-11'],
  ])('%s at site %i has the schedule of this week and six more', (_, siteId, now, end) => {
    expect(calendarAt(now).calendar.moment(siteId).horizon).toBe(oleDate(end));
  });
});
