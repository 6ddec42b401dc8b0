import { z } from 'zod';
import { instant } from './formats.ts';

export const historicalAdherenceQuery = z
  .strictObject({
    startDate: instant.describe('Start of the range.'),
    endDate: instant.describe('End of the range; now when absent.').optional(),
    timeZone: z.string().describe('Olson time zone of the results; that of the unit when absent.').optional(),
    userIds: z
      .array(z.string())
      .describe('Users to report on; every user of the unit when absent.')
      .optional(),
    includeExceptions: z.boolean().describe('Include user exceptions in the result.').optional(),
  })
  .meta({
    id: 'WfmHistoricalAdherenceQuery',
    description: 'Body for requesting a historical adherence report.',
  });
export type WfmHistoricalAdherenceQuery = z.output<typeof historicalAdherenceQuery>;

export const historicalAdherenceResponse = z
  .object({
    id: z.string().describe('Id of the query.').optional(),
    downloadUrl: z
      .string()
      .describe('Where the result can be fetched, with the same API client, for an hour.')
      .optional(),
    queryState: z
      .enum(['Processing', 'Complete', 'Error'])
      .describe('State of the query: Processing.')
      .optional(),
  })
  .meta({
    id: 'WfmHistoricalAdherenceResponse',
    description: 'Acknowledgement; the result is at downloadUrl once it is there.',
  });
export type WfmHistoricalAdherenceResponse = z.output<typeof historicalAdherenceResponse>;
