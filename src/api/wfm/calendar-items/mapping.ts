import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { referenceOf, textOf, wordOf } from '../mapping-parts.ts';
import { isoSpan, isoTime } from '../parts/iso-span.ts';
import type { CalendarItem } from './schema.ts';

/** A calendar item in WFM's words. */
export type CalItem = Output<'CalendarService', 'GetCalendarItem'>['items'][number];

export const itemTypeWords = {
  CAL_ITEM_AVAILABILITY: 'availability',
  CAL_ITEM_DAY_OFF: 'day-off',
  CAL_ITEM_TIME_OFF: 'time-off',
  CAL_ITEM_EXCEPTION: 'exception',
  CAL_ITEM_SHIFT: 'shift',
  CAL_ITEM_WORKING_HOURS: 'working-hours',
} as const;

export const itemStatusWords = {
  CAL_STATUS_PREFERRED: 'preferred',
  CAL_STATUS_GRANTED: 'granted',
  CAL_STATUS_DECLINED: 'declined',
  CAL_STATUS_RECALLED: 'recalled',
  CAL_STATUS_WAITLISTED: 'wait-listed',
} as const;

/** Not decided, and a number that nobody knows, are both no answer. */
function isScheduled(actual: CalItem['actualStatus']): boolean | null {
  if (actual === 'CAL_ACTUAL_SCHEDULED') return true;
  return actual === 'CAL_ACTUAL_NOT_SCHEDULED' ? false : null;
}

/** What every kind of calendar item says in the words of REST. */
export function itemPartsOf(item: CalItem, zone: Zone): Omit<CalendarItem, 'id' | 'type' | 'objectId'> {
  const { start, end } = isoSpan(zone, item, 'CalItem');
  return {
    agentId: item.agentId,
    siteId: item.siteId,
    start,
    end,
    fullDay: item.fullDay,
    from: item.fullDay ? item.startDateTime.slice(0, 10) : null,
    to: item.fullDay ? item.endDateTime.slice(0, 10) : null,
    paid: item.paid,
    paidMinutes: item.paidMinutes,
    status: wordOf(item.status, itemStatusWords, 'CalItem.wmStatus'),
    scheduled: isScheduled(item.actualStatus),
    comments: textOf(item.comments),
    reason: textOf(item.reason),
    submittedAt: isoTime(zone, item.submitted, 'CalItem.wmSubmitted'),
    version: item.timestamp,
  };
}

export function toCalendarItem(item: CalItem, zone: Zone): CalendarItem {
  return {
    id: item.itemId,
    type: wordOf(item.itemType, itemTypeWords, 'CalItem.wmItemType'),
    objectId: referenceOf(item.objectId),
    ...itemPartsOf(item, zone),
  };
}
