import type { CfgAgent } from '../agents.ts';
import type { CalItem } from './calendar-item.ts';
import type { LiveCalendar } from './live-calendar.ts';
import type { TimeOffUse } from './time-off-balance.ts';
import { elapsedMinutes } from './wall-minutes.ts';
import { dayMinutesOf, daysTaken } from './working-days.ts';

export interface DayMinutes {
  readonly day: number;
  readonly minutes: number;
}

/**
 * What an item takes on each of its days: full days the agent's working days, each alike; a part of a day its minutes on
 * the day on which it begins. Unpaid time counts as it would if it were paid.
 */
export function minutesByDay(calendar: LiveCalendar, agent: CfgAgent, item: CalItem): readonly DayMinutes[] {
  const { plans } = calendar;
  const { wmStartDateTime: start, wmEndDateTime: end } = item;
  if (!item.wmFullDay) {
    const passed = elapsedMinutes(plans.clockOf(agent.wmSiteId), start, end);
    return [{ day: Math.floor(start), minutes: item.wmPaid ? item.wmPaidMinutes : passed }];
  }
  const days = daysTaken(plans, agent, { start, end });
  const total = item.wmPaid ? item.wmPaidMinutes : days.length * dayMinutesOf(plans, agent);
  const share = Math.floor(total / days.length);
  const rest = total - share * days.length;
  return days.map((day, index) => ({ day, minutes: index < rest ? share + 1 : share }));
}

/** The minutes that an item of this length is paid for when it is paid. */
export function usualMinutes(calendar: LiveCalendar, agent: CfgAgent, item: CalItem): number {
  return minutesByDay(calendar, agent, { ...item, wmPaid: false }).reduce(
    (sum, { minutes }) => sum + minutes,
    0,
  );
}

/** How an item counts in the balance; recalled time does not. */
export function usesOf(calendar: LiveCalendar, agent: CfgAgent, item: CalItem): readonly TimeOffUse[] {
  const as = standing(calendar, item);
  return as === undefined
    ? []
    : minutesByDay(calendar, agent, item).map(({ day, minutes }) => ({ day, minutes, as }));
}

function standing({ numbers }: LiveCalendar, item: CalItem): TimeOffUse['as'] | undefined {
  switch (item.wmStatus) {
    case numbers.status.granted:
      return item.wmActualStatus === numbers.actual.scheduled ? 'scheduled' : 'granted';
    case numbers.status.preferred:
    case numbers.status.waitListed:
      return 'preferred';
    case numbers.status.declined:
      return 'declined';
    default:
      return undefined;
  }
}
