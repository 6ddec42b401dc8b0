/** The texts of the days an answer is about: schedules name the same few days thousands of times. */
import { formatLocalDate, formatLocalDateTime } from '../time/ole-date.ts';
import { formatInZone, type Zone } from '../time/zone.ts';

const epochDay = 25_569;
const secondsPerDay = 86_400;
const places = 64;
/** 2958465 is 9999-12-31, the last day that ISO 8601 writes with four digits. */
export const lastOleDay = 2_958_465;

/** Offsets stay below 15 hours, so no range that begins further away matters to a day. */
const reach = 2 * secondsPerDay;

function isUniform(zone: Zone, daySeconds: number): boolean {
  return !zone.ranges.some(
    ({ from }) => from > daySeconds - reach && from < daySeconds + secondsPerDay + reach,
  );
}

/** Texts by OLE day. `undefined` where the text of a time depends on more than its day, as in the nights of a change. */
export class DayCache {
  readonly #zone: Zone | undefined;
  readonly #days = new Float64Array(places).fill(-1);
  readonly #dates: string[] = Array.from({ length: places }, () => '');
  readonly #offsets: (string | undefined)[] = Array.from({ length: places }, () => undefined);

  constructor(zone: Zone | undefined) {
    this.#zone = zone;
  }

  #placeOf(day: number): number {
    const place = day & (places - 1);
    if (this.#days[place] !== day) {
      const seconds = (day - epochDay) * secondsPerDay;
      this.#days[place] = day;
      this.#dates[place] = formatLocalDate(seconds);
      this.#offsets[place] = this.#offsetOn(seconds);
    }
    return place;
  }

  #offsetOn(seconds: number): string | undefined {
    if (this.#zone === undefined) return '';
    if (!isUniform(this.#zone, seconds)) return undefined;
    return formatInZone(this.#zone, seconds).slice(formatLocalDateTime(seconds).length);
  }

  /** `2024-01-15` of a day from 0 to `lastOleDay`. */
  dateOf(day: number): string {
    return this.#dates[this.#placeOf(day)] ?? '';
  }

  /** What follows the time on that day: nothing, or `+01:00`. */
  offsetOf(day: number): string | undefined {
    return this.#offsets[this.#placeOf(day)];
  }
}
