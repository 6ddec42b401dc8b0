import { formatLocalDateTime, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import type { ZonedRange } from './range.ts';

/** A range, or a part of one, as WFM takes it. */
export interface DayRange {
  /** On the wall clock of the zone. */
  readonly start: string;
  /** Not included. */
  readonly end: string;
}

function midnightOf(date: string | undefined, dayOffset: number): string {
  const local = parseLocal(date ?? '');
  if (local === undefined) throw new Error('a range touches one day at least');
  return formatLocalDateTime(local + dayOffset * secondsPerDay);
}

/** The whole days that a range touches. */
export function dayRange({ days }: Pick<ZonedRange, 'days'>): DayRange {
  return { start: midnightOf(days[0], 0), end: midnightOf(days.at(-1), 1) };
}

/** The days in groups of at most `size`, each as a range of its own. */
export function dayGroups({ days }: Pick<ZonedRange, 'days'>, size: number): readonly DayRange[] {
  const count = Math.ceil(days.length / size);
  return Array.from({ length: count }, (_, index) =>
    dayRange({ days: days.slice(index * size, (index + 1) * size) }),
  );
}

/** True for `2026-03-29` where the range touches that day; days that WFM was not asked for are not shown. */
export function daysOf({ days }: Pick<ZonedRange, 'days'>): (date: string) => boolean {
  const asked = new Set(days);
  return (date) => asked.has(date);
}

/** The range in parts of at most `size` days of the wall clock, each from midnight to midnight but for its ends. */
export function localParts({ local }: Pick<ZonedRange, 'local'>, size: number): readonly DayRange[] {
  const parts: DayRange[] = [];
  const length = size * secondsPerDay;
  const first = Math.floor(local.from / secondsPerDay) * secondsPerDay;
  for (let midnight = first; midnight < local.to; midnight += length) {
    const start = formatLocalDateTime(Math.max(midnight, local.from));
    parts.push({ start, end: formatLocalDateTime(Math.min(midnight + length, local.to)) });
  }
  return parts;
}
