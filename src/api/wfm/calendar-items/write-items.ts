import type { Input, Wfm } from '../../../wfm/wfm-port.ts';
import { constantOf } from '../parts/constant-of.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
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

export const changeItemUses = [
  jobUse('CalendarService', 'SetCalendarItemStatus', {
    SetCalendarItemStatus: 'itemId status comments force',
    ...outcomeUse,
  }),
  jobUse('CalendarService', 'UpdateCalendarItem', {
    UpdateCalendarItem: 'item force checkTimestamp',
    ...itemMembersUse,
    ...outcomeUse,
  }),
];

export interface WantedChange extends ItemChange {
  readonly force: boolean;
}

/**
 * A new status goes by the call made for it; a note alone by writing back what was read, with its version, so that WFM
 * refuses when somebody was faster.
 */
export async function changeItem(wfm: Wfm, item: CalItem, change: WantedChange): Promise<void> {
  const { status, comments, force } = change;
  const note = comments === undefined ? {} : { comments };
  const wanted = status === undefined ? undefined : constantOf(status, itemStatusWords);
  // A status that it has already changes nothing, not even the note beside it.
  if (wanted === undefined || (wanted === item.status && comments !== undefined)) {
    const changed = { ...item, ...note };
    await wfm.call('CalendarService', 'UpdateCalendarItem', {
      item: changed,
      force,
      checkTimestamp: true,
    });
    return;
  }
  await wfm.call('CalendarService', 'SetCalendarItemStatus', {
    itemId: [item.itemId],
    status: wanted,
    ...note,
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
