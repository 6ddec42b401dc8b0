import { startOfDay, type Span } from '../../../time/day-start.ts';
import { secondsPerDay } from '../../../time/ole-date.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';
import { isInCalendar } from '../../wfm/parts/range.ts';
import type { IntradayQueryDataCommand } from '../models/intraday.ts';
import { cloudInstant, requestedSpan } from '../parts/cloud-instant.ts';
import type { Unit } from '../parts/management-unit.ts';
import { wrongRequest } from '../parts/wrong-request.ts';

/** The intervals of a query: equally long as time passes, one after the other. Pure. */

const lengths = [15, 30, 60];

export interface Intervals extends Span {
  readonly minutes: number;
  readonly count: number;
  /** The schedule week that they lie in. */
  readonly week: Span;
}

/** The clock and the calendar of a management unit. */
export type UnitWeek = Pick<Unit, 'zone' | 'weekStartDay'>;

const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Days from the beginning of the week to a day, in days since 1970-01-01, which was a Thursday. */
function daysIntoWeek(day: number, weekStartDay: (typeof weekDays)[number]): number {
  return (((day + 4 - weekDays.indexOf(weekStartDay)) % 7) + 7) % 7;
}

/** The schedule week of an instant; while the meaning of WFM's week day is not known, seven days from its own day on. */
export function scheduleWeek({ zone, weekStartDay }: UnitWeek, instant: number): Span {
  const day = Math.floor((instant + offsetAt(zone, instant)) / secondsPerDay);
  const first = typeof weekStartDay === 'number' ? day : day - daysIntoWeek(day, weekStartDay);
  return {
    from: startOfDay(zone, first * secondsPerDay),
    to: startOfDay(zone, (first + 7) * secondsPerDay),
  };
}

/** Throws unless WFM's timesteps, which the clocks of the unit count, are these intervals. */
function requireAligned(
  { startDate, endDate }: IntradayQueryDataCommand,
  { from, to }: Span,
  { zone, minutes }: { readonly zone: Zone; readonly minutes: number },
): void {
  const seconds = minutes * 60;
  const isSplit = (text: string): boolean => Date.parse(text) % 1000 !== 0;
  if (isSplit(startDate) || (from + offsetAt(zone, from)) % seconds !== 0) {
    const detail = `must be where an interval of ${minutes} minutes begins on the clocks of ${zone.name}`;
    throw wrongRequest({ pointer: '/startDate' }, 'invalid-date', detail);
  }
  if (isSplit(endDate) || (to - from) % seconds !== 0) {
    const detail = `must be whole intervals of ${minutes} minutes after startDate`;
    throw wrongRequest({ pointer: '/endDate' }, 'invalid-date', detail);
  }
  const isBroken = zone.ranges.some(({ from: at, offset }, index) => {
    if (at <= from || at >= to) return false;
    const moved = offset - (zone.ranges[index - 1]?.offset ?? offset);
    return moved % seconds !== 0 || (moved !== 0 && (at - from) % seconds !== 0);
  });
  if (isBroken) {
    const detail = `the clocks of ${zone.name} change in the range, by or at another time than whole intervals: shorter ones may do`;
    throw wrongRequest({ pointer: '/intervalLengthMinutes' }, 'invalid-value', detail);
  }
}

/** Throws `invalid-request` for a length that WFM does not have. */
function requestedLength({ intervalLengthMinutes = 15 }: IntradayQueryDataCommand): number {
  if (lengths.includes(intervalLengthMinutes)) return intervalLengthMinutes;
  throw wrongRequest({ pointer: '/intervalLengthMinutes' }, 'invalid-value', 'must be 15, 30 or 60');
}

/** The intervals of a query; throws `invalid-request` unless they are WFM's timesteps in one schedule week. */
export function requestedIntervals(command: IntradayQueryDataCommand, unit: UnitWeek): Intervals {
  const minutes = requestedLength(command);
  const span = requestedSpan(command, { maxDays: 7 });
  const week = scheduleWeek(unit, span.from);
  // Whether anybody is planned is asked of all of it.
  if (!isInCalendar(week.from) || !isInCalendar(week.to))
    throw wrongRequest({ pointer: '/startDate' }, 'invalid-date', 'must be in a week between 1900 and 9999');
  if (span.to > week.to) {
    const detail = `must be in the schedule week of startDate, which ends ${cloudInstant(week.to)}`;
    throw wrongRequest({ pointer: '/endDate' }, 'invalid-date', detail);
  }
  requireAligned(command, span, { zone: unit.zone, minutes });
  return { ...span, minutes, week, count: (span.to - span.from) / (minutes * 60) };
}
