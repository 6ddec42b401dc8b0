import { weekDayOf } from '../schedule/week.ts';
import type { CalItem } from './calendar-item.ts';
import type { CalendarNumbers } from './calendar-numbers.ts';
import type { SeededItem } from './seeded-item.ts';

/** What the clock of a site shows, in OLE dates of its wall clock. */
export interface Moment {
  readonly now: number;
  /** The first day for which no schedule has been built. */
  readonly horizon: number;
}

/** The weeks after the present one for which there is a schedule. */
const weeksAhead = 6;

/** `weekStart`: 0 = Sunday. */
export function momentOf(now: number, weekStart: number): Moment {
  const { firstDay } = weekDayOf(Math.floor(now), weekStart);
  return { now, horizon: firstDay + (weeksAhead + 1) * 7 };
}

/**
 * A seeded item as it is at a moment; `undefined` before it was asked for. Granted items are in the schedule as soon as the
 * schedule of their first day has been built. The version counts what has happened to the item.
 */
export function itemAt(item: SeededItem, moment: Moment, numbers: CalendarNumbers): CalItem | undefined {
  if (item.submitted > moment.now) return undefined;
  const { status, actual } = numbers;
  const isAnswered = item.answered <= moment.now;
  const hasWaitedInVain = isAnswered && item.outcome === 'wait-listed' && item.start <= moment.now;
  const isScheduled = isAnswered && item.outcome === 'granted' && item.start < moment.horizon;
  const isGranted = isAnswered && item.outcome === 'granted';
  const answer = {
    granted: status.granted,
    declined: status.declined,
    recalled: status.recalled,
    'wait-listed': hasWaitedInVain ? status.declined : status.waitListed,
  }[item.outcome];
  const reason = hasWaitedInVain ? 'No room until the day came' : isAnswered ? item.reason : undefined;
  return {
    wmItemId: item.id,
    wmItemType: item.type,
    gswAgentId: item.agentId,
    wmSiteId: item.siteId,
    wmObjectId: item.objectId,
    wmStartDateTime: item.start,
    wmEndDateTime: item.end,
    wmFullDay: item.fullDay,
    wmPaid: item.paid,
    wmPaidMinutes: item.paidMinutes,
    wmStatus: isAnswered ? answer : status.preferred,
    wmActualStatus: isScheduled ? actual.scheduled : isGranted ? actual.notScheduled : actual.none,
    ...(item.comments === undefined ? {} : { wmComments: item.comments }),
    ...(reason === undefined ? {} : { wmReason: reason }),
    wmSubmitted: item.submitted,
    timestamp: String(1 + (isAnswered ? 1 : 0) + (isScheduled || hasWaitedInVain ? 1 : 0)),
  };
}
