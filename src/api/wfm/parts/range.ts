import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import { shownDuring, startOfDay, type Span } from '../../../time/day-start.ts';
import { formatLocalDate, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const either = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?$/;

function limit(description: string): z.ZodString {
  return z
    .string()
    .regex(either, {
      error:
        'must be a day such as 2026-03-29, or an instant with its offset such as 2026-03-29T00:00:00Z (in a URL the + of an offset is written %2B)',
    })
    .describe(description);
}

const kinds =
  'A day (`2026-03-29`) means its midnight in the zone of the answer; an instant (RFC 3339) carries its offset.';

/** `from` and `to` of a query, to be spread into its schema. */
export const rangeQuery = {
  from: limit(`First moment of the range. ${kinds}`),
  to: limit('First moment that is no longer in the range; of the same kind as `from`.'),
};

/** The same where a range may be absent; see `optionalRangeOf`. */
export const optionalRangeQuery = { from: rangeQuery.from.optional(), to: rangeQuery.to.optional() };

/** A range of a query in a zone. */
export interface ZonedRange {
  readonly zone: Zone;
  /** Seconds since the epoch, half-open. */
  readonly instants: Span;
  /**
   * Local seconds of the zone, half-open: all that its clocks show during the range, from midnight on where the range
   * starts with a day. On the night that summer time ends this is more than the range, so compare instants after it.
   */
  readonly local: Span;
  /** The days of the zone that the range touches, as `2026-03-29`, in order; at least one. */
  readonly days: readonly string[];
}

export interface RangeLimits {
  /** Longest range in days. */
  readonly maxDays: number;
}

type Parameter = 'from' | 'to';

function flaw(parameter: Parameter, detail: string): BridgeError {
  return new BridgeError('invalid-request', `${parameter}: ${detail}`, {
    facts: { errors: [{ parameter, detail }] },
  });
}

/** Years that OLE dates, four digits and the zone database all have. */
const firstLocal = Date.UTC(1900, 0, 1) / 1000;
const lastLocal = Date.UTC(9999, 11, 30) / 1000;

/** Whether local seconds are between 1900 and 9999. */
export function isInCalendar(local: number): boolean {
  return local >= firstLocal && local <= lastLocal;
}

function calendarValue(parameter: Parameter, text: string): number {
  const local = parseLocal(text);
  if (local === undefined) throw flaw(parameter, `${text} is in no calendar`);
  if (!isInCalendar(local)) throw flaw(parameter, 'must be between 1900 and 9999');
  return local;
}

function offsetOf(parameter: Parameter, text: string): number {
  if (text === 'Z') return 0;
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59) throw flaw(parameter, `${text} is no offset`);
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** Epoch seconds of one end. Values of WFM are whole seconds: rounding outwards adds and loses none. */
function instantOf(parameter: Parameter, text: string, zone: Zone): number {
  if (day.test(text)) return startOfDay(zone, calendarValue(parameter, text));
  const [, local, fraction = '', offset] = instant.exec(text) ?? [];
  if (local === undefined || offset === undefined) throw flaw(parameter, 'must be a day or an instant');
  const whole = calendarValue(parameter, local) - offsetOf(parameter, offset);
  return parameter === 'to' && Number(fraction) > 0 ? whole + 1 : whole;
}

function midnightOf(localSeconds: number): number {
  return Math.floor(localSeconds / secondsPerDay) * secondsPerDay;
}

/** What clocks show, and midnight too where the range starts with a day that has none: WFM counts days from it. */
function localOf(zone: Zone, instants: Span): Span {
  const shown = shownDuring(zone, instants);
  const midnight = midnightOf(instants.from + offsetAt(zone, instants.from));
  const isDayStart = startOfDay(zone, midnight) === instants.from;
  return { from: isDayStart ? Math.min(shown.from, midnight) : shown.from, to: shown.to };
}

/** A day of the zone. */
export interface ZonedDay {
  /** `2026-03-29`. */
  readonly date: string;
  /** Seconds since the epoch, half-open: 23 to 25 hours. */
  readonly instants: Span;
  /** From its midnight to the next, in local seconds. */
  readonly local: Span;
}

/** The day of a date, as of `ZonedRange.days`. */
export function zonedDay(zone: Zone, date: string): ZonedDay {
  const from = parseLocal(date);
  if (from === undefined) throw new Error(`${date} is no date`);
  const to = from + secondsPerDay;
  return { date, instants: { from: startOfDay(zone, from), to: startOfDay(zone, to) }, local: { from, to } };
}

function daysTouched(zone: Zone, instants: Span, local: Span): string[] {
  const days: string[] = [];
  for (let midnight = midnightOf(local.from); midnight < local.to; midnight += secondsPerDay) {
    const start = Math.max(startOfDay(zone, midnight), instants.from);
    const end = Math.min(startOfDay(zone, midnight + secondsPerDay), instants.to);
    if (start < end) days.push(formatLocalDate(midnight));
  }
  return days;
}

/**
 * The range that `from` and `to` of a query mean in a zone. Throws `invalid-request` naming the parameter: for what is
 * in no calendar, for a day beside an instant, unless `from` is before `to`, and for more than `maxDays`, counted on
 * the clock of the zone or in hours, whichever is kinder.
 */
export function rangeOf(
  { from, to }: { readonly from: string; readonly to: string },
  zone: Zone,
  { maxDays }: RangeLimits,
): ZonedRange {
  if (day.test(from) !== day.test(to)) {
    throw flaw('to', 'must be of the same kind as from: two days, or two instants with their offsets');
  }
  const instants = { from: instantOf('from', from, zone), to: instantOf('to', to, zone) };
  if (instants.from >= instants.to) {
    throw flaw('to', 'must be after from: it is the first moment no longer wanted, for one day the next day');
  }
  const elapsed = instants.to - instants.from;
  const local = elapsed > (maxDays + 2) * secondsPerDay ? instants : localOf(zone, instants);
  if (Math.min(elapsed, local.to - local.from) > maxDays * secondsPerDay) {
    throw flaw('to', `the range is longer than maxDays, which is ${maxDays} here: ask for it in parts`);
  }
  return { zone, instants, local, days: daysTouched(zone, instants, local) };
}

/** `undefined` where the query has neither `from` nor `to`; one without the other is refused. */
export function optionalRangeOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  zone: Zone,
  limits: RangeLimits,
): ZonedRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) throw flaw('from', 'is needed beside to');
  if (to === undefined) throw flaw('to', 'is needed beside from');
  return rangeOf({ from, to }, zone, limits);
}
