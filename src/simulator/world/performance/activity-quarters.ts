import type { CfgActivity } from '../activities.ts';
import { BoundedCache } from '../calendar/bounded-cache.ts';
import type { Arrival } from '../forecast/arrivals.ts';
import { queueQuality } from '../forecast/erlang-c.ts';
import type { Forecasts } from '../forecast/forecasts.ts';
import { rounded } from '../forecast/noise.ts';
import { quarterHour, quartersOfDay } from '../forecast/timesteps.ts';
import type { Coverage } from '../schedule/coverage.ts';
import type { DayBounds, SiteClock } from '../site-clock.ts';
import { actualArrival, attendance, type QuarterOfDay } from './actual-arrivals.ts';
import { noTotals, quarterTotals, type PerformanceTotals } from './performance-totals.ts';

/** What is scheduled at a site within a day of it. */
export type CoverageOfDay = (siteId: number, day: DayBounds) => Coverage;

/** The five ways to look at the same quarter-hour. */
export interface QuarterViews {
  /** What happened; `undefined` before the quarter-hour is over. */
  readonly actual: PerformanceTotals | undefined;
  /** What was forecast, with the staffing that was calculated from it. */
  readonly forecast: PerformanceTotals;
  /** What the schedule makes possible with what was forecast. */
  readonly scheduled: PerformanceTotals;
  /** What the planners require: the objective of each queue, and the staffing with shrinkage. */
  readonly required: PerformanceTotals;
  /** What is to be expected now: the forecast with the trend of the day so far, met by who is scheduled. */
  readonly anticipated: PerformanceTotals;
}

export interface QuarterSurroundings {
  readonly seed: number;
  readonly forecasts: Forecasts;
  readonly coverageOfDay: CoverageOfDay;
}

interface Place extends QuarterOfDay {
  readonly clock: SiteClock;
}

interface Trend {
  readonly volume: number;
  readonly handling: number;
}

const noTrend: Trend = { volume: 1, handling: 1 };
const noViews: QuarterViews = {
  actual: noTotals,
  forecast: noTotals,
  scheduled: noTotals,
  required: noTotals,
  anticipated: noTotals,
};

/** How one activity fares, quarter-hour by quarter-hour, as known at one instant. */
export class ActivityQuarters {
  readonly #around: QuarterSurroundings;
  readonly #now: number;
  readonly #coverages = new BoundedCache<string, Coverage>(20);
  readonly #trends = new BoundedCache<string, Trend>(1000);

  constructor(around: QuarterSurroundings, now: number) {
    this.#around = around;
    this.#now = now;
  }

  views(activity: CfgActivity, instant: number): QuarterViews {
    const { forecasts } = this.#around;
    const place = this.#placeOf(activity, instant);
    if (place === undefined) return noViews;
    const forecast = forecasts.quarter(activity, instant);
    const scheduled = this.#scheduled(activity, instant, place);
    const trend = this.#trendOf(activity, place);
    const anticipated = {
      volume: rounded(forecast.volume * trend.volume, 2),
      handlingSeconds: rounded(forecast.handlingSeconds * trend.handling, 1),
    };
    const { calculatedStaffing, requiredStaffing } = forecast;
    return {
      actual: isOver(instant, this.#now) ? this.#actual(activity, place, scheduled) : undefined,
      forecast: {
        ...this.#met(activity, forecast, Math.ceil(calculatedStaffing)),
        agentQuarters: calculatedStaffing,
      },
      scheduled: this.#met(activity, forecast, scheduled),
      required: { ...this.#met(activity, forecast, calculatedStaffing), agentQuarters: requiredStaffing },
      anticipated: this.#met(activity, anticipated, scheduled),
    };
  }

  #scheduled(activity: CfgActivity, instant: number, { clock, day }: Place): number {
    const { wmSiteId, wmActivityId } = activity;
    const coverage = this.#coverages.get(`${wmSiteId}:${day}`, () =>
      this.#around.coverageOfDay(wmSiteId, clock.dayBounds(day)),
    );
    return rounded(coverage.scheduled(wmActivityId, { local: 0, quarters: [instant] }), 2);
  }

  #placeOf(activity: CfgActivity, instant: number): Place | undefined {
    const clock = this.#around.forecasts.clockOf(activity.wmSiteId);
    if (clock === undefined) return undefined;
    const day = clock.dayAt(instant);
    return { clock, day, step: Math.round((instant - clock.dayBounds(day).start) / quarterHour) };
  }

  #met(activity: CfgActivity, arrival: Arrival, agents: number): PerformanceTotals {
    const queue = this.#around.forecasts.queue(activity, arrival);
    return quarterTotals(arrival, agents, queue === undefined ? undefined : queueQuality(queue, agents));
  }

  #actual(activity: CfgActivity, place: Place, scheduled: number): PerformanceTotals {
    const present = attendance(this.#around.seed, activity.wmSiteId, place);
    return this.#met(activity, this.#arrived(activity, place), rounded(scheduled * present, 2));
  }

  #arrived(activity: CfgActivity, place: Place): Arrival {
    const { seed, forecasts } = this.#around;
    const instant = place.clock.dayBounds(place.day).start + place.step * quarterHour;
    return actualArrival(seed, activity, forecasts.quarter(activity, instant), place);
  }

  /** What came in on a day so far, compared with what was forecast for the same quarter-hours. */
  #trendOf(activity: CfgActivity, { clock, day }: Place): Trend {
    return this.#trends.get(`${activity.wmActivityId}:${day}`, () => {
      const over = quartersOfDay(clock, day).filter((instant) => isOver(instant, this.#now));
      const { forecasts } = this.#around;
      const expected = sumOf(over.map((instant) => forecasts.quarter(activity, instant)));
      const came = sumOf(over.map((_, step) => this.#arrived(activity, { clock, day, step })));
      if (expected.volume === 0 || came.volume === 0) return noTrend;
      return {
        volume: came.volume / expected.volume,
        handling: came.seconds / came.volume / (expected.seconds / expected.volume),
      };
    });
  }
}

function isOver(instant: number, now: number): boolean {
  return instant + quarterHour <= now;
}

function sumOf(arrivals: readonly Arrival[]): { readonly volume: number; readonly seconds: number } {
  return {
    volume: arrivals.reduce((sum, { volume }) => sum + volume, 0),
    seconds: arrivals.reduce((sum, { volume, handlingSeconds }) => sum + volume * handlingSeconds, 0),
  };
}
