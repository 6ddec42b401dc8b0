import type { CoverageStep } from '../../wfm/coverage/schema.ts';
import type { ForecastStep } from '../../wfm/forecast/schema.ts';
import type { performanceItems, PerformanceStep } from '../../wfm/performance/schema.ts';
import type {
  IntradayForecastData,
  IntradayHistoricalAgentData,
  IntradayHistoricalQueueData,
  IntradayPerformancePredictionQueueData,
  IntradayScheduleData,
} from '../models/intraday-metrics.ts';
import type { Intervals } from './intervals.ts';
import { known, meanOf, sumOf, times, whole } from './roll-up.ts';

/** The timesteps of each interval. What does not begin where an interval does is left out. */
export function byInterval<Step extends { readonly start: string }>(
  { from, minutes, count }: Intervals,
  steps: readonly Step[],
): readonly (readonly Step[])[] {
  const groups = Array.from({ length: count }, (): Step[] => []);
  for (const step of steps) groups[(Date.parse(step.start) / 1000 - from) / (minutes * 60)]?.push(step);
  return groups;
}

/** One interval of the forecasts of some queues. */
export function toForecastData(steps: readonly ForecastStep[]): IntradayForecastData {
  return known({ offered: sumOf(steps.map(({ interactionVolume }) => interactionVolume)) });
}

/** One interval of the coverage of some queues. */
export function toScheduleData(steps: readonly CoverageStep[], minutes: number): IntradayScheduleData {
  const agents = sumOf(steps.map(({ scheduled }) => scheduled));
  return known({ onQueueTimeSeconds: whole(times(agents, minutes * 60)) });
}

/** What was measured, or is expected, of one queue in one interval. */
export type Measures = Readonly<Partial<Record<(typeof performanceItems)[number], number>>>;

/** The measures of each queue; items that WFM gives a number whose meaning is not known are none. */
export function measuresOf(
  steps: readonly PerformanceStep[],
  view: 'actual' | 'anticipated',
): readonly Measures[] {
  const queues = new Map<number, Measures>();
  for (const { objectId, item, [view]: value } of steps) {
    if (value === null || typeof item === 'number') continue;
    queues.set(objectId, { ...queues.get(objectId), [item]: value });
  }
  return [...queues.values()];
}

function totalOf(queues: readonly Measures[], item: keyof Measures): number | undefined {
  return sumOf(queues.map(({ [item]: value }) => value));
}

/** Of those who came: the share in time is one of all. */
function serviceLevelOf(queues: readonly Measures[]): number | undefined {
  return meanOf(
    queues.map((queue) => ({ value: queue['service-factor'], weight: queue['interaction-volume'] })),
  );
}

/** Of those who were answered: who left has waited for no answer. */
function speedOfAnswerOf(queues: readonly Measures[]): number | undefined {
  return meanOf(
    queues.map((queue) => {
      const { 'interaction-volume': volume, 'abandoned-interactions': abandoned } = queue;
      const answered = volume === undefined || abandoned === undefined ? undefined : volume - abandoned;
      return { value: queue['average-speed-of-answer'], weight: answered };
    }),
  );
}

/** One interval of some queues as it was. */
export function toHistoricalQueueData(queues: readonly Measures[]): IntradayHistoricalQueueData {
  return known({
    offered: whole(totalOf(queues, 'interaction-volume')),
    abandoned: whole(totalOf(queues, 'abandoned-interactions')),
    serviceLevelPercent: serviceLevelOf(queues),
    averageSpeedOfAnswerSeconds: speedOfAnswerOf(queues),
  });
}

/** One interval of the agents of some queues as it was. */
export function toHistoricalAgentData(
  queues: readonly Measures[],
  minutes: number,
): IntradayHistoricalAgentData {
  return known({ onQueueTimeSeconds: times(totalOf(queues, 'working-agents'), minutes * 60) });
}

/** One interval of some queues as it is expected to be. */
export function toPredictedQueueData(queues: readonly Measures[]): IntradayPerformancePredictionQueueData {
  return known({
    serviceLevelPercent: serviceLevelOf(queues),
    averageSpeedOfAnswerSeconds: speedOfAnswerOf(queues),
    numberOfInteractions: totalOf(queues, 'interaction-volume'),
  });
}
