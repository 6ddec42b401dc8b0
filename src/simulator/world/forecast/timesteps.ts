import { secondsPerDay, type SiteClock } from '../site-clock.ts';

/** Length of the timesteps in which everything is kept, in milliseconds. */
export const quarterHour = 900_000;

/** One timestep of the wall clock of a zone. */
export interface Timestep {
  /** What the wall clock shows when it begins, in local seconds. */
  readonly local: number;
  /** The instants at which its quarter-hours begin. */
  readonly quarters: readonly number[];
}

/** A half-open period in local seconds, and the length of its timesteps. */
export interface TimestepRange {
  readonly start: number;
  readonly end: number;
  /** 15, 30 or 60. */
  readonly minutes: number;
}

/** The beginnings of the quarter-hours of a day (an OLE day number): 92, 96 or 100 where the clock moves by an hour. */
export function quartersOfDay(clock: SiteClock, day: number): readonly number[] {
  const { start, end } = clock.dayBounds(day);
  return Array.from(
    { length: Math.round((end - start) / quarterHour) },
    (_, step) => start + step * quarterHour,
  );
}

/**
 * The timesteps that begin, by the wall clock, within the range, in the order of time. A longer one begins where the wall
 * clock shows a multiple of its length and where the wall clock jumps: 02:00 comes twice when summer time ends.
 */
export function timestepsIn(clock: SiteClock, range: TimestepRange): Timestep[] {
  const found: Timestep[] = [];
  const first = Math.floor(range.start / secondsPerDay);
  for (let day = first; day * secondsPerDay < range.end; day++) {
    found.push(...timestepsOfDay(clock, day, range.minutes));
  }
  return found.filter(({ local }) => local >= range.start && local < range.end);
}

function timestepsOfDay(clock: SiteClock, day: number, minutes: number): Timestep[] {
  const found: { readonly local: number; readonly quarters: number[] }[] = [];
  let expected = -1;
  for (const instant of quartersOfDay(clock, day)) {
    const local = clock.instantToLocal(instant);
    const current = found.at(-1);
    if (current === undefined || local !== expected || local % (minutes * 60) === 0) {
      found.push({ local, quarters: [instant] });
    } else {
      current.quarters.push(instant);
    }
    expected = local + quarterHour / 1000;
  }
  return found;
}
