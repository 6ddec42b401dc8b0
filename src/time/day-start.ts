import { offsetAt, offsetOfLocal, type Zone } from './zone.ts';

/**
 * The first instant of a day of the zone: its midnight; the end of the gap where the clock jumps over midnight (Cairo,
 * Santiago); the first of two midnights. `localMidnight` in local seconds.
 *
 * A day that the zone leaves out (Samoa, 2011-12-30) starts where the next one does, so that it has no length.
 */
export function startOfDay(zone: Zone, localMidnight: number): number {
  const offset = offsetOfLocal(zone, localMidnight);
  const instant = localMidnight - offset;
  if (offsetAt(zone, instant) === offset) return instant;
  return zone.ranges.findLast(({ from }) => from <= instant)?.from ?? instant;
}

/** Half-open: `to` is no longer in it. In seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The smallest span of wall-clock time that holds everything the zone's clocks show during a span of instants. */
export function shownDuring(zone: Zone, { from, to }: Span): Span {
  const shown = zone.ranges.flatMap((range, index): Span[] => {
    const start = Math.max(from, range.from);
    const end = Math.min(to, zone.ranges[index + 1]?.from ?? Infinity);
    return start < end ? [{ from: start + range.offset, to: end + range.offset }] : [];
  });
  return {
    from: Math.min(...shown.map((span) => span.from)),
    to: Math.max(...shown.map((span) => span.to)),
  };
}
