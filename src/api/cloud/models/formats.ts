import { z } from 'zod';

/**
 * The models of Genesys Cloud's twelve operations, as its API had them in June 2018: what the bridge cannot answer is
 * described as well, so that code generated from either document is the same.
 */

export const instant = z.iso.datetime({ offset: true });
export const uri = z.string().meta({ format: 'uri' });
export const double = z.number().meta({ format: 'double' });

export const activityCategories = [
  'OnQueueWork',
  'Break',
  'Meal',
  'Meeting',
  'OffQueueWork',
  'TimeOff',
  'Training',
  'Unavailable',
  'Unscheduled',
] as const;

export const activityCategory = z.enum(activityCategories);
export type ActivityCategory = z.output<typeof activityCategory>;

export const mediaType = z.enum(['Voice', 'Chat', 'Email', 'Callback', 'Message']);

/** Why there is nothing to tell. */
export const noDataReason = z.enum(['NoWeekData', 'NoPublishedSchedule', 'NoSourceForecast']);
export type NoDataReason = z.output<typeof noDataReason>;

export const routingStatusName = z.enum([
  'OFF_QUEUE',
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'COMMUNICATING',
]);
