import type {
  UserSchedule,
  UserScheduleActivity,
  UserScheduleContainer,
  UserScheduleFullDayTimeOffMarker,
  UserScheduleShift,
} from '../models/user-schedule.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';
import { contentMetadataSources } from '../parts/metadata-sources.ts';

const deletion = { absent: 'a word of updates, which are not among the twelve operations' } as const;

const container: ModelSources<UserScheduleContainer> = {
  managementUnitTimeZone: { from: 'CfgSite.wmTimezoneId CfgTimezone.wmName', how: 'its IANA name' },
  userSchedules: { made: 'an entry for each user who was asked for, also of one without a schedule' },
};

const schedule: ModelSources<UserSchedule> = {
  shifts: { made: 'of the states of each schedule day that overlaps the range' },
  fullDayTimeOffMarkers: { made: 'of the full-day time off and exceptions of days that overlap the range' },
  delete: deletion,
  metadata: { made: 'a version alone' },
  workPlanId: { absent: 'contracts and shifts of WFM are no work plans: GET /wfm/v1/contracts has them' },
};

const shift: ModelSources<UserScheduleShift> = {
  id: {
    from: 'SchAgentDay.gswAgentId SchAgentDay.wmDate',
    how: 'as an id of the agent and the schedule day',
  },
  startDate: {
    from: 'SchAgentDay.wmStartDateTime',
    how: 'in UTC; the beginning of the first state where that is earlier, or where WFM has no summary of the day',
  },
  lengthInMinutes: {
    from: 'SchAgentDay.wmStartDateTime SchAgentDay.wmEndDateTime',
    how: 'minutes as they pass, until the end of the last state where that is later',
  },
  activities: { made: 'of the states of the schedule day that have an activity code, in order' },
  delete: deletion,
  manuallyEdited: { absent: 'WFM marks the edited in its audit logs, not in the schedule' },
};

const activity: ModelSources<UserScheduleActivity> = {
  activityCodeId: { from: 'SchAgentState.wmStateType SchAgentState.wmStateId', how: 'by the dictionary' },
  startDate: { from: 'SchAgentState.wmStartDateTime', how: 'in UTC' },
  lengthInMinutes: {
    from: 'SchAgentState.wmStartDateTime SchAgentState.wmEndDateTime',
    how: 'minutes as they pass',
  },
  description: {
    from: 'SchStateInfo.wmName',
    how: 'for breaks, meals and activity sets alone, whose codes have no names of their own',
  },
  countsAsPaidTime: { from: 'SchAgentState.wmPaid' },
  isDstFallback: { made: 'true where the clocks of the unit are set back within it' },
  timeOffRequestId: { absent: 'a state of the schedule does not say which calendar item it came of' },
};

const marker: ModelSources<UserScheduleFullDayTimeOffMarker> = {
  managementUnitDate: { from: 'SchAgentState.wmStartDateTime', how: 'the schedule day it belongs to' },
  activityCodeId: { from: 'SchAgentState.wmStateType SchAgentState.wmStateId', how: 'by the dictionary' },
  isPaid: { from: 'SchAgentState.wmPaid' },
  lengthInMinutes: {
    from: 'SchAgentDay.wmPaidMinutes',
    how: 'where it is paid and all there is on that day',
  },
  description: {
    absent: 'the comment of a calendar item is not in the schedule: GET …/timeoffrequests has it',
  },
  delete: deletion,
};

export const scheduleSources: OperationSources = {
  UserScheduleContainer: container,
  UserSchedule: schedule,
  UserScheduleShift: shift,
  UserScheduleActivity: activity,
  UserScheduleFullDayTimeOffMarker: marker,
  WfmVersionedEntityMetadata: contentMetadataSources('the shifts and markers that are answered'),
};
