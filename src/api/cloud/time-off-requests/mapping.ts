import { formatLocalDate, secondsPerDay } from '../../../time/ole-date.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Agent } from '../../wfm/agents/schema.ts';
import { itemStatusWords, type CalItem } from '../../wfm/calendar-items/mapping.ts';
import { wordOf } from '../../wfm/mapping-parts.ts';
import { localOf } from '../../wfm/parts/instants.ts';
import { isoSpan, isoTime } from '../../wfm/parts/iso-span.ts';
import { isInCalendar } from '../../wfm/parts/range.ts';
import type { TimeOffRequestList, TimeOffRequestResponse } from '../models/time-off-request.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { cloudInstant, cloudInstantOf } from '../parts/cloud-instant.ts';
import { requestsUri } from '../parts/cloud-paths.ts';
import { requestStatusOf, wordFor } from '../parts/dictionary.ts';
import { metadataOf, versionOfRow } from '../parts/entity-version.ts';
import { lengthInMinutes } from '../parts/int32.ts';
import type { Unit } from '../parts/management-unit.ts';
import { toEmbeddedUser } from '../users/mapping.ts';

/** Whose requests: an agent of a management unit. */
export interface Requester {
  readonly unit: Unit;
  readonly agent: Agent;
}

/** Days of a request that are written out one by one: ten years. */
const mostDates = 3660;

/** The days that an item touches, each counted once; at least one. */
function dayCount({ startDateTime, endDateTime }: CalItem): { first: number; count: number } {
  const first = Math.floor(localOf(startDateTime, 'CalItem.wmStartDateTime') / secondsPerDay);
  const end = Math.ceil(localOf(endDateTime, 'CalItem.wmEndDateTime') / secondsPerDay);
  return { first, count: Math.max(1, end - first) };
}

function datesOf(item: CalItem): Pick<TimeOffRequestResponse, 'fullDayManagementUnitDates'> {
  const { first, count } = dayCount(item);
  if (count > mostDates) return {};
  const dates = Array.from({ length: count }, (_, index) => formatLocalDate((first + index) * secondsPerDay));
  return { fullDayManagementUnitDates: dates };
}

/**
 * Minutes a day: those that pass for a part of a day; for whole days the paid ones, where they are the same number for
 * each day. `undefined` where WFM does not say.
 */
export function dailyMinutes(item: CalItem, zone: Zone): number | undefined {
  if (!item.fullDay) return lengthInMinutes(isoSpan(zone, item, 'CalItem').instants);
  const minutes = item.paidMinutes / dayCount(item).count;
  return item.paid && Number.isInteger(minutes) ? minutes : undefined;
}

function timesOf(item: CalItem, zone: Zone): Partial<TimeOffRequestResponse> {
  const minutes = dailyMinutes(item, zone);
  const { from } = isoSpan(zone, item, 'CalItem').instants;
  return {
    ...(item.fullDay ? datesOf(item) : { partialDayStartDateTimes: [cloudInstant(from)] }),
    ...(minutes === undefined ? {} : { dailyDurationMinutes: minutes }),
  };
}

/** WFM writes 0 where it has no time, which is a day of 1899. */
function submittedOf({ submitted }: CalItem, zone: Zone): Pick<TimeOffRequestResponse, 'submittedDate'> {
  if (!isInCalendar(localOf(submitted, 'CalItem.wmSubmitted'))) return {};
  return { submittedDate: cloudInstantOf(isoTime(zone, submitted, 'CalItem.wmSubmitted')) };
}

/** The word for a status; `undefined` where WFM's number is a guess. */
export function statusOf({ status }: CalItem): TimeOffRequestResponse['status'] {
  return wordFor(wordOf(status, itemStatusWords, 'CalItem.wmStatus'), requestStatusOf);
}

/** A calendar item that is time off of this agent. */
export function toTimeOffRequest(item: CalItem, { unit, agent }: Requester): TimeOffRequestResponse {
  const id = cloudId('time-off-request', item.itemId);
  const user = toEmbeddedUser(agent);
  const status = statusOf(item);
  const notes = item.comments ?? '';
  return {
    id,
    user,
    isFullDayRequest: item.fullDay,
    ...(item.objectId === 0 ? {} : { activityCodeId: cloudId('code-of-time-off-type', item.objectId) }),
    ...(status === undefined ? {} : { status }),
    ...timesOf(item, unit.zone),
    ...(notes === '' ? {} : { notes }),
    ...submittedOf(item, unit.zone),
    metadata: metadataOf(versionOfRow(item.timestamp)),
    selfUri: `${requestsUri(unit.unitId, cloudId('user', agent.id))}/${id}`,
  };
}

function byStart(a: CalItem, b: CalItem): number {
  if (a.startDateTime !== b.startDateTime) return a.startDateTime < b.startDateTime ? -1 : 1;
  return a.itemId - b.itemId;
}

/**
 * The requests of an agent by their beginning. WFM keeps no date of a review, so that those reviewed recently are all that
 * are not known to be pending.
 */
export function toTimeOffRequests(
  items: readonly CalItem[],
  requester: Requester,
  { recentlyReviewed }: { readonly recentlyReviewed: boolean },
): TimeOffRequestList {
  const wanted = recentlyReviewed ? items.filter((item) => statusOf(item) !== 'PENDING') : items;
  return {
    timeOffRequests: [...wanted].sort(byStart).map((item) => toTimeOffRequest(item, requester)),
    selfUri: requestsUri(requester.unit.unitId, cloudId('user', requester.agent.id)),
  };
}
