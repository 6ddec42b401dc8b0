import type { Span } from '../../../time/day-start.ts';
import type { Zone } from '../../../time/zone.ts';
import { InstantReader, instantsOfLocal, isoInZone, localOf } from './instants.ts';

/** A piece of time of WFM, such as a calendar item; texts are ISO 8601 with the offset of the zone. */
export interface IsoSpan {
  readonly start: string;
  readonly end: string;
  readonly instants: Span;
}

interface LocalSpan {
  readonly startDateTime: string;
  readonly endDateTime: string;
}

/** `type` is the WSDL's name of what has the two times, for the message. An end that clocks show twice lies after its beginning. */
export function isoSpan(zone: Zone, { startDateTime, endDateTime }: LocalSpan, type: string): IsoSpan {
  const start = localOf(startDateTime, `${type}.wmStartDateTime`);
  const end = localOf(endDateTime, `${type}.wmEndDateTime`);
  const instants = new InstantReader(zone).span(start, end);
  return { start: isoInZone(zone, instants.from), end: isoInZone(zone, instants.to), instants };
}

/** One time of WFM; the first, where clocks show it twice. `member` in WSDL names. */
export function isoTime(zone: Zone, local: string, member: string): string {
  const seconds = localOf(local, member);
  return isoInZone(zone, instantsOfLocal(zone, seconds)[0] ?? seconds);
}
