import { z } from 'zod';
import { instant, uri } from './formats.ts';
import { versionedEntityMetadata, userReference } from './versioned-metadata.ts';
import { user } from './user.ts';

export const adminTimeOffRequestPatch = z
  .strictObject({
    status: z.enum(['PENDING', 'APPROVED', 'DENIED']).describe('New state.').optional(),
    activityCodeId: z.string().describe('Activity code of the TimeOff category.').optional(),
    notes: z.string().describe('Notes.').optional(),
    fullDayManagementUnitDates: z
      .array(z.string())
      .describe('Dates (yyyy-MM-dd) in the time zone of the unit.')
      .optional(),
    partialDayStartDateTimes: z.array(instant).describe('Start times of a part-day request.').optional(),
    dailyDurationMinutes: z.int32().describe('Minutes per day.').optional(),
    metadata: versionedEntityMetadata.describe('Version the change is based on.'),
  })
  .meta({ id: 'AdminTimeOffRequestPatch', description: 'Administrator change to a time off request.' });
export type AdminTimeOffRequestPatch = z.output<typeof adminTimeOffRequestPatch>;

export const timeOffRequestResponse = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    user: user.describe('User the request is for.').optional(),
    isFullDayRequest: z.boolean().describe('True for whole days, false for part of a day.').optional(),
    markedAsRead: z.boolean().describe('Agent has marked it read.').optional(),
    activityCodeId: z.string().describe('Activity code of the TimeOff category.').optional(),
    status: z
      .enum(['PENDING', 'APPROVED', 'DENIED', 'CANCELED'])
      .describe('State of the request.')
      .optional(),
    partialDayStartDateTimes: z
      .array(instant)
      .describe('Start times of a part-day request; filled when isFullDayRequest is false.')
      .optional(),
    fullDayManagementUnitDates: z
      .array(z.string())
      .describe('Dates (yyyy-MM-dd) in the time zone of the unit; filled when isFullDayRequest is true.')
      .optional(),
    dailyDurationMinutes: z.int32().describe('Minutes per day.').optional(),
    notes: z.string().describe('Notes.').optional(),
    submittedBy: user.describe('Who submitted it.').optional(),
    submittedDate: instant.describe('When it was submitted.').optional(),
    reviewedBy: user.describe('Who reviewed it.').optional(),
    reviewedDate: instant.describe('When it was reviewed.').optional(),
    modifiedBy: userReference.describe('Last editor.').optional(),
    modifiedDate: instant.describe('Last edit time.').optional(),
    metadata: versionedEntityMetadata.describe('Version of the request.').optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'TimeOffRequestResponse', description: 'One time off request.' });
export type TimeOffRequestResponse = z.output<typeof timeOffRequestResponse>;

export const timeOffRequestList = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    timeOffRequests: z.array(timeOffRequestResponse).optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'TimeOffRequestList', description: 'Time off requests of one user.' });
export type TimeOffRequestList = z.output<typeof timeOffRequestList>;
