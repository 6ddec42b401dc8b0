import { formatLocalDateTime } from '../../../time/ole-date.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';
import type { Input } from '../../../wfm/wfm-port.ts';
import { wallSpanOf } from '../parts/wall-time.ts';
import type { CalItem } from './mapping.ts';
import type { NewItemTimes } from './new-item-schema.ts';

type NewItem = Input<'CalendarService', 'InsertCalendarItem'>['item'];

/** What a new item is, in WFM's words. */
export interface NewItemFacts {
  readonly siteId: number;
  readonly agentId: number;
  readonly itemType: Exclude<CalItem['itemType'], number>;
  readonly objectId: number;
  readonly paid: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** WFM grants these by itself; there is nothing to ask for. */
const granted: readonly NewItem['itemType'][] = ['CAL_ITEM_EXCEPTION', 'CAL_ITEM_WORKING_HOURS'];

function timesOf(zone: Zone, body: NewItemTimes): Pick<NewItem, 'startDateTime' | 'endDateTime' | 'fullDay'> {
  const { from, to, start, end } = body;
  if (from !== undefined && to !== undefined)
    return { startDateTime: `${from}T00:00:00`, endDateTime: `${to}T00:00:00`, fullDay: true };
  const span = wallSpanOf(zone, { start: start ?? '', end: end ?? '' });
  return { startDateTime: span.start.local, endDateTime: span.end.local, fullDay: false };
}

/**
 * A new item as WFM takes it. Its id, version and paid minutes are WFM's to give. Throws `invalid-request` for times
 * that the zone does not have.
 */
export function newItem(zone: Zone, facts: NewItemFacts, body: NewItemTimes): NewItem {
  const instant = Math.floor(facts.now / 1000);
  return {
    itemId: 0,
    itemType: facts.itemType,
    agentId: facts.agentId,
    siteId: facts.siteId,
    objectId: facts.objectId,
    ...timesOf(zone, body),
    paid: facts.paid,
    paidMinutes: 0,
    status: granted.includes(facts.itemType) ? 'CAL_STATUS_GRANTED' : 'CAL_STATUS_PREFERRED',
    actualStatus: 'CAL_ACTUAL_NONE',
    ...(body.comments === undefined ? {} : { comments: body.comments }),
    submitted: formatLocalDateTime(instant + offsetAt(zone, instant)),
    timestamp: '0',
  };
}
