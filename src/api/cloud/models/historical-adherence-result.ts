import { z } from 'zod';
import { activityCategory, double, instant } from './formats.ts';
import { routingStatus } from './user-routing.ts';

/**
 * The result behind a download URL. The API of June 2018 has no model of it; names, types and meanings are those of the
 * first that had one, of 2021.
 */

const impact = z.enum(['Positive', 'Negative', 'Neutral', 'Unknown']);

export const historicalAdherenceDayMetrics = z
  .object({
    dayStartOffsetSecs: z.int32().describe('Start of the day, in seconds from startDate.').optional(),
    adherenceScheduleSecs: z.int32().describe('Scheduled time that adherence is counted by.').optional(),
    conformanceScheduleSecs: z.int32().describe('Scheduled time on queue.').optional(),
    conformanceActualSecs: z.int32().describe('Time worked on queue.').optional(),
    exceptionCount: z.int32().describe('How often schedule and work did not agree.').optional(),
    exceptionDurationSecs: z.int32().describe('How long they did not agree.').optional(),
    impactSeconds: z.int32().describe('Seconds of impact.').optional(),
    scheduleLengthSecs: z.int32().describe('Scheduled time.').optional(),
    actualLengthSecs: z.int32().describe('Time worked.').optional(),
    adherencePercentage: double.describe('Adherence of the day, 0 to 100.').optional(),
    conformancePercentage: double.describe('Conformance of the day; may exceed 100.').optional(),
  })
  .meta({ id: 'HistoricalAdherenceDayMetrics', description: 'One day of one user.' });
export type HistoricalAdherenceDayMetrics = z.output<typeof historicalAdherenceDayMetrics>;

export const historicalAdherenceExceptionInfo = z
  .object({
    startOffsetSeconds: z.int32().optional(),
    endOffsetSeconds: z.int32().optional(),
    scheduledActivityCodeId: z.string().optional(),
    scheduledActivityCategory: activityCategory.optional(),
    actualActivityCategory: activityCategory.optional(),
    systemPresence: z.string().optional(),
    routingStatus: routingStatus.optional(),
    impact: impact.optional(),
    secondaryPresenceLookupId: z.string().optional(),
  })
  .meta({
    id: 'HistoricalAdherenceExceptionInfo',
    description: 'A time in which schedule and work did not agree.',
  });

export const historicalAdherenceActuals = z
  .object({
    actualActivityCategory: activityCategory.optional(),
    startOffsetSeconds: z.int32().optional(),
    endOffsetSeconds: z.int32().optional(),
  })
  .meta({ id: 'HistoricalAdherenceActuals', description: 'A time in which a user did one thing.' });

export const historicalAdherenceQueryResult = z
  .object({
    userId: z.string().describe('The user.').optional(),
    managementUnitId: z.string().describe('Management unit of the user.').optional(),
    startDate: instant.describe('Begin of the first day that is counted.').optional(),
    endDate: instant
      .describe('End of the last day that is counted; the end of the query while that day lasts.')
      .optional(),
    adherencePercentage: double.describe('Adherence over all days, 0 to 100.').optional(),
    conformancePercentage: double.describe('Conformance over all days; may exceed 100.').optional(),
    impact: impact.optional(),
    exceptionInfo: z.array(historicalAdherenceExceptionInfo).optional(),
    dayMetrics: z.array(historicalAdherenceDayMetrics).describe('The days, in order.').optional(),
    actuals: z.array(historicalAdherenceActuals).optional(),
    actualsEndDate: instant.optional(),
  })
  .meta({ id: 'HistoricalAdherenceQueryResult', description: 'Adherence of one user.' });
export type HistoricalAdherenceQueryResult = z.output<typeof historicalAdherenceQueryResult>;

export const historicalAdherenceResultWrapper = z
  .object({
    entityId: z.string().describe('Id of the query.').optional(),
    data: z.array(historicalAdherenceQueryResult).describe('The users.').optional(),
    lookupIdToSecondaryPresenceId: z.record(z.string(), z.string()).optional(),
  })
  .meta({
    id: 'WfmHistoricalAdherenceResultWrapper',
    description: 'Result of a historical adherence query.',
  });
export type WfmHistoricalAdherenceResultWrapper = z.output<typeof historicalAdherenceResultWrapper>;
