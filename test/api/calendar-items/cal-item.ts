import { siteId } from '../../support/job-wfm.ts';

/** A calendar item as WFM answers it: two days of vacation of agent 1. */
export const vacation = {
  itemId: 501,
  itemType: 'CAL_ITEM_TIME_OFF',
  agentId: 1,
  siteId,
  objectId: 6,
  startDateTime: '2026-07-06T00:00:00',
  endDateTime: '2026-07-08T00:00:00',
  fullDay: true,
  paid: true,
  paidMinutes: 960,
  status: 'CAL_STATUS_GRANTED',
  actualStatus: 'CAL_ACTUAL_SCHEDULED',
  comments: 'beach',
  submitted: '2026-01-02T10:30:00',
  timestamp: '7',
} as const;

/** The same in the words of REST. */
export const vacationParts = {
  agentId: 1,
  siteId,
  start: '2026-07-06T00:00:00+02:00',
  end: '2026-07-08T00:00:00+02:00',
  fullDay: true,
  from: '2026-07-06',
  to: '2026-07-08',
  paid: true,
  paidMinutes: 960,
  status: 'granted',
  scheduled: true,
  comments: 'beach',
  reason: null,
  submittedAt: '2026-01-02T10:30:00+01:00',
  version: '7',
} as const;
