import { formatLocalDateTime, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import { formatOffset, offsetAt, type Zone } from '../../../time/zone.ts';
import type { Span } from '../../../time/day-start.ts';
import { BridgeError } from '../../../error/bridge-error.ts';

/**
 * From WFM's times, which are what the clocks of a site show, to instants. On the night that summer time ends a clock
 * shows some times twice; WFM does not say which is meant, but sends the rows of one agent, or of one activity, in the
 * order in which they happen: what would lie before the row before it is the second of the two.
 */

/**
 * The instants at which the clocks of a zone show a time, in order: one; two where the clock is set back; for a time
 * that they jump over one, as far after the jump as the time is after its beginning. In seconds.
 */
export function instantsOfLocal(zone: Zone, local: number): readonly number[] {
  // Offsets stay below 15 hours: nothing further away matters.
  const before = offsetAt(zone, local - secondsPerDay);
  const after = offsetAt(zone, local + secondsPerDay);
  if (before === after) return [local - before];
  const shown = [before, after].map((offset) => ({ offset, instant: local - offset }));
  const valid = shown.filter(({ offset, instant }) => offsetAt(zone, instant) === offset);
  return valid.length === 0 ? [local - before] : valid.map(({ instant }) => instant);
}

/** Reads the times of one agent, or of one activity, in the order in which they happen. */
export class InstantReader {
  readonly #zone: Zone;
  #last = -Infinity;

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  /** The earliest instant at which what comes next can begin at this time. */
  earliest(local: number): number {
    const found = instantsOfLocal(this.#zone, local);
    return found.find((instant) => instant >= this.#last) ?? found.at(-1) ?? local;
  }

  /** Says that what comes next does not lie before an instant. */
  notBefore(instant: number): void {
    this.#last = Math.max(this.#last, instant);
  }

  /** The instant of the next timestep: after the one before it, where that can be. */
  step(local: number): number {
    const found = instantsOfLocal(this.#zone, local);
    this.#last = found.find((instant) => instant > this.#last) ?? found.at(-1) ?? local;
    return this.#last;
  }

  /**
   * The instants of the next piece of time: it begins when the one before it ends, or later, where that can be, and
   * lasts longer than nothing, where that can be. Never less than nothing.
   */
  span(startLocal: number, endLocal: number): Span {
    const from = this.earliest(startLocal);
    const ends = instantsOfLocal(this.#zone, endLocal);
    const to = ends.find((instant) => instant > from) ?? Math.max(from, ends.at(-1) ?? endLocal);
    this.#last = to;
    return { from, to };
  }
}

/** A piece of time of which it is known how long it lasts: what tells, where a clock shows an end twice. */
export function spanOfLength(zone: Zone, startLocal: number, endLocal: number, minutes: number): Span {
  const starts = instantsOfLocal(zone, startLocal);
  const ends = instantsOfLocal(zone, endLocal);
  const spans = starts.flatMap((from) => ends.map((to) => ({ from, to })));
  const exact = spans.find(({ from, to }) => to - from === minutes * 60);
  return exact ?? new InstantReader(zone).span(startLocal, endLocal);
}

/** `2026-10-25T02:15:00+01:00` of an instant. */
export function isoInZone(zone: Zone, instant: number): string {
  const offset = offsetAt(zone, instant);
  return `${formatLocalDateTime(instant + offset)}${formatOffset(offset)}`;
}

/** Local seconds of a time in an answer of WFM; `member` in WSDL names, for the message. */
export function localOf(text: string, member: string): number {
  const local = parseLocal(text);
  if (local !== undefined) return local;
  throw new BridgeError('upstream-contract-violation', `WFM sent no date in ${member}`, {
    facts: { members: [member] },
  });
}
