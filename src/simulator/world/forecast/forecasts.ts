import type { CfgActivity } from '../activities.ts';
import type { CfgAgent } from '../agents.ts';
import { BoundedCache } from '../calendar/bounded-cache.ts';
import { siteClock, type SiteClock } from '../site-clock.ts';
import type { World } from '../world.ts';
import { profileOf } from './activity-profile.ts';
import { arrivalAt, type Arrival, type Workload } from './arrivals.ts';
import type { Queue } from './erlang-c.ts';
import { rounded } from './noise.ts';
import { calculatedStaffing, daysBehind, queueOf, requiredStaffing } from './staffing.ts';
import { quarterHour, quartersOfDay, type Timestep } from './timesteps.ts';

/** The forecast of one activity for one quarter-hour. */
export interface QuarterForecast extends Arrival {
  readonly calculatedStaffing: number;
  readonly requiredStaffing: number;
}

/** The number of the Master Forecast among the scenarios. */
export const masterForecast = 0;

const none: QuarterForecast = { volume: 0, handlingSeconds: 0, calculatedStaffing: 0, requiredStaffing: 0 };
const daysKept = 1000;

/** What is forecast. It depends on the seed and on who works where; nothing is stored but what was asked for lately. */
export class Forecasts {
  readonly #seed: number;
  readonly #world: World;
  readonly #works = new Map<number, Workload | undefined>();
  readonly #days = new BoundedCache<string, readonly QuarterForecast[]>(daysKept);
  readonly #backlogs = new BoundedCache<string, number>(daysKept);

  constructor(seed: number, world: World) {
    this.#seed = seed;
    this.#world = world;
  }

  /** The wall clock of a site; `undefined` where there is no such site. */
  clockOf(siteId: number): SiteClock | undefined {
    const site = this.#world.sites.find((candidate) => candidate.wmSiteId === siteId);
    const zone = this.#world.timeZones.find(({ wmTimezoneId }) => wmTimezoneId === site?.wmTimezoneId);
    return zone === undefined ? undefined : siteClock(zone.wmName);
  }

  /** The forecast for the quarter-hour that begins at `instant`. */
  quarter(activity: CfgActivity, instant: number, variant = masterForecast): QuarterForecast {
    const work = this.workOf(activity);
    if (work === undefined) return none;
    const day = work.clock.dayAt(instant);
    const step = Math.round((instant - work.clock.dayBounds(day).start) / quarterHour);
    return this.#dayOf(work, day, variant)[step] ?? none;
  }

  /** Volumes add up, handling time is weighted with them, staffing is the mean. */
  timestep(activity: CfgActivity, { quarters }: Timestep, variant = masterForecast): QuarterForecast {
    const parts = quarters.map((instant) => this.quarter(activity, instant, variant));
    const sum = (of: (part: QuarterForecast) => number): number =>
      parts.reduce((total, part) => total + of(part), 0);
    const volume = rounded(
      sum((part) => part.volume),
      2,
    );
    const work = sum((part) => part.volume * part.handlingSeconds);
    return {
      volume,
      handlingSeconds: volume === 0 ? 0 : rounded(work / volume, 1),
      calculatedStaffing: rounded(sum((part) => part.calculatedStaffing) / parts.length, 2),
      requiredStaffing: rounded(sum((part) => part.requiredStaffing) / parts.length, 2),
    };
  }

  /** The queue of an activity with these arrivals; `undefined` where it has none. */
  queue(activity: CfgActivity, arrival: Arrival): Queue | undefined {
    const work = this.workOf(activity);
    return work === undefined || arrival.volume === 0 ? undefined : queueOf(work, arrival);
  }

  /** What is known of the work of an activity; `undefined` where nobody expects any. */
  workOf(activity: CfgActivity): Workload | undefined {
    const { wmActivityId: activityId, wmSiteId: siteId } = activity;
    if (this.#works.has(activityId)) return this.#works.get(activityId);
    const profile = profileOf(activity);
    const clock = this.clockOf(siteId);
    const agents = this.#world.agents.reduce((sum, agent) => sum + shareFor(agent, activityId), 0);
    const work =
      profile === undefined || clock === undefined
        ? undefined
        : { activityId, siteId, clock, profile, agents };
    this.#works.set(activityId, work);
    return work;
  }

  #dayOf(work: Workload, day: number, variant: number): readonly QuarterForecast[] {
    return this.#days.get(`${work.activityId}:${variant}:${day}`, () =>
      quartersOfDay(work.clock, day).map((instant) => {
        const arrival = arrivalAt(this.#seed, work, instant, variant);
        const backlog = (of: number): number => this.#backlogOf(work, of, variant);
        const calculated = calculatedStaffing(work, instant, arrival, backlog);
        return {
          ...arrival,
          calculatedStaffing: calculated,
          requiredStaffing: requiredStaffing(calculated),
        };
      }),
    );
  }

  /** Seconds of work that wait when a day begins. */
  #backlogOf(work: Workload, day: number, variant: number): number {
    return this.#backlogs.get(`${work.activityId}:${variant}:${day}`, () => {
      let seconds = 0;
      for (const before of daysBehind(work, day)) {
        for (const instant of quartersOfDay(work.clock, before)) {
          const { volume, handlingSeconds } = arrivalAt(this.#seed, work, instant, variant);
          seconds += (volume * handlingSeconds) / work.profile.atOnce;
        }
      }
      return seconds;
    });
  }
}

/** The part of their time that somebody can have for an activity: the primary one takes almost half of it. */
function shareFor({ wmEndDate, wmActivities }: CfgAgent, activityId: number): number {
  const own = wmActivities.find((held) => held.wmActivityId === activityId);
  if (wmEndDate !== 0 || own === undefined) return 0;
  if (wmActivities.length === 1) return 1;
  return own.wmPrimary ? 0.45 : 0.55 / (wmActivities.length - 1);
}
