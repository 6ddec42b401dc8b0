/** Days are OLE day numbers: whole days since 1899-12-30. */
export interface DayRange {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

export const firstYear = 1990;
/** One more than the last year that has a calendar. */
export const endYear = 2054;

const millisecondsPerDay = 86_400_000;
const unixEpochInOleDays = 25_569;

/** Months count from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / millisecondsPerDay + unixEpochInOleDays;
}

export function yearOf(day: number): number {
  return calendarDate(day).getUTCFullYear();
}

/** From 1. */
export function monthOf(day: number): number {
  return calendarDate(day).getUTCMonth() + 1;
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: number): number {
  return (((Math.floor(day) + 5) % 7) + 7) % 7;
}

/** `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return calendarDate(day).toISOString().slice(0, 10);
}

export function daysOfYear(year: number): DayRange {
  return { first: dayNumber(year, 1, 1), end: dayNumber(year + 1, 1, 1) };
}

/** Half-years are counted from January 1990 = 0; each calendar item lies in one of them. */
export function halfYearOf(day: number): number {
  return (yearOf(day) - firstYear) * 2 + (monthOf(day) > 6 ? 1 : 0);
}

export function daysOfHalfYear(half: number): DayRange {
  const year = firstYear + Math.floor(half / 2);
  return half % 2 === 0
    ? { first: dayNumber(year, 1, 1), end: dayNumber(year, 7, 1) }
    : { first: dayNumber(year, 7, 1), end: dayNumber(year + 1, 1, 1) };
}

/** The half-years that have a calendar and share a moment with [start, end). */
export function halfYearsWithin(start: number, end: number): readonly number[] {
  const least = dayNumber(firstYear, 1, 1);
  const most = dayNumber(endYear, 1, 1) - 1;
  if (end <= start || end <= least || start > most + 1) return [];
  const first = halfYearOf(Math.max(least, Math.floor(start)));
  const last = halfYearOf(Math.min(most, Math.ceil(end) - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function calendarDate(day: number): Date {
  return new Date((Math.floor(day) - unixEpochInOleDays) * millisecondsPerDay);
}
