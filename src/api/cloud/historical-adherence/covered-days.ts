import { offsetAt, type Zone } from '../../../time/zone.ts';
import type { Span } from '../../../time/day-start.ts';
import { rangeOf, zonedDay, type ZonedRange } from '../../wfm/parts/range.ts';
import { cloudInstant } from '../parts/cloud-instant.ts';

/** Longest range of a query in days. */
export const maxDays = 92;

/** The days of a unit that a query touches. WFM counts whole days, and these are what is answered. */
export interface CoveredDays {
  readonly range: ZonedRange;
  /** From the begin of the first to the end of the last, in seconds. */
  readonly span: Span;
}

/** The days of a span, at least one, in the zone of a unit. */
export function coveredDays({ from, to }: Span, zone: Zone): CoveredDays {
  // An instant between two days may touch one more.
  const range = rangeOf({ from: cloudInstant(from), to: cloudInstant(to) }, zone, { maxDays: maxDays + 1 });
  const [first, last] = [range.days[0], range.days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a range touches one day at least');
  return { range, span: { from: zonedDay(zone, first).instants.from, to: zonedDay(zone, last).instants.to } };
}

/** Whether the clocks of two zones show the same during a span, so that their days are the same. */
export function haveSameClocks(one: Zone, other: Zone, { from, to }: Span): boolean {
  const changes = [...one.ranges, ...other.ranges].map((range) => range.from);
  const instants = [from, ...changes.filter((change) => change > from && change < to)];
  return instants.every((instant) => offsetAt(one, instant) === offsetAt(other, instant));
}
