import { timestepsIn, type Timestep, type TimestepRange } from '../forecast/timesteps.ts';
import type { World } from '../world.ts';
import { ActivityQuarters, type QuarterSurroundings, type QuarterViews } from './activity-quarters.ts';
import { PerformanceAlerts, type AlertMark } from './performance-alerts.ts';
import { objectsOfLevel, type PerformanceLevel, type PerformanceObject } from './performance-levels.ts';
import { addTotals, itemValue, type PerformanceItem, type PerformanceTotals } from './performance-totals.ts';

/** What is asked for; no ids = all objects of the level. */
export interface PerformanceRequest {
  readonly level: PerformanceLevel;
  readonly objectIds: readonly number[];
  readonly items: readonly PerformanceItem[];
  /** By the wall clock of each object. */
  readonly range: TimestepRange;
  readonly withAlerts: boolean;
}

/** One item of one object in one timestep; NaN where there is no value. */
export interface PerformanceStep {
  readonly objectId: number;
  /** Beginning of the timestep, in local seconds of the object. */
  readonly local: number;
  readonly item: PerformanceItem;
  readonly actual: number;
  readonly forecast: number;
  readonly scheduled: number;
  readonly required: number;
  readonly anticipated: number;
  readonly alert: AlertMark;
}

export interface PerformanceSurroundings extends QuarterSurroundings {
  readonly world: World;
}

/** Items that no schedule and no requirement has anything to say about: they are what happens to both. */
const onlyArriving: readonly PerformanceItem[] = ['PERF_ITEM_IV', 'PERF_ITEM_AHT'];

/** Actual, forecast, scheduled, required and anticipated values, rolled up from the quarter-hours of activities. */
export class Performance {
  readonly alerts = new PerformanceAlerts();
  readonly #around: PerformanceSurroundings;

  constructor(around: PerformanceSurroundings) {
    this.#around = around;
  }

  /** Object by object, each in the order of time, as it is known at the instant `now`. */
  steps(request: PerformanceRequest, now: number): PerformanceStep[] {
    const quarters = new ActivityQuarters(this.#around, now);
    return this.objects(request.level, request.objectIds).flatMap((object) =>
      timestepsIn(object.clock, request.range).flatMap((step) => {
        const views = rollUp(object, step, quarters);
        return request.items.map((item) => this.#stepOf(request, { object, step, item, views }));
      }),
    );
  }

  objects(level: PerformanceLevel, ids: readonly number[]): readonly PerformanceObject[] {
    const all = objectsOfLevel(this.#around.world, level);
    return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
  }

  #stepOf(
    { level, withAlerts }: PerformanceRequest,
    of: {
      readonly object: PerformanceObject;
      readonly step: Timestep;
      readonly item: PerformanceItem;
      readonly views: QuarterViews;
    },
  ): PerformanceStep {
    const { object, step, item, views } = of;
    const value = (totals: PerformanceTotals | undefined): number =>
      totals === undefined ? NaN : itemValue(totals, item, step.quarters.length);
    const planned = (totals: PerformanceTotals): number =>
      onlyArriving.includes(item) ? NaN : value(totals);
    const values = {
      actual: value(views.actual),
      forecast: value(views.forecast),
      scheduled: planned(views.scheduled),
      required: planned(views.required),
      anticipated: value(views.anticipated),
    };
    const subject = { level, objectId: object.id, item };
    return {
      objectId: object.id,
      local: step.local,
      item,
      ...values,
      alert: withAlerts
        ? this.alerts.mark(subject, values.actual, shouldBe(item, values))
        : 'PERF_ALERT_NONE',
    };
  }
}

/** What an actual value is compared with: the objective, who is scheduled, or the forecast. */
function shouldBe(
  item: PerformanceItem,
  values: Pick<PerformanceStep, 'forecast' | 'scheduled' | 'required'>,
): number {
  switch (item) {
    case 'PERF_ITEM_SERVICE_FACTOR':
    case 'PERF_ITEM_ASA':
      return values.required;
    case 'PERF_ITEM_WORKING_AGENTS':
      return values.scheduled;
    case 'PERF_ITEM_IV':
    case 'PERF_ITEM_AHT':
    case 'PERF_ITEM_ABANDONED':
      return values.forecast;
  }
}

function rollUp(object: PerformanceObject, step: Timestep, quarters: ActivityQuarters): QuarterViews {
  const parts = step.quarters.flatMap((instant) =>
    object.activities.map((activity) => quarters.views(activity, instant)),
  );
  const actual = parts.map((part) => part.actual).filter((totals) => totals !== undefined);
  return {
    // A timestep that is partly over has no value yet.
    actual: actual.length === parts.length ? addTotals(actual) : undefined,
    forecast: addTotals(parts.map((part) => part.forecast)),
    scheduled: addTotals(parts.map((part) => part.scheduled)),
    required: addTotals(parts.map((part) => part.required)),
    anticipated: addTotals(parts.map((part) => part.anticipated)),
  };
}
