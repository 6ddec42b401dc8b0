import { readFileSync } from 'node:fs';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem, ScheduledCalendar } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { readEnumNumbers } from '../../../src/simulator/world/enum-numbers.ts';
import type { AgentDay } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { Schedules } from '../../../src/simulator/world/schedule/schedules.ts';
import { createWorld } from '../../../src/simulator/world/world.ts';

const conventions = readFileSync(new URL('../../../wsdl/conventions.json', import.meta.url), 'utf8');
export const numberOf = readEnumNumbers(conventions);
export const world = createWorld({ seed: 850, integrationUser: 'api.bridge' }, numberOf);

/** A Sunday; the week of business unit 10 began six days before, that of business unit 20 on this day. */
export const startedAt = Date.parse('2026-11-22T09:00:00Z');

export function schedulesOf(seed = 850, calendar?: ScheduledCalendar): Schedules {
  const around = { world: seed === 850 ? world : createWorldOf(seed), seed, numberOf, startedAt };
  return new Schedules(calendar === undefined ? around : { ...around, calendar });
}

function createWorldOf(seed: number) {
  return createWorld({ seed, integrationUser: 'api.bridge' }, numberOf);
}

/** Every agent-day of a site from one day to another, both included. */
export function daysOf(schedules: Schedules, siteId: number, from: string, to = from): AgentDay[] {
  const days: AgentDay[] = [];
  for (const { gswAgentId } of schedules.plans.agentsOf(siteId)) {
    for (let number = oleDate(from); number <= oleDate(to); number++) {
      const day = schedules.day(gswAgentId, number);
      if (day !== undefined) days.push(day);
    }
  }
  return days;
}

/** A calendar item with everything that does not matter filled in. */
export function calItem(part: Partial<CalItem> & Pick<CalItem, 'gswAgentId' | 'wmItemType'>): CalItem {
  return {
    wmItemId: 1,
    wmSiteId: 101,
    wmObjectId: 0,
    wmStartDateTime: 0,
    wmEndDateTime: 0,
    wmFullDay: false,
    wmPaid: true,
    wmPaidMinutes: 0,
    wmStatus: numberOf('ECalStatus', 'CAL_STATUS_GRANTED'),
    wmActualStatus: numberOf('ECalActualStatus', 'CAL_ACTUAL_SCHEDULED'),
    wmSubmitted: 46000,
    timestamp: '1',
    ...part,
  };
}

/** A calendar with these items. */
export function calendarOf(...items: readonly CalItem[]): ScheduledCalendar {
  return {
    scheduledOn: (agentId, day) =>
      items.filter(
        (item) => item.gswAgentId === agentId && item.wmStartDateTime < day + 1 && item.wmEndDateTime > day,
      ),
  };
}
