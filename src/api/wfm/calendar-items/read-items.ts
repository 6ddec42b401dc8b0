import { BridgeError } from '../../../error/bridge-error.ts';
import { formatLocalDateTime, secondsPerDay } from '../../../time/ole-date.ts';
import type { Input, Wfm } from '../../../wfm/wfm-port.ts';
import { readInOrder } from '../parts/chunks.ts';
import { isoSpan } from '../parts/iso-span.ts';
import { jobUse } from '../parts/job-use.ts';
import type { ZonedRange } from '../parts/range.ts';
import type { CalItem } from './mapping.ts';

const itemMembers =
  'wmItemId wmItemType gswAgentId wmSiteId wmObjectId wmStartDateTime wmEndDateTime wmFullDay wmPaid wmPaidMinutes ' +
  'wmStatus wmActualStatus wmComments wmReason wmSubmitted timestamp';

export const readItemsUse = jobUse('CalendarService', 'GetCalendarItem', {
  GetCalendarItem: 'filter start end',
  CalItemFilter: 'wmItemId wmSiteId wmTeamId gswAgentId wmItemType wmStatus',
  CalItem: itemMembers,
});

export const itemMembersUse = { CalItem: itemMembers } as const;

/** Which items of a site. */
export type ItemFilter = Omit<
  NonNullable<Input<'CalendarService', 'GetCalendarItem'>['filter']>,
  'siteId' | 'itemId'
>;

/** Days of one call: a year of a large site is too much to hold at once. */
const chunkDays = 31;

interface Part {
  readonly from: number;
  readonly to: number;
}

function partsOf({ local }: ZonedRange): readonly Part[] {
  const parts: Part[] = [];
  for (let { from } = local; from < local.to; from += chunkDays * secondsPerDay)
    parts.push({ from, to: Math.min(from + chunkDays * secondsPerDay, local.to) });
  return parts;
}

function wanted(item: CalItem, siteId: number, { agentId = [] }: ItemFilter): boolean {
  return item.siteId === siteId && (agentId.length === 0 || agentId.includes(item.agentId));
}

function order(a: CalItem, b: CalItem): number {
  if (a.startDateTime !== b.startDateTime) return a.startDateTime < b.startDateTime ? -1 : 1;
  return a.agentId === b.agentId ? a.itemId - b.itemId : a.agentId - b.agentId;
}

export interface ItemsOfSite {
  readonly siteId: number;
  readonly range: ZonedRange;
  readonly filter: ItemFilter;
}

async function readPart(wfm: Wfm, asked: ItemsOfSite, { from, to }: Part): Promise<readonly CalItem[]> {
  const { siteId, range, filter } = asked;
  const start = formatLocalDateTime(from);
  const { items } = await wfm.call('CalendarService', 'GetCalendarItem', {
    filter: { ...filter, siteId: [siteId] },
    start,
    end: formatLocalDateTime(to),
  });
  // An item that begins before its part was given with an earlier one.
  const isNew = ({ startDateTime }: CalItem): boolean => from === range.local.from || startDateTime >= start;
  const touches = (item: CalItem): boolean => {
    const { instants } = isoSpan(range.zone, item, 'CalItem');
    return instants.from < range.instants.to && instants.to > range.instants.from;
  };
  return items.filter((item) => wanted(item, siteId, filter) && isNew(item) && touches(item)).sort(order);
}

/** The items of a site that touch the range, by beginning and agent, month by month as they are read. */
export async function* readItems(wfm: Wfm, asked: ItemsOfSite, signal: AbortSignal): AsyncGenerator<CalItem> {
  const parts = partsOf(asked.range);
  for await (const items of readInOrder(parts, (part) => readPart(wfm, asked, part), { signal }))
    yield* items;
}

/** One item of a site; throws `not-found` for none and for one of another site. `what` is for the message. */
export async function readItem(
  wfm: Wfm,
  { siteId, itemId, what }: { siteId: number; itemId: number; what: string },
): Promise<CalItem> {
  const { items } = await wfm.call('CalendarService', 'GetCalendarItem', {
    filter: { itemId: [itemId], siteId: [siteId] },
    start: null,
    end: null,
  });
  // WFM is not trusted to have filtered.
  const found = items.find((item) => item.itemId === itemId && item.siteId === siteId);
  if (found === undefined) throw new BridgeError('not-found', `the site has no ${what} ${itemId}`);
  return found;
}
