/** The days and times that exist: what the shape of a text cannot say. Years before 1 are counted as the schema does. */

const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export interface DateFields {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** The digits after the point, without zeros at the end. */
  readonly fraction: string;
  /** Minutes east of UTC; `undefined` without a zone. */
  readonly offset: number | undefined;
}

const shape =
  /^(?:(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))?(?:T?(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?$/;

function optional(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function withoutEndZeros(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '0') end -= 1;
  return text.slice(0, end);
}

/** Offsets of more than 14 hours, and minutes that do not exist, are `NaN`. */
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  if (Number(zone.slice(4)) > 59 || minutes > 14 * 60) return Number.NaN;
  return zone.startsWith('-') ? -minutes : minutes;
}

/** The fields of a text of one of the types of dates and times, whose shape has been checked. */
export function dateFields(text: string): DateFields | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, monthOnly, dayOfMonth, dayOnly, hour, minute, second, fraction, zone] = match;
  return {
    year: optional(year),
    month: optional(month ?? monthOnly),
    day: optional(day ?? dayOfMonth ?? dayOnly),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    fraction: withoutEndZeros(fraction ?? ''),
    offset: offsetOf(zone),
  };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** A year has no zero in front of four digits or more, and 0000 is none. */
function isYear(text: string): boolean {
  const digits = /^-?(\d{4,})/.exec(text)?.[1];
  return digits === undefined || (digits !== '0000' && (digits.length === 4 || !digits.startsWith('0')));
}

function isDay({ year, month, day }: DateFields): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  const days = daysOfMonths[(month ?? 1) - 1] ?? 31;
  const isMissing = month === 2 && day === 29 && year !== undefined && !isLeap(year < 0 ? year + 1 : year);
  return day >= 1 && day <= days && !isMissing;
}

function isTime({ hour, minute, second, fraction }: DateFields): boolean {
  const isMidnight = hour === 24 && minute === 0 && second === 0 && fraction === '';
  return isMidnight || (hour < 24 && minute < 60 && second < 60);
}

/** True for a day, time or zone that exists: no month 13, no 30 February, `24:00:00` but no second more. */
export function isOnCalendar(text: string): boolean {
  const fields = dateFields(text);
  return (
    fields !== undefined &&
    isYear(text) &&
    isDay(fields) &&
    isTime(fields) &&
    !Number.isNaN(fields.offset ?? 0)
  );
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

const hours14 = 14 * 3600;

interface Instant {
  readonly seconds: number;
  readonly fraction: string;
  readonly zoned: boolean;
}

function instantOf(text: string): Instant | undefined {
  const fields = dateFields(text);
  if (fields === undefined) return undefined;
  const { year = 2000, month = 1, day = 1, hour, minute, second, fraction, offset } = fields;
  const seconds = dayNumber(year, month, day) * 86_400 + hour * 3600 + (minute - (offset ?? 0)) * 60 + second;
  return Number.isSafeInteger(seconds) ? { seconds, fraction, zoned: offset !== undefined } : undefined;
}

/** Two texts have the same one when they are the same moment; `undefined` for what is equal to nothing. */
export function dateKey(text: string): string | undefined {
  const instant = instantOf(text);
  return instant && `${instant.seconds}.${instant.fraction}${instant.zoned ? 'Z' : ''}`;
}

/** Negative, 0 or positive; `NaN` where the order is not determined, as between a time with a zone and one without. */
export function compareDates(one: string, other: string): number {
  const a = instantOf(one);
  const b = instantOf(other);
  if (a === undefined || b === undefined) return Number.NaN;
  const difference = a.seconds - b.seconds;
  if (a.zoned !== b.zoned) return Math.abs(difference) > hours14 ? difference : Number.NaN;
  if (difference !== 0) return difference;
  return a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0;
}
