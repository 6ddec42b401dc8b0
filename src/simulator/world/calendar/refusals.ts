import type { Refusal } from '../outcome.ts';
import type { CalItem } from './calendar-item.ts';
import { dayText } from './half-year.ts';

/** What became of a change of the calendar. A change that was forced through names what it was warned of. */
export type CalendarOutcome =
  | { readonly done: true; readonly objectId: number; readonly warnings: readonly Refusal[] }
  | { readonly done: false; readonly refusals: readonly Refusal[]; readonly warnings: readonly Refusal[] };

/** What stands against a change. Warnings give way to force, refusals do not. */
export interface Objections {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Refusal[];
}

/** The numbers of the messages. They are invented. */
export const messageNumbers = {
  missing: 3,
  stale: 9,
  agent: 20,
  site: 21,
  type: 22,
  object: 23,
  times: 24,
  employment: 25,
  overlap: 26,
  status: 27,
  paidMinutes: 28,
  noRoom: 30,
  balance: 31,
  dayTaken: 32,
} as const;

/** A message in the form of WFM's own validation lists: agent, day, reason. */
export function objection(
  about: keyof typeof messageNumbers,
  item: Pick<CalItem, 'wmItemId' | 'gswAgentId' | 'wmStartDateTime'>,
  reason: string,
  day = item.wmStartDateTime,
): Refusal {
  const date = isSayable(day) ? dayText(day) : 'no day';
  return {
    id: messageNumbers[about],
    message: `agent ${item.gswAgentId}, ${date}: ${reason}`,
    objectId: item.wmItemId,
  };
}

/** Whether a day can be written as a date: from 1900 to 9999. */
export function isSayable(day: number): boolean {
  return Number.isFinite(day) && day > 1 && day < 2_958_466;
}
