/** The texts of the days an answer is about: schedules name the same few days thousands of times. */
import { formatLocalDate, formatLocalDateTime } from '../../time/ole-date.ts';
import { formatInZone, type Zone } from '../../time/zone.ts';

const epochDay = 25_569;
const secondsPerDay = 86_400;
/** Eleven years, 128 KB: days of hire go further back than those of a schedule, and are to stay out of their places. */
const places = 4096;
/** 2958465 is 9999-12-31, the last day that ISO 8601 writes with four digits. */
export const lastOleDay = 2_958_465;

/** What is known of one day, as words of four bytes. */
export const dayLayout = {
  /** `"2024-01-15T`, three words. */
  text: 0,
  /** What follows a time of that day, `"` or `+01:00"`, and its length; 0 where that depends on the time. */
  tail: 3,
  tailLength: 5,
  /** The day itself, with one added. */
  day: 6,
  size: 8,
} as const;

/** Offsets of old days that are no whole minutes are longer. */
const longestTail = 8;

/** Offsets stay below 15 hours, so no range that begins further away matters to a day. */
const reach = 2 * secondsPerDay;

function isUniform(zone: Zone, daySeconds: number): boolean {
  return !zone.ranges.some(
    ({ from }) => from > daySeconds - reach && from < daySeconds + secondsPerDay + reach,
  );
}

/** The days that came last, by their number. */
export class DayCache {
  readonly ints = new Int32Array(places * dayLayout.size);
  readonly #bytes = Buffer.from(this.ints.buffer);
  readonly #zone: Zone | undefined;

  constructor(zone: Zone | undefined) {
    this.#zone = zone;
  }

  /** Where in `ints` stands what is known of a day from 0 to `lastOleDay`. */
  placeOf(day: number): number {
    const place = (day & (places - 1)) * dayLayout.size;
    if (this.ints[place + dayLayout.day] !== day + 1) this.#learn(day, place);
    return place;
  }

  #learn(day: number, place: number): void {
    const seconds = (day - epochDay) * secondsPerDay;
    const tail = this.#tailOf(seconds);
    this.#bytes.write(`"${formatLocalDate(seconds)}T`, place * 4, 'latin1');
    this.#bytes.write(tail, (place + dayLayout.tail) * 4, 'latin1');
    this.ints[place + dayLayout.tailLength] = tail.length;
    this.ints[place + dayLayout.day] = day + 1;
  }

  #tailOf(seconds: number): string {
    if (this.#zone === undefined) return '"';
    if (!isUniform(this.#zone, seconds)) return '';
    const tail = `${formatInZone(this.#zone, seconds).slice(formatLocalDateTime(seconds).length)}"`;
    return tail.length > longestTail ? '' : tail;
  }
}
