import type { Input, Wfm } from '../../../wfm/wfm-port.ts';
import { constantOf } from '../parts/constant-of.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { mergedWith } from '../writes/merge-parts.ts';
import { itemStatusWords, type CalItem } from './mapping.ts';
import type { ItemChange } from './new-item-schema.ts';
import { itemMembersUse } from './read-items.ts';

/** A refusal of WFM is thrown as `validation-failed` by the call itself. */

export const insertItemUse = jobUse('CalendarService', 'InsertCalendarItem', {
  InsertCalendarItem: 'item force',
  ...itemMembersUse,
  CfgValidationHolder: 'success objectID',
});

/** Id of the new item. */
export async function insertItem(
  wfm: Wfm,
  item: Input<'CalendarService', 'InsertCalendarItem'>['item'],
  force: boolean,
): Promise<number> {
  const { objectID } = await wfm.call('CalendarService', 'InsertCalendarItem', { item, force });
  return objectID;
}

export const updateItemUse = jobUse('CalendarService', 'UpdateCalendarItem', {
  UpdateCalendarItem: 'item force checkTimestamp',
  ...itemMembersUse,
  ...outcomeUse,
});

/** Takes the place of what was read; WFM refuses where that has another timestamp by then. */
export async function updateItem(wfm: Wfm, item: CalItem, force: boolean): Promise<void> {
  await wfm.call('CalendarService', 'UpdateCalendarItem', { item, force, checkTimestamp: true });
}

export const changeItemUses = [
  jobUse('CalendarService', 'SetCalendarItemStatus', {
    SetCalendarItemStatus: 'itemId status comments force',
    ...outcomeUse,
  }),
  updateItemUse,
];

export interface WantedChange extends ItemChange {
  readonly force: boolean;
  /** Whether it may only be made to the version that was read. */
  readonly versioned: boolean;
}

/** The note of a decline is its reason; one that was there says nothing about another status. */
export function reasonFor(
  { reason, status: before }: CalItem,
  status: CalItem['status'],
  note: string | undefined,
): string | undefined {
  if (status === before) return reason;
  return status === 'CAL_STATUS_DECLINED' ? (note ?? reason) : undefined;
}

/** What was read, with the change in it. */
function changedItem(item: CalItem, status: CalItem['status'], note: string | undefined): CalItem {
  return mergedWith(item, { status, comments: note, reason: reasonFor(item, status, note) ?? null });
}

/**
 * A new status goes by the call made for it, which knows no versions. A note alone, and all that may only be made to one
 * version, goes by writing back what was read, so that WFM refuses when somebody was faster.
 */
export async function changeItem(wfm: Wfm, item: CalItem, change: WantedChange): Promise<void> {
  const { status, comments, force, versioned } = change;
  const wanted = status === undefined ? undefined : constantOf(status, itemStatusWords);
  // A status that it has already changes nothing, not even the note beside it.
  const isNote = wanted === undefined || (wanted === item.status && comments !== undefined);
  if (isNote || (versioned && wanted !== item.status)) {
    await updateItem(wfm, changedItem(item, wanted ?? item.status, comments), force);
    return;
  }
  await wfm.call('CalendarService', 'SetCalendarItemStatus', {
    itemId: [item.itemId],
    status: wanted,
    ...(comments === undefined ? {} : { comments }),
    force,
  });
}

export const deleteItemUse = jobUse('CalendarService', 'DeleteCalendarItem', {
  DeleteCalendarItem: 'itemId force',
  ...outcomeUse,
});

export async function deleteItem(wfm: Wfm, itemId: number, force: boolean): Promise<void> {
  await wfm.call('CalendarService', 'DeleteCalendarItem', { itemId, force });
}
