import { z } from 'zod';
import { instant } from './formats.ts';
import { versionedEntityMetadata } from './versioned-metadata.ts';

export const userListScheduleRequestBody = z
  .strictObject({
    userIds: z.array(z.string()).describe('Users.'),
    startDate: instant.describe('Start of the range.'),
    endDate: instant.describe('End of the range.'),
  })
  .meta({
    id: 'UserListScheduleRequestBody',
    description: 'Users and date range to fetch published schedules for.',
  });
export type UserListScheduleRequestBody = z.output<typeof userListScheduleRequestBody>;

export const userScheduleActivity = z
  .object({
    activityCodeId: z.string().describe('Activity code id.').optional(),
    startDate: instant.describe('Start, UTC.').optional(),
    lengthInMinutes: z.int32().describe('Length, minutes.').optional(),
    description: z.string().describe('Free text.').optional(),
    countsAsPaidTime: z.boolean().describe('Paid.').optional(),
    isDstFallback: z.boolean().describe('Spans the end of daylight saving time.').optional(),
    timeOffRequestId: z.string().describe('Time off request behind it.').optional(),
  })
  .meta({ id: 'UserScheduleActivity', description: 'One activity inside a shift.' });
export type UserScheduleActivity = z.output<typeof userScheduleActivity>;

export const userScheduleShift = z
  .object({
    id: z.string().describe('Shift id, used when updating or deleting.').optional(),
    startDate: instant.meta({ description: 'Start, UTC.', readOnly: true }).optional(),
    lengthInMinutes: z.int32().meta({ description: 'Length, minutes.', readOnly: true }).optional(),
    activities: z.array(userScheduleActivity).describe('Activities of the shift.').optional(),
    delete: z.boolean().describe('On update, true deletes the shift.').optional(),
    manuallyEdited: z.boolean().describe('Edited by hand.').optional(),
  })
  .meta({ id: 'UserScheduleShift', description: 'One shift.' });
export type UserScheduleShift = z.output<typeof userScheduleShift>;

export const userScheduleFullDayTimeOffMarker = z
  .object({
    managementUnitDate: z.string().describe('Date only, ISO-8601.').optional(),
    activityCodeId: z.string().describe('Activity code id.').optional(),
    isPaid: z.boolean().describe('Paid.').optional(),
    lengthInMinutes: z.int32().describe('Length, minutes.').optional(),
    description: z.string().describe('Free text of the request.').optional(),
    delete: z.boolean().describe('On update, true deletes the marker.').optional(),
  })
  .meta({ id: 'UserScheduleFullDayTimeOffMarker', description: 'Approved full-day time off.' });
export type UserScheduleFullDayTimeOffMarker = z.output<typeof userScheduleFullDayTimeOffMarker>;

export const userSchedule = z
  .object({
    shifts: z.array(userScheduleShift).describe('Shifts.').optional(),
    fullDayTimeOffMarkers: z
      .array(userScheduleFullDayTimeOffMarker)
      .describe('Full-day time off, in the time zone of the unit.')
      .optional(),
    delete: z.boolean().describe('On update, true deletes the schedule.').optional(),
    metadata: versionedEntityMetadata.describe('Version of the schedule.'),
    workPlanId: z
      .string()
      .meta({ description: 'Work plan used when the schedule was made.', readOnly: true })
      .optional(),
  })
  .meta({ id: 'UserSchedule', description: 'Schedule of one user in the range.' });
export type UserSchedule = z.output<typeof userSchedule>;

export const userScheduleContainer = z
  .object({
    managementUnitTimeZone: z.string().describe('Reference time zone of the unit.').optional(),
    userSchedules: z.record(z.string(), userSchedule).describe('User id to schedule.').optional(),
  })
  .meta({ id: 'UserScheduleContainer', description: 'Schedules keyed by user id.' });
export type UserScheduleContainer = z.output<typeof userScheduleContainer>;
