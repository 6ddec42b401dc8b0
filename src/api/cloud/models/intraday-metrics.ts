import { z } from 'zod';
import { double, mediaType } from './formats.ts';

export const intradayForecastData = z
  .object({
    offered: double.describe('Interactions routed to the queue.').optional(),
    averageTalkTimeSeconds: double.describe('Average talk time, seconds.').optional(),
    averageAfterCallWorkSeconds: double.describe('Average after-call work, seconds.').optional(),
  })
  .meta({ id: 'IntradayForecastData', description: 'Forecast values of one interval.' });
export type IntradayForecastData = z.output<typeof intradayForecastData>;

export const intradayScheduleData = z
  .object({
    onQueueTimeSeconds: z.int32().describe('Scheduled on-queue seconds over all agents.').optional(),
    scheduledTimeSeconds: z.int32().describe('Scheduled seconds over all agents.').optional(),
  })
  .meta({ id: 'IntradayScheduleData', description: 'Scheduled time of one interval.' });
export type IntradayScheduleData = z.output<typeof intradayScheduleData>;

export const intradayHistoricalAgentData = z
  .object({
    onQueueTimeSeconds: double.describe('On-queue seconds over all agents.').optional(),
    interactingTimeSeconds: double.describe('Interacting seconds over all agents.').optional(),
  })
  .meta({ id: 'IntradayHistoricalAgentData', description: 'Observed agent time of one interval.' });
export type IntradayHistoricalAgentData = z.output<typeof intradayHistoricalAgentData>;

export const intradayHistoricalQueueData = z
  .object({
    offered: z.int32().describe('Interactions routed to the queue.').optional(),
    completed: z.int32().describe('Interactions completed.').optional(),
    answered: z.int32().describe('Interactions answered by an agent.').optional(),
    abandoned: z.int32().describe('Customers who left before an agent.').optional(),
    averageTalkTimeSeconds: double.describe('Average talk time per talk segment, seconds.').optional(),
    averageAfterCallWorkSeconds: double.describe('Average after-call work, seconds.').optional(),
    serviceLevelPercent: double.describe('Percent answered inside the service level target.').optional(),
    averageSpeedOfAnswerSeconds: double.describe('Average wait before answer, seconds.').optional(),
  })
  .meta({ id: 'IntradayHistoricalQueueData', description: 'Observed queue figures of one interval.' });
export type IntradayHistoricalQueueData = z.output<typeof intradayHistoricalQueueData>;

export const intradayPerformancePredictionAgentData = z
  .object({
    interactingTimeSeconds: double.describe('Predicted interacting seconds over all agents.').optional(),
  })
  .meta({
    id: 'IntradayPerformancePredictionAgentData',
    description: 'Predicted agent time of one interval.',
  });
export type IntradayPerformancePredictionAgentData = z.output<typeof intradayPerformancePredictionAgentData>;

export const intradayPerformancePredictionQueueData = z
  .object({
    serviceLevelPercent: double.describe('Predicted service level percent.').optional(),
    averageSpeedOfAnswerSeconds: double.describe('Predicted average wait, seconds.').optional(),
    numberOfInteractions: double.describe('Predicted interactions.').optional(),
  })
  .meta({
    id: 'IntradayPerformancePredictionQueueData',
    description: 'Predicted queue performance of one interval.',
  });
export type IntradayPerformancePredictionQueueData = z.output<typeof intradayPerformancePredictionQueueData>;

export const intradayDataGroup = z
  .object({
    mediaType: mediaType.optional(),
    forecastDataPerInterval: z.array(intradayForecastData).optional(),
    scheduleDataPerInterval: z.array(intradayScheduleData).optional(),
    historicalAgentDataPerInterval: z.array(intradayHistoricalAgentData).optional(),
    historicalQueueDataPerInterval: z.array(intradayHistoricalQueueData).optional(),
    performancePredictionAgentDataPerInterval: z.array(intradayPerformancePredictionAgentData).optional(),
    performancePredictionQueueDataPerInterval: z.array(intradayPerformancePredictionQueueData).optional(),
  })
  .meta({
    id: 'IntradayDataGroup',
    description: 'Per-interval arrays for one media type; index i covers the i-th interval from startDate.',
  });
export type IntradayDataGroup = z.output<typeof intradayDataGroup>;
