/**
 * A time zone with its offset ranges computed beforehand, so that turning a wall-clock value into an instant costs a
 * search in a short list and no calendar.
 */
import { Temporal } from 'temporal-polyfill';
import { formatLocalDateTime, parseLocal } from './ole-date.ts';

interface OffsetRange {
  /** First instant of the range, in seconds since the epoch. */
  readonly from: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

export interface Zone {
  /** IANA name. */
  readonly name: string;
  readonly ranges: readonly OffsetRange[];
}

const firstYear = 1970;
const lastYear = 2070;

/** Throws `RangeError` for a name that the zone database does not have. */
export function zoneOf(name: string): Zone {
  let at = Temporal.ZonedDateTime.from({ timeZone: name, year: firstYear, month: 1, day: 1 });
  const ranges: OffsetRange[] = [{ from: -Infinity, offset: at.offsetNanoseconds / 1e9 }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > lastYear) break;
    ranges.push({ from: next.epochMilliseconds / 1000, offset: next.offsetNanoseconds / 1e9 });
    at = next;
  }
  return { name, ranges };
}

/** Seconds east of UTC at an instant. */
export function offsetAt(zone: Zone, instant: number): number {
  let low = 0;
  let high = zone.ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zone.ranges[middle]?.from ?? 0) <= instant) low = middle;
    else high = middle - 1;
  }
  return zone.ranges[low]?.offset ?? 0;
}

/**
 * The offset of a wall-clock value. One that occurs twice (the end of summer time) is the first of the two; one that
 * does not occur at all (its beginning) gets the offset from before the gap, so that it lies after the gap as an
 * instant: the rule `compatible` of Temporal.
 */
export function offsetOfLocal(zone: Zone, localSeconds: number): number {
  // Two days before any local time no range that matters is left out: offsets stay below 15 hours.
  const before = offsetAt(zone, localSeconds - 86_400);
  const candidates = [before, offsetAt(zone, localSeconds + 86_400)];
  const valid = candidates.filter((offset) => offsetAt(zone, localSeconds - offset) === offset);
  return valid[0] ?? before;
}

/** `+05:45` from seconds east of UTC. */
export function formatOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

/** `2024-01-15T09:15:00+01:00` from local seconds of the zone. */
export function formatInZone(zone: Zone, localSeconds: number): string {
  const offset = offsetOfLocal(zone, localSeconds);
  // In a gap the wall clock never shows the value: write the instant as the clock shows it.
  const shown = offsetAt(zone, localSeconds - offset);
  return `${formatLocalDateTime(localSeconds - offset + shown)}${formatOffset(shown)}`;
}

// One T only: with `.` on both sides each T of a long text would be tried with all that follows it.
const withOffset = /^([^T]+T[^T]+?)(Z|[+-]\d{2}:\d{2})$/;

/**
 * Local seconds in the zone, of ISO 8601 text with an offset (an instant) or without one (the zone's wall clock).
 * `undefined` for what is not a date.
 */
export function parseInZone(zone: Zone, text: string): number | undefined {
  const match = withOffset.exec(text);
  if (match === null) return parseLocal(text);
  const [, local = '', offsetText = 'Z'] = match;
  const localSeconds = parseLocal(local);
  if (localSeconds === undefined) return undefined;
  const sign = offsetText.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offsetText === 'Z' ? [] : offsetText.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59) return undefined;
  const instant = localSeconds - sign * (hours * 3600 + minutes * 60);
  return instant + offsetAt(zone, instant);
}
