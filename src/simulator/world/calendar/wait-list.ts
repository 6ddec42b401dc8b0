import type { LiveCalendar } from './live-calendar.ts';
import { byNumbers } from './number-order.ts';
import { minutesByDay } from './time-off-uses.ts';

/** One who waits for room on a day. */
export interface Waiting {
  readonly itemId: number;
  readonly agentId: number;
  /** From 1. */
  readonly position: number;
  readonly submitted: number;
}

/** Who waits for a day of a site: who asked first is first. An item of several days waits on each of them. */
export function waitList(calendar: LiveCalendar, siteId: number, day: number): readonly Waiting[] {
  const { waitListed } = calendar.numbers.status;
  return calendar
    .timeOffOn(siteId, day)
    .filter((item) => item.wmStatus === waitListed)
    .filter((item) => {
      const agent = calendar.plans.agent(item.gswAgentId);
      return agent !== undefined && minutesByDay(calendar, agent, item).some((part) => part.day === day);
    })
    .sort(byNumbers((item) => [item.wmSubmitted, item.wmItemId]))
    .map((item, index) => ({
      itemId: item.wmItemId,
      agentId: item.gswAgentId,
      position: index + 1,
      submitted: item.wmSubmitted,
    }));
}
