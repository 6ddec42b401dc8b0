import type { CfgActivity } from '../activities.ts';
import type { Arrival } from '../forecast/arrivals.ts';
import { rounded, uniform, wobble } from '../forecast/noise.ts';

/** What makes a day differ from its forecast. */
interface DayLuck {
  /** All day long. */
  readonly volume: number;
  readonly handling: number;
  /** Quarter-hours of a surge, where there is one. */
  readonly surge: { readonly from: number; readonly until: number } | undefined;
}

const surgeFactor = 1.6;

/** Where a quarter-hour lies in the days of its site. */
export interface QuarterOfDay {
  /** OLE day number. */
  readonly day: number;
  /** Counted from the beginning of the day. */
  readonly step: number;
}

/** What really came in, in whole interactions: around the forecast, with good and bad days and now and then a surge. */
export function actualArrival(
  seed: number,
  activity: CfgActivity,
  forecast: Arrival,
  { day, step }: QuarterOfDay,
): Arrival {
  if (forecast.volume === 0) return forecast;
  const key = `${activity.wmActivityId}:${day}`;
  const luck = dayLuck(seed, key);
  const surge = luck.surge !== undefined && step >= luck.surge.from && step < luck.surge.until;
  const mean = forecast.volume * luck.volume * (surge ? surgeFactor : 1);
  const scatter = nearlyNormal(seed, `actual volume:${key}:${step}`) * Math.sqrt(mean) * 0.7;
  const volume = Math.max(0, Math.round(mean + scatter));
  const handling =
    forecast.handlingSeconds * luck.handling * wobble(seed, `actual handling:${key}:${step}`, 0.08);
  return volume === 0 ? { volume: 0, handlingSeconds: 0 } : { volume, handlingSeconds: rounded(handling, 1) };
}

/** Share of the scheduled agents who really are at work: some are late, ill or talk longer than they should. */
export function attendance(seed: number, siteId: number, { day, step }: QuarterOfDay): number {
  const ofDay = 0.9 + 0.08 * uniform(seed, `attendance:${siteId}:${day}`);
  return Math.min(1, ofDay * wobble(seed, `attendance:${siteId}:${day}:${step}`, 0.02));
}

function dayLuck(seed: number, key: string): DayLuck {
  const from = 36 + Math.floor(uniform(seed, `surge at:${key}`) * 32);
  return {
    volume: wobble(seed, `luck:${key}`, 0.13),
    handling: wobble(seed, `length:${key}`, 0.06),
    surge: uniform(seed, `surge:${key}`) < 0.07 ? { from, until: from + 6 } : undefined,
  };
}

/** Mean 0, standard deviation 1, never beyond ±3. */
function nearlyNormal(seed: number, purpose: string): number {
  return (uniform(seed, purpose) + uniform(seed, `${purpose}'`) + uniform(seed, `${purpose}''`) - 1.5) * 2;
}
