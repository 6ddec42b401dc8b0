import { readFileSync } from 'node:fs';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CfgAgent } from '../../../src/simulator/world/agents.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { calendarNumbers } from '../../../src/simulator/world/calendar/calendar-numbers.ts';
import { LiveCalendar } from '../../../src/simulator/world/calendar/live-calendar.ts';
import { usualShift, type Stretch } from '../../../src/simulator/world/calendar/working-days.ts';
import { readEnumNumbers } from '../../../src/simulator/world/enum-numbers.ts';
import { Plans } from '../../../src/simulator/world/schedule/plans.ts';
import { createWorld } from '../../../src/simulator/world/world.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';

const conventions = readFileSync(new URL('../../../wsdl/conventions.json', import.meta.url), 'utf8');
export const numberOf = readEnumNumbers(conventions);
export const numbers = calendarNumbers(numberOf);

/** A Sunday: in Europe the last day of a week, in Asia-Pacific the first. */
export const start = '2026-11-22T12:00:00Z';
export const today = oleDate('2026-11-22');
/** The schedule of site 101 is built until here: the week that ends today and six more. */
export const horizon = oleDate('2027-01-04');

export interface CalendarWorld {
  readonly calendar: LiveCalendar;
  readonly clock: ManualClock;
}

export function calendarAt(
  now: string = start,
  { seed = 850, agentsPerSite }: { readonly seed?: number; readonly agentsPerSite?: number } = {},
): CalendarWorld {
  const clock = new ManualClock(now);
  const world = createWorld({ seed, integrationUser: 'api.bridge', agentsPerSite }, numberOf);
  const plans = new Plans({ now: world }, seed, numberOf);
  return { calendar: new LiveCalendar({ seed, world: { now: world }, plans, numberOf, clock }), clock };
}

export const year2026: Stretch = { start: oleDate('2026-01-01'), end: oleDate('2027-01-01') };

export function agentsOf(calendar: LiveCalendar): readonly CfgAgent[] {
  return calendar.world.sites.flatMap((site) => calendar.plans.agentsOf(site.wmSiteId));
}

/** All items of all agents of all sites in a stretch of time. */
export function itemsIn(calendar: LiveCalendar, range: Stretch): CalItem[] {
  return agentsOf(calendar).flatMap((agent) => calendar.itemsOf(agent, range));
}

/** A full-time agent of site 101 who works on all of these days, whose calendar has nothing on them, and who has time left. */
export function freeAgent(calendar: LiveCalendar, range: Stretch, index = 0): CfgAgent {
  const days = Array.from({ length: range.end - range.start }, (_, offset) => range.start + offset);
  const found = calendar.plans
    .agentsOf(101)
    .filter((agent) => agent.wmEndDate === 0 && agent.wmTimeOffRuleId === 1012)
    .filter((agent) => days.every((day) => usualShift(calendar.plans, agent, day) !== undefined))
    .filter((agent) => calendar.itemsOf(agent, range).length === 0)[index];
  if (found === undefined) throw new Error('nobody is free');
  return found;
}

/** A request for full days of vacation, or whatever is said instead. */
export function request(
  agent: CfgAgent,
  part: Partial<CalItem> & Pick<CalItem, 'wmStartDateTime' | 'wmEndDateTime'>,
): CalItem {
  return {
    wmItemId: 0,
    wmItemType: numbers.type.timeOff,
    gswAgentId: agent.gswAgentId,
    wmSiteId: agent.wmSiteId,
    wmObjectId: 800,
    wmFullDay: true,
    wmPaid: true,
    wmPaidMinutes: 0,
    wmStatus: numbers.status.preferred,
    wmActualStatus: 0,
    wmSubmitted: 0,
    timestamp: '0',
    ...part,
  };
}
