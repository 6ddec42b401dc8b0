import type { TimeOffRequestList, TimeOffRequestResponse } from '../models/time-off-request.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';
import { rowMetadataSources } from '../parts/metadata-sources.ts';
import { embeddedUserSources } from '../users/sources.ts';

const noReview = {
  absent: 'WFM keeps neither who answered a request nor when; its audit logs are no part of these answers',
} as const;
const noEditor = {
  absent: 'WFM does not say who changed an item, nor when; metadata.version tells that',
} as const;

const requestSources: ModelSources<TimeOffRequestResponse> = {
  id: { from: 'CalItem.wmItemId', how: 'as an id of a time off request' },
  user: { from: 'CalItem.gswAgentId', how: 'the agent as an embedded user' },
  isFullDayRequest: { from: 'CalItem.wmFullDay' },
  activityCodeId: { from: 'CalItem.wmObjectId', how: 'the activity code of the time-off type' },
  status: {
    from: 'CalItem.wmStatus',
    how: 'preferred and wait-listed are PENDING, granted APPROVED, declined DENIED, recalled CANCELED; absent while the meaning of the number is a guess',
  },
  fullDayManagementUnitDates: {
    from: 'CalItem.wmStartDateTime CalItem.wmEndDateTime',
    how: 'every date of whole days, absent for more than ten years of them',
  },
  partialDayStartDateTimes: {
    from: 'CalItem.wmStartDateTime',
    how: 'of a part of a day, as one instant in UTC',
  },
  dailyDurationMinutes: {
    from: 'CalItem.wmStartDateTime CalItem.wmEndDateTime CalItem.wmFullDay CalItem.wmPaid CalItem.wmPaidMinutes',
    how: 'of a part of a day the minutes that pass; of whole days the paid minutes divided by the dates, absent where they are unpaid or not a whole number',
  },
  notes: { from: 'CalItem.wmComments', how: 'absent where it is empty' },
  submittedDate: { from: 'CalItem.wmSubmitted', how: 'in UTC' },
  metadata: { from: 'CalItem.timestamp', how: 'as a version' },
  selfUri: { made: 'the path of the request' },
  markedAsRead: { absent: 'WFM does not keep whether an agent has seen the answer' },
  submittedBy: { absent: 'WFM does not keep who entered a request: the agent or a supervisor' },
  reviewedBy: noReview,
  reviewedDate: noReview,
  modifiedBy: noEditor,
  modifiedDate: noEditor,
};

const listSources: ModelSources<TimeOffRequestList> = {
  timeOffRequests: {
    from: 'GetCalendarItem.filter CalItem.wmItemType CalItem.gswAgentId CalItem.wmSiteId',
    how: 'all time off of the agent at the site, by its beginning; recentlyReviewed leaves out what is PENDING, since WFM keeps no date of a review: the last 30 days are among them',
  },
  selfUri: { made: 'the path of the list' },
  id: { absent: 'a list is no object of WFM' },
  name: { absent: 'a list is no object of WFM' },
};

/** Of one request, read or changed. */
export const timeOffRequestSources: OperationSources = {
  TimeOffRequestResponse: requestSources,
  User: embeddedUserSources,
  WfmVersionedEntityMetadata: rowMetadataSources('CalItem.timestamp'),
};

export const timeOffRequestListSources: OperationSources = {
  TimeOffRequestList: listSources,
  ...timeOffRequestSources,
};
