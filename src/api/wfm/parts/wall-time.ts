import { z } from 'zod';
import { BridgeError, type RequestFlaw } from '../../../error/bridge-error.ts';
import { formatLocalDateTime, parseLocal } from '../../../time/ole-date.ts';
import { offsetAt, parseInZone, type Zone } from '../../../time/zone.ts';
import { instantsOfLocal } from './instants.ts';
import { isInCalendar } from './range.ts';

/** Times in the body of a request. Pure. */

export const wallTime = z.iso
  .datetime({ offset: true, local: true })
  .describe(
    'With an offset an instant; without one the wall clock of the site. Whole seconds, as `2026-03-29T09:00:00`.',
  );

/** What is no date at all has been refused before. */
function isDayOfCalendar(date: string): boolean {
  const local = parseLocal(date);
  return local === undefined || isInCalendar(local);
}

export const day = z.iso.date().refine(isDayOfCalendar, { error: 'must be between 1900 and 9999' });

/** A time of a body as WFM takes it. */
export interface WallTime {
  /** On the wall clock of the site, as `2026-03-29T09:00:00`. */
  readonly local: string;
  /** Seconds since the epoch. */
  readonly instant: number;
}

function flawOf({ pointer, detail }: { pointer: string; detail: string }): BridgeError {
  const errors: readonly RequestFlaw[] = [{ pointer, detail, kind: 'invalid-date' }];
  return new BridgeError('invalid-request', `${pointer}: ${detail}`, { facts: { errors } });
}

const offsetAtEnd = /(Z|[+-]\d{2}:\d{2})$/;

/**
 * Throws `invalid-request` for a time that the clocks of the zone never show, and for an instant of the hour that they
 * show a second time when summer time ends: WFM's times have no offset, so it would take it for the first.
 */
export function wallTimeOf(zone: Zone, text: string, pointer: string): WallTime {
  const seconds = parseInZone(zone, text);
  if (seconds === undefined)
    throw flawOf({ pointer, detail: 'must be a time of the calendar in whole seconds' });
  if (!isInCalendar(seconds)) throw flawOf({ pointer, detail: 'must be between 1900 and 9999' });
  const local = formatLocalDateTime(seconds);
  const [instant = seconds] = instantsOfLocal(zone, seconds);
  if (instant + offsetAt(zone, instant) !== seconds)
    throw flawOf({ pointer, detail: `the clocks of ${zone.name} skip this time` });
  if (offsetAtEnd.test(text) && Math.floor(Date.parse(text) / 1000) !== instant) {
    const detail = `the clocks of ${zone.name} show ${local} twice that night, and WFM would take the second for the first`;
    throw flawOf({ pointer, detail });
  }
  return { local, instant };
}

/** Both ends of a span of a body; throws `invalid-request` unless it is one. */
export function wallSpanOf(
  zone: Zone,
  { start, end }: { readonly start: string; readonly end: string },
): { readonly start: WallTime; readonly end: WallTime } {
  const span = { start: wallTimeOf(zone, start, '/start'), end: wallTimeOf(zone, end, '/end') };
  if (span.start.instant >= span.end.instant)
    throw flawOf({ pointer: '/end', detail: 'must be after start' });
  return span;
}

/** `2026-03-29` of the zone at an instant in milliseconds. */
export function dayAt(zone: Zone, milliseconds: number): string {
  const instant = Math.floor(milliseconds / 1000);
  return formatLocalDateTime(instant + offsetAt(zone, instant)).slice(0, 10);
}
