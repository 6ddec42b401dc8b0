import type { IntradayResponse } from '../models/intraday.ts';
import type { IntradayDataGroup } from '../models/intraday-metrics.ts';
import type { NoDataReason } from '../models/formats.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { cloudInstant } from '../parts/cloud-instant.ts';
import {
  byInterval,
  measuresOf,
  toForecastData,
  toHistoricalAgentData,
  toHistoricalQueueData,
  toPredictedQueueData,
  toScheduleData,
} from './mapping.ts';
import type { IntradayAsked, IntradaySteps, MetricCategory } from './read-intraday.ts';

type Arrays = Omit<IntradayDataGroup, 'mediaType'>;
type Entries = NonNullable<Arrays[keyof Arrays]>;

const arrayOf = {
  ForecastData: 'forecastDataPerInterval',
  ScheduleData: 'scheduleDataPerInterval',
  HistoricalQueueData: 'historicalQueueDataPerInterval',
  HistoricalAgentData: 'historicalAgentDataPerInterval',
  PerformancePredictionQueueData: 'performancePredictionQueueDataPerInterval',
  PerformancePredictionAgentData: 'performancePredictionAgentDataPerInterval',
} as const satisfies Readonly<Record<MetricCategory, keyof Arrays>>;

function arraysOf(
  { intervals }: IntradayAsked,
  { forecast, coverage, performance }: IntradaySteps,
): Readonly<Record<keyof Arrays, () => Entries>> {
  const { minutes } = intervals;
  const measured = byInterval(intervals, performance);
  // WFM's clock decides what is past, not the bridge's.
  const past = measured.map((steps) => measuresOf(steps, 'actual'));
  const expected = measured.map((steps) => measuresOf(steps, 'anticipated'));
  return {
    forecastDataPerInterval: () => byInterval(intervals, forecast).map(toForecastData),
    scheduleDataPerInterval: () =>
      byInterval(intervals, coverage).map((steps) => toScheduleData(steps, minutes)),
    historicalQueueDataPerInterval: () => past.map(toHistoricalQueueData),
    historicalAgentDataPerInterval: () => past.map((queues) => toHistoricalAgentData(queues, minutes)),
    performancePredictionQueueDataPerInterval: () => expected.map(toPredictedQueueData),
    // WFM expects interactions, waiting and staffing, not how long agents are busy.
    performancePredictionAgentDataPerInterval: () => measured.map(() => ({})),
  };
}

/** Only plans can be missing: that there is no history yet, or none any more, is no reason of Genesys Cloud's. */
function reasonOf(categories: readonly MetricCategory[]): NoDataReason | undefined {
  if (categories.includes('ForecastData')) return 'NoSourceForecast';
  return categories.includes('ScheduleData') ? 'NoPublishedSchedule' : undefined;
}

/** The answer to a query: one group over all of its queues, or none and a reason. */
export function toIntradayResponse(asked: IntradayAsked, steps: IntradaySteps): IntradayResponse {
  const { intervals, queues, categories } = asked;
  const arrays = arraysOf(asked, steps);
  const data = categories.map((category) => [arrayOf[category], arrays[arrayOf[category]]()] as const);
  const hasData = data.some(([, entries]) => entries.some((entry) => Object.keys(entry).length > 0));
  const reason = hasData ? undefined : reasonOf(categories);
  return {
    startDate: cloudInstant(intervals.from),
    endDate: cloudInstant(intervals.to),
    intervalLengthMinutes: intervals.minutes,
    numberOfIntervals: intervals.count,
    metrics: categories.map((category) => ({ category })),
    ...(reason === undefined ? {} : { noDataReason: reason }),
    queueIds: [...queues.keys()].map((id) => cloudId('queue', id)),
    intradayDataGroupings: reason === undefined ? [Object.fromEntries(data)] : [],
  };
}
