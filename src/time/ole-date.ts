/**
 * OLE Automation dates: a double that counts days since 1899-12-30, its fraction the time of day, without a zone. The
 * fraction of a negative date still counts forward from midnight: -1.25 is 1899-12-29 06:00. Minutes are not exact in
 * binary, so every conversion of a time rounds to the second.
 *
 * "Local seconds" below are seconds since 1970-01-01T00:00:00 on the wall clock of whatever zone the value is in.
 */
const epochDay = 25_569; // 1970-01-01
/** Of a day on which no clock is changed. */
export const secondsPerDay = 86_400;

/** Years 1 to 9999: what ISO 8601 writes with four digits. */
const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;

function inRange(seconds: number): number | undefined {
  return seconds < firstSecond || seconds > lastSecond ? undefined : seconds;
}

/** `undefined` for what is no date: NaN, infinities, years outside 1–9999. */
export function oleToLocalSeconds(ole: number): number | undefined {
  if (!Number.isFinite(ole)) return undefined;
  const day = Math.trunc(ole);
  return inRange((day - epochDay) * secondsPerDay + Math.round(Math.abs(ole - day) * secondsPerDay));
}

/**
 * Midnight of the day that the value lies in, for values that mean a day alone. The whole part is the day and nothing
 * is rounded: an instant before midnight belongs to the day that ends, however near it is. `undefined` as above.
 */
export function oleToLocalDay(ole: number): number | undefined {
  return Number.isFinite(ole) ? inRange((Math.trunc(ole) - epochDay) * secondsPerDay) : undefined;
}

export function localSecondsToOle(seconds: number): number {
  const day = Math.floor(seconds / secondsPerDay);
  const fraction = (seconds - day * secondsPerDay) / secondsPerDay;
  const ole = day + epochDay;
  // Before day 0 the whole part points at the day and the fraction is written away from zero.
  return ole < 0 && fraction > 0 ? ole - fraction : ole + fraction;
}

/** `2010-08-01T00:00:00` from local seconds. */
export function formatLocalDateTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

/** `2010-08-01` from local seconds. */
export function formatLocalDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

const localDateTime = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(?:\.0+)?)?$/;

/**
 * Local seconds of `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`; `undefined` for anything else, also for a day that no
 * calendar has, such as 2026-02-30.
 */
export function parseLocal(text: string): number | undefined {
  const match = localDateTime.exec(text);
  if (match === null) return undefined;
  const [, date = '', time = '00:00', second = '00'] = match;
  const milliseconds = Date.parse(`${date}T${time}:${second}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const iso = `${date}T${time}:${second}`;
  return new Date(milliseconds).toISOString().startsWith(iso) ? milliseconds / 1000 : undefined;
}
