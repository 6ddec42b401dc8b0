import { localOfOle, type SiteClock } from '../site-clock.ts';

/** Minutes that really pass between two times of the wall clock: a night of summer time has an hour more or less. */
export function elapsedMinutes(clock: SiteClock, start: number, end: number): number {
  const passed = clock.localToInstant(localOfOle(end)) - clock.localToInstant(localOfOle(start));
  return Math.round(passed / 60_000);
}

/** The OLE date of a minute of a day. */
export function atMinute(day: number, minute: number): number {
  return (day * 1440 + minute) / 1440;
}

/** An OLE date without the error of its binary fraction: to the nearest second. */
export function toSecond(oleDate: number): number {
  return localOfOle(oleDate) / 86_400;
}
