import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { dayRoom } from '../../../src/simulator/world/calendar/day-room.ts';
import { halfYearOf } from '../../../src/simulator/world/calendar/half-year.ts';
import { minutesByDay } from '../../../src/simulator/world/calendar/time-off-uses.ts';
import { dayMinutesOf, usualShift } from '../../../src/simulator/world/calendar/working-days.ts';
import { agentsOf, calendarAt, horizon, itemsIn, numbers, start, today, year2026 } from './calendar-world.ts';

const { calendar } = calendarAt();
const items = itemsIn(calendar, year2026);
const { type, status, actual } = numbers;
const agentOf = (item: CalItem) => calendar.plans.agent(item.gswAgentId) ?? never();
const fills = ({ wmItemType }: CalItem): boolean =>
  [type.timeOff, type.exception, type.dayOff].includes(wmItemType);

function never(): never {
  throw new Error('must be there');
}

describe('the seeded calendar', () => {
  test('is the same for the same seed and clock, in whatever order it is read', () => {
    const other = calendarAt().calendar;
    const backwards = [...agentsOf(other)].reverse().map((agent) => other.itemsOf(agent, year2026));
    expect(backwards.reverse().flat()).toEqual(items);
  });

  test('is another one for another seed', () => {
    expect(itemsIn(calendarAt(start, { seed: 851 }).calendar, year2026)).not.toEqual(items);
  });

  test('has items of all types, in every status, in the schedule and not', () => {
    const kinds = new Set(items.map((item) => item.wmItemType));
    expect([...kinds].sort()).toEqual(Object.values(type).sort());
    const timeOff = items.filter((item) => item.wmItemType === type.timeOff);
    expect([...new Set(timeOff.map((item) => item.wmStatus))].sort()).toEqual(Object.values(status).sort());
    const later = itemsIn(calendar, { start: horizon + 7, end: horizon + 100 });
    const beyond = later.filter(
      (item) => item.wmStatus === status.granted && item.wmItemType === type.timeOff,
    );
    expect(beyond.length).toBeGreaterThan(3);
    expect(new Set(beyond.map((item) => item.wmActualStatus))).toEqual(new Set([actual.notScheduled]));
    expect(timeOff.filter((item) => !item.wmFullDay).length).toBeGreaterThan(50);
  });

  test('has an id of its own for every item, by which it is found', () => {
    expect(new Set(items.map((item) => item.wmItemId)).size).toBe(items.length);
    const fresh = calendarAt().calendar;
    for (const item of items.filter((_, index) => index % 97 === 0)) {
      expect(fresh.find(item.wmItemId)).toEqual(item);
    }
    expect(fresh.find(items[0]?.wmItemId ?? 0)).toEqual(items[0]);
  });

  test('shows what has been asked for, and answers it only when the time has come', () => {
    for (const item of items) {
      expect(item.wmSubmitted).toBeLessThanOrEqual(today + 1);
      // Who falls ill says so on the morning of the day.
      expect(Math.floor(item.wmSubmitted)).toBeLessThanOrEqual(Math.floor(item.wmStartDateTime));
    }
    const open = items.filter((item) => item.wmStatus === status.preferred);
    expect(open.length).toBeGreaterThan(2);
    for (const item of open) expect(item.wmSubmitted).toBeGreaterThan(today - 6);
  });

  test('lies within one half-year, within employment, and ends after it begins', () => {
    for (const item of items) {
      const agent = agentOf(item);
      expect(item.wmEndDateTime).toBeGreaterThan(item.wmStartDateTime);
      expect(halfYearOf(Math.ceil(item.wmEndDateTime) - 1)).toBe(halfYearOf(item.wmStartDateTime));
      expect(item.wmStartDateTime).toBeGreaterThanOrEqual(agent.wmStartDate);
      if (agent.wmEndDate !== 0) expect(item.wmEndDateTime).toBeLessThanOrEqual(agent.wmEndDate + 1);
    }
  });

  test('gives no agent two things that want the same day', () => {
    for (const agent of agentsOf(calendar)) {
      const days = calendar
        .itemsOf(agent, year2026)
        .filter(fills)
        .flatMap((item) => {
          const first = Math.floor(item.wmStartDateTime);
          const count = Math.ceil(item.wmEndDateTime) - first;
          return Array.from({ length: count }, (_, index) => first + index);
        });
      expect(new Set(days).size).toBe(days.length);
    }
  });

  test('has exceptions and working hours granted always', () => {
    const given = items.filter((item) => [type.exception, type.workingHours].includes(item.wmItemType));
    expect(given.length).toBeGreaterThan(100);
    expect(new Set(given.map((item) => item.wmStatus))).toEqual(new Set([status.granted]));
  });

  test('has in the schedule what is granted and begins before the horizon, and nothing else', () => {
    for (const item of itemsIn(calendar, { start: today - 30, end: horizon + 60 })) {
      const isIn = item.wmStatus === status.granted && item.wmStartDateTime < horizonOf(item);
      expect(item.wmActualStatus === actual.scheduled).toBe(isIn);
    }
  });

  test('pays full days as working days by the contract, and has them on working days', () => {
    const full = items.filter((item) => item.wmFullDay && item.wmItemType === type.timeOff);
    expect(full.length).toBeGreaterThan(500);
    for (const item of full) {
      const agent = agentOf(item);
      const count = item.wmEndDateTime - item.wmStartDateTime;
      expect(item.wmPaidMinutes).toBe(item.wmPaid ? count * dayMinutesOf(calendar.plans, agent) : 0);
      for (let day = item.wmStartDateTime; day < item.wmEndDateTime; day++) {
        expect(usualShift(calendar.plans, agent, day)).toBeDefined();
      }
    }
  });

  test('grants no day more than its limit, of the site and of the team', () => {
    const filled: number[] = [];
    for (let day = year2026.start; day < year2026.end; day += 3) {
      for (const site of calendar.world.sites) {
        const { granted, limit } = dayRoom(calendar, site.wmSiteId, day);
        expect(granted.site).toBeLessThanOrEqual(limit.site);
        for (const teamId of limit.teamIds) {
          expect(granted.team(teamId)).toBeLessThanOrEqual(limit.team(teamId) ?? 0);
        }
        filled.push(granted.site / limit.site);
      }
    }
    expect(Math.max(...filled)).toBeGreaterThan(0.8);
  });

  test('lets people wait only where one of their days has no room for them', () => {
    const future = itemsIn(calendar, { start: today + 1, end: today + 200 });
    const waiting = future.filter((item) => item.wmStatus === status.waitListed);
    expect(waiting.length).toBeGreaterThan(2);
    for (const item of waiting) {
      const agent = agentOf(item);
      const full = minutesByDay(calendar, agent, item).some(({ day, minutes }) => {
        const { granted, limit } = dayRoom(calendar, agent.wmSiteId, day);
        return granted.lacking(limit, agent.wmTeamId, minutes) !== undefined;
      });
      // What has room now had none when it was answered only if somebody before it has still to be answered.
      expect(full).toBe(true);
    }
  });

  test('goes on with the clock: later there is more, and nothing that was answered is answered otherwise', () => {
    const later = itemsIn(calendarAt('2026-12-22T12:00:00Z').calendar, {
      start: today,
      end: oleDate('2027-07-01'),
    });
    const now = itemsIn(calendar, { start: today, end: oleDate('2027-07-01') });
    const byId = new Map(later.map((item) => [item.wmItemId, item]));
    expect(later.length).toBeGreaterThan(now.length);
    for (const item of now) {
      const then = byId.get(item.wmItemId);
      expect(then?.wmStartDateTime).toBe(item.wmStartDateTime);
      if ([status.granted, status.recalled].includes(item.wmStatus))
        expect(then?.wmStatus).toBe(item.wmStatus);
    }
  });

  test('meets as a team: the same meeting for several of it', () => {
    const meetings = items.filter((item) => item.wmItemType === type.exception && item.wmObjectId === 703);
    const groups = new Map<string, number>();
    for (const item of meetings) {
      const key = `${agentOf(item).wmTeamId} ${item.wmStartDateTime}`;
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    expect(Math.max(...groups.values())).toBeGreaterThan(4);
  });
});

/** The weeks of Asia-Pacific begin on Sunday: their schedule is built for one more week. */
function horizonOf(item: CalItem): number {
  return item.wmSiteId > 200 ? oleDate('2027-01-10') : horizon;
}
