import { weekdayOf } from '../schedule/week.ts';
import { secondsPerDay, type SiteClock } from '../site-clock.ts';
import type { ActivityProfile } from './activity-profile.ts';
import { isHoliday } from './holidays.ts';
import { rounded, wobble } from './noise.ts';
import { quarterHour } from './timesteps.ts';

/** Whose arrivals are wanted. */
export interface Workload {
  readonly activityId: number;
  readonly siteId: number;
  readonly clock: SiteClock;
  readonly profile: ActivityProfile;
  /** Agents who could be at work on it, who have several activities in part. */
  readonly agents: number;
}

/** What is expected to come in within one quarter-hour. */
export interface Arrival {
  /** Interactions; parts of one, as it is an expectation. */
  readonly volume: number;
  /** Average handling time in seconds; 0 where nothing comes. */
  readonly handlingSeconds: number;
}

const nothing: Arrival = { volume: 0, handlingSeconds: 0 };
/** 2026-01-01: here the trend is 1. */
const trendBegins = 46_023;
const growthPerDay = 0.035 / 365.25;
const slack = 0.75;

/** What is forecast for the quarter-hour that begins at `instant`. Another `variant` (a scenario) expects another future. */
export function arrivalAt(seed: number, work: Workload, instant: number, variant: number): Arrival {
  const { profile, clock, activityId } = work;
  const local = clock.instantToLocal(instant);
  const day = Math.floor(local / secondsPerDay);
  const hour = (local - day * secondsPerDay) / 3600;
  if (!profile.arrivesAlways && !isOpen(work, day, hour)) return nothing;
  const key = `${activityId}:${variant}`;
  const load = peakLoad(work) * shapeOfDay(profile, hour) * busynessOfDay(work, day);
  const ofScenario = variant === 0 ? 1 : wobble(seed, `scenario:${key}`, 0.12);
  const perQuarter = (load * profile.atOnce * quarterHour) / 1000 / profile.handlingSeconds;
  const volume = perQuarter * ofScenario * wobble(seed, `volume:${key}:${instant}`, 0.05);
  const handling =
    profile.handlingSeconds *
    (1 + 0.05 * Math.sin(((hour - 8) / 24) * 2 * Math.PI)) *
    wobble(seed, `handling:${key}:${instant}`, 0.02);
  const shown = rounded(volume, 2);
  return shown > 0 ? { volume: shown, handlingSeconds: rounded(handling, 1) } : nothing;
}

/** Whether an activity is worked at an hour (0 to 24) of a day. */
export function isOpen(work: Pick<Workload, 'profile' | 'siteId'>, day: number, hour: number): boolean {
  const hours = work.profile.open[weekdayOf(day)];
  if (hours === undefined || (work.profile.onHolidays === 0 && isHoliday(work.siteId, day))) return false;
  return hour >= hours[0] && hour < hours[1];
}

/**
 * Erlangs that the agents of the peak can carry. Few agents need more slack than many to answer in time, in proportion to the
 * root of the load.
 */
function peakLoad({ profile, agents }: Workload): number {
  const atWork = profile.busyness * agents;
  if (profile.staffing.by !== 'queue') return atWork;
  return ((Math.sqrt(slack * slack + 4 * atWork) - slack) / 2) ** 2;
}

function shapeOfDay(profile: ActivityProfile, hour: number): number {
  const heights = profile.peaks.map(([peak, width, height]) => {
    const away = (hour - peak) / width;
    return height * Math.exp((-away * away) / 2);
  });
  return heights.reduce((sum, height) => sum + height, profile.floor);
}

function busynessOfDay({ profile, siteId }: Workload, day: number): number {
  const ofWeek = profile.week[weekdayOf(day)] ?? 0;
  const ofYear = 1 + 0.07 * Math.cos(((day - 15) / 365.25) * 2 * Math.PI);
  const trend = Math.min(2, Math.max(0.5, 1 + growthPerDay * (day - trendBegins)));
  return ofWeek * ofYear * trend * (isHoliday(siteId, day) ? profile.onHolidays : 1);
}
