import { z } from 'zod';
import { instant, mediaType, noDataReason } from './formats.ts';
import { intradayDataGroup } from './intraday-metrics.ts';

export const intradayMetric = z
  .strictObject({
    category: z
      .enum([
        'ForecastData',
        'ScheduleData',
        'HistoricalQueueData',
        'HistoricalAgentData',
        'PerformancePredictionQueueData',
        'PerformancePredictionAgentData',
      ])
      .describe('Metric family.')
      .optional(),
    version: z.string().describe('Current version id of that family.').optional(),
  })
  .meta({ id: 'IntradayMetric', description: 'Requested or returned metric family and its version.' });
export type IntradayMetric = z.output<typeof intradayMetric>;

export const intradayQueryDataCommand = z
  .strictObject({
    startDate: instant.describe('Start of the range.'),
    endDate: instant.describe('End of the range; same 7-day schedule week as startDate.'),
    metrics: z.array(intradayMetric).describe('Metrics wanted.'),
    queueIds: z.array(z.string()).describe('Queues wanted; absent or empty means all.').optional(),
    intervalLengthMinutes: z.int32().describe('Aggregation interval in minutes; 15 when absent.').optional(),
  })
  .meta({ id: 'IntradayQueryDataCommand', description: 'Body for an intraday data query.' });
export type IntradayQueryDataCommand = z.output<typeof intradayQueryDataCommand>;

export const intradayQueue = z
  .object({
    id: z.string().describe('Queue id.').optional(),
    name: z.string().describe('Queue name.').optional(),
    mediaTypes: z
      .array(mediaType)
      .describe('Media types valid for the queue under the service goal groups of the unit.')
      .optional(),
  })
  .meta({ id: 'IntradayQueue', description: 'Queue usable in intraday queries.' });
export type IntradayQueue = z.output<typeof intradayQueue>;

export const intradayQueueListing = z
  .object({
    entities: z.array(intradayQueue).optional(),
    noDataReason: noDataReason.describe('Why there is nothing to list.').optional(),
  })
  .meta({ id: 'WfmIntradayQueueListing', description: 'Queues that have intraday data for the date.' });
export type WfmIntradayQueueListing = z.output<typeof intradayQueueListing>;

export const intradayResponse = z
  .object({
    startDate: instant.describe('Start of the range and of interval 0.').optional(),
    endDate: instant.describe('End of the range.').optional(),
    intervalLengthMinutes: z.int32().describe('Interval length, minutes.').optional(),
    numberOfIntervals: z.int32().describe('Number of intervals.').optional(),
    metrics: z.array(intradayMetric).describe('Metrics the data covers.').optional(),
    noDataReason: noDataReason.describe('Set when there was no data.').optional(),
    queueIds: z.array(z.string()).describe('Queues the data covers.').optional(),
    intradayDataGroupings: z
      .array(intradayDataGroup)
      .describe('One entry per media type and set of queues.')
      .optional(),
  })
  .meta({
    id: 'IntradayResponse',
    description: 'Intraday data for the date range, as parallel per-interval arrays in each group.',
  });
export type IntradayResponse = z.output<typeof intradayResponse>;
