import { wrongRequest } from './wrong-request.ts';
import { isInCalendar } from '../../wfm/parts/range.ts';
import type { Span } from '../../../time/day-start.ts';
import { secondsPerDay } from '../../../time/ole-date.ts';

/** `2018-06-11T09:00:00.000Z` of seconds since the epoch: how Genesys Cloud writes instants. */
export function cloudInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** The same of an ISO 8601 text with an offset. */
export function cloudInstantOf(iso: string): string {
  return new Date(iso).toISOString();
}

/** So many days of a unit are an hour longer where summer time ends in them. */
const setBack = 3600;

export interface SpanLimits {
  /** Longest span in days. */
  readonly maxDays: number;
}

function secondsOf(text: string, pointer: string, round: (value: number) => number): number {
  const seconds = round(Date.parse(text) / 1000);
  if (Number.isNaN(seconds) || !isInCalendar(seconds))
    throw wrongRequest({ pointer }, 'invalid-date', 'must be a date between 1900 and 9999');
  return seconds;
}

/**
 * The instants between `startDate` and `endDate` of a body, half-open, in seconds. Throws `invalid-request` unless the
 * one is before the other and the span is short enough.
 */
export function requestedSpan(
  { startDate, endDate }: { readonly startDate: string; readonly endDate: string },
  { maxDays }: SpanLimits,
): Span {
  const from = secondsOf(startDate, '/startDate', Math.floor);
  const to = secondsOf(endDate, '/endDate', Math.ceil);
  if (from >= to) throw wrongRequest({ pointer: '/endDate' }, 'invalid-date', 'must be after startDate');
  if (to - from > maxDays * secondsPerDay + setBack)
    throw wrongRequest({ pointer: '/endDate' }, 'invalid-date', `the range is longer than ${maxDays} days`);
  return { from, to };
}
