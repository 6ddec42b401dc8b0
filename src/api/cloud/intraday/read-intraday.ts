import type { Clock } from '../../../time/clock.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { readCoverage } from '../../wfm/coverage/read-coverage.ts';
import type { CoverageStep } from '../../wfm/coverage/schema.ts';
import { readMasterForecast } from '../../wfm/forecast/read-forecast.ts';
import type { ForecastStep } from '../../wfm/forecast/schema.ts';
import { allOf } from '../../wfm/parts/chunks.ts';
import { rangeOf, type ZonedRange } from '../../wfm/parts/range.ts';
import type { NamedIds } from '../../wfm/parts/site-activities.ts';
import { readPerformance } from '../../wfm/performance/read-performance.ts';
import type { performanceItems, PerformanceStep } from '../../wfm/performance/schema.ts';
import type { Span } from '../../../time/day-start.ts';
import type { IntradayMetric } from '../models/intraday.ts';
import { cloudInstant } from '../parts/cloud-instant.ts';
import type { Unit } from '../parts/management-unit.ts';
import type { Intervals } from './intervals.ts';

export type MetricCategory = NonNullable<IntradayMetric['category']>;
type PerformanceItem = (typeof performanceItems)[number];

const queueItems = [
  'interaction-volume',
  'abandoned-interactions',
  'service-factor',
  'average-speed-of-answer',
] as const;

/** The items of WFM that a category is made of. */
const itemsOf: Readonly<Partial<Record<MetricCategory, readonly PerformanceItem[]>>> = {
  HistoricalQueueData: queueItems,
  HistoricalAgentData: ['working-agents'],
  PerformancePredictionQueueData: queueItems,
};

export interface IntradayAsked {
  readonly unit: Unit;
  readonly intervals: Intervals;
  readonly queues: NamedIds;
  readonly categories: readonly MetricCategory[];
}

export interface IntradayContext {
  readonly wfm: Wfm;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Timesteps of WFM as long as the intervals; empty what no category asks for. */
export interface IntradaySteps {
  readonly forecast: readonly ForecastStep[];
  /** Empty, too, where nobody at the site is scheduled in the whole week. */
  readonly coverage: readonly CoverageStep[];
  readonly performance: readonly PerformanceStep[];
}

/** A week that summer time ends in is longer than seven days. */
const maxDays = 8;

function fromTo({ from, to }: Span): { readonly from: string; readonly to: string } {
  return { from: cloudInstant(from), to: cloudInstant(to) };
}

function readForecasts(
  { unit: { siteId, zone }, intervals, queues }: IntradayAsked,
  { wfm, signal }: IntradayContext,
): Promise<readonly ForecastStep[]> {
  const asked = {
    siteId,
    range: rangeOf(fromTo(intervals), zone, { maxDays }),
    timestep: intervals.minutes,
    activities: queues,
  };
  return allOf(readMasterForecast(wfm, asked, signal));
}

async function readCoverages(
  { unit: { siteId, zone }, intervals, queues }: IntradayAsked,
  { wfm, signal }: IntradayContext,
): Promise<readonly CoverageStep[]> {
  const isStaffed = ({ scheduled }: CoverageStep): boolean => scheduled !== null && scheduled > 0;
  const read = (
    range: ZonedRange,
    timestep: number,
    activityIds: readonly number[],
  ): AsyncGenerator<CoverageStep> => {
    const source = { source: 'SCH_SOURCE_COMMITTED', scenarioId: 0 } as const;
    return readCoverage(wfm, { siteId, source, range, timestep, activityIds, names: queues }, signal);
  };
  const range = rangeOf(fromTo(intervals), zone, { maxDays });
  const steps = await allOf(read(range, intervals.minutes, [...queues.keys()]));
  if (steps.some(isStaffed)) return steps;
  // Nobody at night is one thing, a week that nobody has planned another: all of the site tell them apart.
  const week = rangeOf(fromTo(intervals.week), zone, { maxDays });
  for await (const step of read(week, 60, [])) if (isStaffed(step)) return steps;
  return [];
}

async function readMeasured(
  { unit: { zone }, intervals, queues, categories }: IntradayAsked,
  context: IntradayContext,
): Promise<readonly PerformanceStep[]> {
  const item = [...new Set(categories.flatMap((category) => itemsOf[category] ?? []))];
  if (item.length === 0) return [];
  const asked = { ...fromTo(intervals), timestep: intervals.minutes, item, alerts: false };
  const objects = { zone, level: 'PERF_LEVEL_ACTIVITY', objects: queues } as const;
  return allOf(readPerformance(asked, objects, context).items);
}

/** What WFM has of some queues for the categories that are asked for. */
export async function readIntraday(asked: IntradayAsked, context: IntradayContext): Promise<IntradaySteps> {
  const { categories, queues } = asked;
  // Of coverage and forecast no activity would mean all.
  const isAsked = (category: MetricCategory): boolean => queues.size > 0 && categories.includes(category);
  const forecast = isAsked('ForecastData') ? await readForecasts(asked, context) : [];
  const coverage = isAsked('ScheduleData') ? await readCoverages(asked, context) : [];
  return { forecast, coverage, performance: await readMeasured(asked, context) };
}
