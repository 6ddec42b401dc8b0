/** WFM in memory for time-off requests in Genesys Cloud's words: it keeps the items that it is given. */
import { BridgeError } from '../../src/error/bridge-error.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { CalItem } from '../../src/api/wfm/calendar-items/mapping.ts';
import { unitId } from './cloud-call.ts';
import { done, JobWfm, otherSite, siteId } from './job-wfm.ts';

/** A part of a day of agent 1, two hours of vacation. */
export const twoHours = {
  itemId: 501,
  itemType: 'CAL_ITEM_TIME_OFF',
  agentId: 1,
  siteId,
  objectId: 6,
  startDateTime: '2026-07-06T09:00:00',
  endDateTime: '2026-07-06T11:00:00',
  fullDay: false,
  paid: true,
  paidMinutes: 120,
  status: 'CAL_STATUS_PREFERRED',
  actualStatus: 'CAL_ACTUAL_NONE',
  comments: 'dentist',
  submitted: '2026-01-02T10:30:00',
  timestamp: '7',
} as const satisfies CalItem;

/** Two days of it. */
export const twoDays = {
  ...twoHours,
  startDateTime: '2026-07-06T00:00:00',
  endDateTime: '2026-07-08T00:00:00',
  fullDay: true,
  paidMinutes: 960,
} as const satisfies CalItem;

export const userId = cloudId('user', 1);
export const requestId = cloudId('time-off-request', 501);
export const paths = {
  list: { muId: unitId, userId },
  one: { muId: unitId, userId, timeOffRequestId: requestId },
};

const agentParts = { skills: [], activities: [], rank: 0, endDate: null } as const;

/** Refuses a change of an old version, and never filters. */
export function requestWfm(...items: readonly object[]): JobWfm {
  const wfm = new JobWfm();
  let kept = items as readonly CalItem[];
  wfm.answers['GetAgent'] = () => ({
    items: [
      {
        ...agentParts,
        agentId: 1,
        siteId,
        teamId: 5,
        firstName: 'Ada',
        lastName: 'Lovelace',
        timestamp: '3',
      },
      { ...agentParts, agentId: 2, siteId, teamId: 5, timestamp: '1' },
      { ...agentParts, agentId: 9, siteId: otherSite, teamId: 6, timestamp: '1' },
    ],
  });
  const type = { hasAccrual: true, siteId: [siteId], timestamp: '1' };
  wfm.answers['GetTimeOffType'] = () => ({
    items: [
      { ...type, timeOffTypeId: 6, paid: true },
      { ...type, timeOffTypeId: 7, paid: false },
      { ...type, timeOffTypeId: 8, paid: true },
      { ...type, timeOffTypeId: 9, paid: true, siteId: [otherSite] },
    ],
  });
  wfm.answers['GetCalendarItem'] = () => ({ items: kept });
  wfm.answers['UpdateCalendarItem'] = (input) => {
    const { item } = input as unknown as { readonly item: CalItem };
    const before = kept.find(({ itemId }) => itemId === item.itemId);
    if (before?.timestamp !== item.timestamp)
      throw new BridgeError('validation-failed', 'WFM refused', { facts: { validation: [] } });
    const changed = { ...item, timestamp: String(BigInt(item.timestamp) + 1n) };
    kept = kept.map((one) => (one === before ? changed : one));
    return done;
  };
  return wfm;
}
