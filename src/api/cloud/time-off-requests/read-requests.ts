import { z } from 'zod';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import type { CalItem } from '../../wfm/calendar-items/mapping.ts';
import { readItemsUse } from '../../wfm/calendar-items/read-items.ts';
import { requestsPath, unitParams } from '../parts/cloud-paths.ts';
import { unitOf, unitUses } from '../parts/management-unit.ts';
import { requireUsers, usersUse } from '../parts/unit-users.ts';
import { notThere, requireId } from '../parts/wrong-request.ts';
import type { Requester } from './mapping.ts';

export const requestsUses = [...unitUses, usersUse, readItemsUse];

export const requestPath = `${requestsPath}/{timeOffRequestId}`;

export const requestsParams = unitParams.extend({
  userId: z.string().describe('User the requests are for.'),
});

export const requestParams = unitParams.extend({
  userId: z.string().describe('User the request is for.'),
  timeOffRequestId: z.string().describe('Time off request id.'),
});

type UserRequest = Parameters<typeof unitOf>[0] & {
  readonly params: { readonly muId: string; readonly userId: string };
};

/** The management unit and the user of a path; throws `not-found` unless the one has the other. */
export async function requesterOf(request: UserRequest): Promise<Requester> {
  const unit = await unitOf(request);
  const { userId } = request.params;
  const [agent] = await requireUsers(request.wfm, unit, [userId], () => ({ parameter: 'userId' }));
  if (agent === undefined) throw notThere('user', userId);
  return { unit, agent };
}

/** The time off of an agent at its site, whenever it is: all of it, or the item with one id. */
export async function readRequests(
  wfm: Wfm,
  { unit: { siteId }, agent }: Requester,
  itemId?: number,
): Promise<readonly CalItem[]> {
  const { items } = await wfm.call('CalendarService', 'GetCalendarItem', {
    filter: {
      siteId: [siteId],
      agentId: [agent.id],
      itemType: ['CAL_ITEM_TIME_OFF'],
      itemId: itemId === undefined ? [] : [itemId],
    },
    start: null,
    end: null,
  });
  // WFM is not trusted to have filtered.
  return items.filter(
    (item) =>
      item.siteId === siteId &&
      item.agentId === agent.id &&
      item.itemType === 'CAL_ITEM_TIME_OFF' &&
      (itemId === undefined || item.itemId === itemId),
  );
}

/** One request by its id; throws `not-found` for everybody else's, and for what is no time off. */
export async function readRequest(wfm: Wfm, requester: Requester, requestId: string): Promise<CalItem> {
  const itemId = requireId('time-off-request', requestId, { parameter: 'timeOffRequestId' });
  const [item] = await readRequests(wfm, requester, itemId);
  if (item === undefined) throw notThere('time off request', requestId);
  return item;
}
