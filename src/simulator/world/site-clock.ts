/**
 * The wall clock of one IANA zone. Wall time is counted in **local seconds**: whole seconds since 1899-12-30T00:00 of the
 * wall clock, so that an OLE date is local seconds / 86,400 and an OLE day number is the whole part of it. Instants are
 * milliseconds since 1970 as in `Clock.now()`.
 */
export interface SiteClock {
  readonly timeZone: string;
  /**
   * The instant at which the wall clock shows this. Where it shows it twice (the hour in which summer time ends), the first
   * time, or the second with `'second'`; where it never does (the hour that is left out), as much later as was left out:
   * 02:30 of a night that jumps from 02:00 to 03:00 is 03:30.
   */
  localToInstant(localSeconds: number, occurrence?: 'first' | 'second'): number;
  /** What the wall clock shows at an instant, in local seconds; parts of a second are dropped. */
  instantToLocal(instant: number): number;
  /** First instant of a day (an OLE day number) and of the day after it: 23, 24 or 25 hours apart. */
  dayBounds(day: number): DayBounds;
  /** The OLE day number that the wall clock shows at an instant. */
  dayAt(instant: number): number;
  /** Where the wall clock is set back within [start, end): what happens then has two readings. Mostly nothing. */
  foldWithin(start: number, end: number): Fold | undefined;
}

export interface DayBounds {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** A moment at which the wall clock is set back. */
export interface Fold {
  /** The first instant that shows a time for the second time. */
  readonly instant: number;
  /** By how much the clock is set back, in milliseconds. */
  readonly milliseconds: number;
}

export const secondsPerDay = 86_400;
const millisecondsPerDay = 86_400_000;
const unixEpochInOleDays = 25_569;
const unixEpochInLocalSeconds = unixEpochInOleDays * secondsPerDay;

const clocks = new Map<string, SiteClock>();

/** The clock of a zone; there is one for each, because what it learns of a day it keeps. */
export function siteClock(timeZone: string): SiteClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = createSiteClock(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** The OLE date of local seconds. */
export function oleOfLocal(localSeconds: number): number {
  return localSeconds / secondsPerDay;
}

/** Local seconds of an OLE date, to the nearest second: fractions of a day are not exact in binary. */
export function localOfOle(oleDate: number): number {
  return Math.round(oleDate * secondsPerDay);
}

/** One UTC day of a zone: an offset, and where it changes within the day, when and to what. */
interface Offsets {
  readonly before: number;
  readonly changesAt: number;
  readonly after: number;
}

function createSiteClock(timeZone: string): SiteClock {
  const readOffset = offsetReader(timeZone);
  const offsetsByDay = new Map<number, Offsets>();
  const boundsByDay = new Map<number, DayBounds>();

  const offsetsOf = (utcDay: number): Offsets => {
    let offsets = offsetsByDay.get(utcDay);
    if (offsets === undefined) {
      offsets = findOffsets(utcDay * millisecondsPerDay, readOffset);
      offsetsByDay.set(utcDay, offsets);
    }
    return offsets;
  };
  const offsetAt = (instant: number): number => {
    const offsets = offsetsOf(Math.floor(instant / millisecondsPerDay));
    return instant < offsets.changesAt ? offsets.before : offsets.after;
  };
  const instantToLocal = (instant: number): number =>
    Math.floor((instant + offsetAt(instant)) / 1000) + unixEpochInLocalSeconds;
  const localToInstant = (localSeconds: number, occurrence: 'first' | 'second' = 'first'): number => {
    const asUtc = (localSeconds - unixEpochInLocalSeconds) * 1000;
    const before = offsetAt(asUtc - millisecondsPerDay);
    const after = offsetAt(asUtc + millisecondsPerDay);
    const early = asUtc - before;
    if (before === after) return early;
    const late = asUtc - after;
    const earlyIsTrue = offsetAt(early) === before;
    const lateIsTrue = offsetAt(late) === after;
    if (earlyIsTrue && lateIsTrue) return occurrence === 'first' ? early : late;
    // Where neither is, the hour was left out: the offset of before carries the time over it.
    return lateIsTrue ? late : early;
  };
  const dayBounds = (day: number): DayBounds => {
    let found = boundsByDay.get(day);
    if (found === undefined) {
      found = { start: localToInstant(day * secondsPerDay), end: localToInstant((day + 1) * secondsPerDay) };
      boundsByDay.set(day, found);
    }
    return found;
  };
  return {
    timeZone,
    localToInstant,
    instantToLocal,
    dayBounds,
    dayAt: (instant) => Math.floor(instantToLocal(instant) / secondsPerDay),
    foldWithin: (start, end) => {
      const last = Math.floor(end / millisecondsPerDay);
      for (let utcDay = Math.floor(start / millisecondsPerDay); utcDay <= last; utcDay++) {
        const { before, after, changesAt } = offsetsOf(utcDay);
        if (after < before && changesAt >= start && changesAt < end) {
          return { instant: changesAt, milliseconds: before - after };
        }
      }
      return undefined;
    },
  };
}

/** Compares the two ends of a UTC day and, where they differ, halves it until the second of the change is found. */
function findOffsets(start: number, offsetAt: (instant: number) => number): Offsets {
  const before = offsetAt(start);
  const after = offsetAt(start + millisecondsPerDay - 1000);
  if (before === after) return { before, changesAt: Infinity, after };
  let low = start;
  let high = start + millisecondsPerDay - 1000;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { before, changesAt: high, after };
}

/** The offset from UTC at an instant, in milliseconds, as Intl knows it. */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => shown.get(name) ?? 0;
    const asUtc = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return asUtc - Math.floor(instant / 1000) * 1000;
  };
}
