import type { DayLimit } from './day-limit.ts';
import { DayLoad } from './day-limit.ts';
import type { LiveCalendar } from './live-calendar.ts';
import { minutesByDay } from './time-off-uses.ts';

/** How full a day of a site is. */
export interface DayRoom {
  readonly limit: DayLimit;
  readonly granted: DayLoad;
  readonly preferred: DayLoad;
}

/** Without one item where that is wanted. */
export function dayRoom(calendar: LiveCalendar, siteId: number, day: number, without?: number): DayRoom {
  const { status } = calendar.numbers;
  const granted = new DayLoad();
  const preferred = new DayLoad();
  for (const item of calendar.timeOffOn(siteId, day)) {
    const agent = calendar.plans.agent(item.gswAgentId);
    const load = { [status.granted]: granted, [status.preferred]: preferred }[item.wmStatus];
    if (agent === undefined || load === undefined || item.wmItemId === without) continue;
    const found = minutesByDay(calendar, agent, item).find((part) => part.day === day);
    if (found !== undefined) load.add(agent.wmTeamId, found.minutes);
  }
  return { limit: calendar.seeded.limitOn(siteId, day), granted, preferred };
}
