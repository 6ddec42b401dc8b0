import type {
  IntradayMetric,
  IntradayQueue,
  IntradayResponse,
  WfmIntradayQueueListing,
} from '../models/intraday.ts';
import type {
  IntradayDataGroup,
  IntradayForecastData,
  IntradayHistoricalAgentData,
  IntradayHistoricalQueueData,
  IntradayPerformancePredictionAgentData,
  IntradayPerformancePredictionQueueData,
  IntradayScheduleData,
} from '../models/intraday-metrics.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';

const noMedia = { absent: 'activities of WFM 8.5 name no media' } as const;
const handlingOnly = {
  absent:
    'WFM has one handling time, talk and work after it together: GET /wfm/v1/sites/{siteId}/forecast and …/performance have it',
} as const;

const listing: ModelSources<WfmIntradayQueueListing> = {
  entities: {
    made: 'of the immediate and deferred activities of the site for which the Master Forecast of the day has interactions; fixed-staff work has none',
  },
  noDataReason: {
    made: 'NoSourceForecast where the day has no Master Forecast; the other reasons never keep a queue out of the list',
  },
};

const queue: ModelSources<IntradayQueue> = {
  id: { from: 'CfgActivity.wmActivityId', how: 'as an id of a queue' },
  name: { from: 'CfgActivity.wmName' },
  mediaTypes: noMedia,
};

export const intradayQueueSources: OperationSources = {
  WfmIntradayQueueListing: listing,
  IntradayQueue: queue,
};

const answer: ModelSources<IntradayResponse> = {
  startDate: { made: 'as asked for, in UTC' },
  endDate: { made: 'as asked for, in UTC' },
  intervalLengthMinutes: { made: 'as asked for, else 15' },
  numberOfIntervals: { made: 'of the time that passes: 100 quarters on a day of 25 hours' },
  metrics: { made: 'as asked for' },
  noDataReason: {
    made: 'where nothing of what was asked for has a value: NoSourceForecast if ForecastData was asked for, NoPublishedSchedule if ScheduleData was and not ForecastData; NoWeekData never, as WFM keeps no weeks',
  },
  queueIds: { from: 'CfgActivity.wmActivityId', how: 'as asked for, else all queues of the unit' },
  intradayDataGroupings: {
    made: 'one group over all queues that were asked for; empty where there is a noDataReason',
  },
};

const metric: ModelSources<IntradayMetric> = {
  category: { made: 'as asked for' },
  version: { absent: 'WFM keeps no versions of forecasts and of what was measured' },
};

const group: ModelSources<IntradayDataGroup> = {
  mediaType: noMedia,
  forecastDataPerInterval: { made: 'of the Master Forecast' },
  scheduleDataPerInterval: { made: 'of the coverage of the committed Master Schedule' },
  historicalAgentDataPerInterval: { made: 'of actual values, which WFM has of the past alone' },
  historicalQueueDataPerInterval: { made: 'of actual values, which WFM has of the past alone' },
  performancePredictionAgentDataPerInterval: { made: 'an empty object for each interval' },
  performancePredictionQueueDataPerInterval: { made: 'of what WFM anticipates, also for past intervals' },
};

const forecast: ModelSources<IntradayForecastData> = {
  offered: { from: 'FrcStep.wmVolume', how: 'the sum over the queues' },
  averageTalkTimeSeconds: handlingOnly,
  averageAfterCallWorkSeconds: handlingOnly,
};

const schedule: ModelSources<IntradayScheduleData> = {
  onQueueTimeSeconds: {
    from: 'SchActivityStep.wmScheduled',
    how: 'the sum over the queues × the seconds of the interval, rounded',
  },
  scheduledTimeSeconds: {
    absent:
      'coverage counts who is scheduled for activities, not breaks and meetings beside them: POST …/schedules/search has every activity of every user',
  },
};

const weighted = 'the value of one queue as it is, the mean over several weighted with';

const historicalQueue: ModelSources<IntradayHistoricalQueueData> = {
  offered: {
    from: 'PerfStep.wmActual',
    how: 'interaction volume: the sum over the queues, rounded; what counts as one, statistics of WFM define',
  },
  completed: { absent: 'WFM measures how many interactions came and were abandoned, not how many ended' },
  answered: {
    absent:
      'WFM measures how many came and were abandoned; whether the first include the second is set up in its statistics',
  },
  abandoned: { from: 'PerfStep.wmActual', how: 'abandoned interactions: the sum over the queues, rounded' },
  averageTalkTimeSeconds: handlingOnly,
  averageAfterCallWorkSeconds: handlingOnly,
  serviceLevelPercent: { from: 'PerfStep.wmActual', how: `service factor: ${weighted} interaction volume` },
  averageSpeedOfAnswerSeconds: {
    from: 'PerfStep.wmActual',
    how: `average speed of answer: ${weighted} interactions that were not abandoned`,
  },
};

const historicalAgent: ModelSources<IntradayHistoricalAgentData> = {
  onQueueTimeSeconds: {
    from: 'PerfStep.wmActual',
    how: 'working agents: the sum over the queues × the seconds of the interval',
  },
  interactingTimeSeconds: {
    absent:
      'WFM measures the average handling time of interactions, which may have begun in another interval, and not how long agents were busy in one',
  },
};

const predictedAgent: ModelSources<IntradayPerformancePredictionAgentData> = {
  interactingTimeSeconds: { absent: 'WFM expects interactions, waiting and staffing, not busy agents' },
};

const predictedQueue: ModelSources<IntradayPerformancePredictionQueueData> = {
  serviceLevelPercent: {
    from: 'PerfStep.wmAnticipated',
    how: `service factor: ${weighted} interaction volume`,
  },
  averageSpeedOfAnswerSeconds: {
    from: 'PerfStep.wmAnticipated',
    how: `average speed of answer: ${weighted} interactions that are not abandoned`,
  },
  numberOfInteractions: {
    from: 'PerfStep.wmAnticipated',
    how: 'interaction volume: the sum over the queues',
  },
};

export const intradaySources: OperationSources = {
  IntradayResponse: answer,
  IntradayMetric: metric,
  IntradayDataGroup: group,
  IntradayForecastData: forecast,
  IntradayScheduleData: schedule,
  IntradayHistoricalQueueData: historicalQueue,
  IntradayHistoricalAgentData: historicalAgent,
  IntradayPerformancePredictionAgentData: predictedAgent,
  IntradayPerformancePredictionQueueData: predictedQueue,
};
