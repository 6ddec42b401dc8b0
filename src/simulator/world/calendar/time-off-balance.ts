import { daysOfYear, yearOf } from './half-year.ts';
import type { Entitlement } from './time-off-entitlement.ts';

/** Minutes of one item on one day. */
export interface TimeOffUse {
  readonly day: number;
  readonly minutes: number;
  readonly as: 'scheduled' | 'granted' | 'preferred' | 'declined';
}

/** All in minutes. */
export interface Balance {
  readonly carried: number;
  readonly accrued: number;
  readonly bonusAwarded: number;
  readonly bonusUsed: number;
  readonly bonusExpired: number;
  readonly scheduled: number;
  readonly granted: number;
  readonly preferred: number;
  readonly declined: number;
  readonly left: number;
}

/**
 * The balance of one type at the end of a day, over the calendar year of that day; what is taken later does not count yet.
 *
 *     left = carried + accrued + bonusAwarded − bonusExpired − scheduled − granted
 *
 * `granted` is granted and not in the schedule, `scheduled` is granted and in it: a minute is in one of them. `bonusUsed` is
 * the part of the two that was taken from the bonus, which is taken first; what is left of it after its last day is
 * `bonusExpired`. Preferred (which wait-listed time is counted with) and declined time is shown and takes nothing away.
 */
export function balanceOn(day: number, entitlement: Entitlement, uses: readonly TimeOffUse[]): Balance {
  const { first } = daysOfYear(yearOf(day));
  const sum = (as: TimeOffUse['as'], last = day): number =>
    uses.reduce(
      (total, use) => (use.as === as && use.day >= first && use.day <= last ? total + use.minutes : total),
      0,
    );
  const { carried, bonusAwarded, bonusLastDay } = entitlement;
  const lastBonusDay = Math.min(day, bonusLastDay);
  const bonusUsed = Math.min(bonusAwarded, sum('scheduled', lastBonusDay) + sum('granted', lastBonusDay));
  const bonusExpired = day > bonusLastDay ? bonusAwarded - bonusUsed : 0;
  const accrued = entitlement.accruedUntil(day);
  const scheduled = sum('scheduled');
  const granted = sum('granted');
  return {
    carried,
    accrued,
    bonusAwarded,
    bonusUsed,
    bonusExpired,
    scheduled,
    granted,
    preferred: sum('preferred'),
    declined: sum('declined'),
    left: carried + accrued + bonusAwarded - bonusExpired - scheduled - granted,
  };
}

/** What would be left at the worst moment from the first of the new uses to the end of its year. */
export function leastLeft(entitlement: Entitlement, uses: readonly TimeOffUse[], from: number): number {
  const last = daysOfYear(yearOf(from)).end - 1;
  const days = uses.filter((use) => use.day >= from && use.day <= last).map((use) => use.day);
  return Math.min(
    ...[...new Set([from, ...days, last])].map((day) => balanceOn(day, entitlement, uses).left),
  );
}
