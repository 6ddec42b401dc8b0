import type { Zone } from '../../../time/zone.ts';
import { itemStatusWords, type CalItem } from '../../wfm/calendar-items/mapping.ts';
import { reasonFor } from '../../wfm/calendar-items/write-items.ts';
import { constantOf } from '../../wfm/parts/constant-of.ts';
import type { TimeOffType } from '../../wfm/time-off-types/schema.ts';
import { mergedWith } from '../../wfm/writes/merge-parts.ts';
import type { AdminTimeOffRequestPatch } from '../models/time-off-request.ts';
import { itemStatusOf } from '../parts/dictionary.ts';
import { statusOf } from './mapping.ts';
import { changedTimes, type RequestedTimes } from './requested-times.ts';

/** What a patch asks for in WFM's words. */
export interface RequestChange {
  readonly status?: AdminTimeOffRequestPatch['status'];
  /** Empty for none. */
  readonly notes?: string | undefined;
  readonly times: RequestedTimes;
  /** The new type, where it is another one. */
  readonly type?: TimeOffType | undefined;
}

/** Who waits for room is pending already. */
function changedStatus(item: CalItem, status: RequestChange['status']): CalItem['status'] | undefined {
  if (status === undefined || status === statusOf(item)) return undefined;
  return constantOf(itemStatusOf[status], itemStatusWords);
}

/** The record with the change in it, for WFM to take its place; `undefined` where nothing changes. Pure. */
export function patchedItem(item: CalItem, change: RequestChange, zone: Zone): CalItem | undefined {
  const { type } = change;
  const times = changedTimes(item, change.times, zone);
  const status = changedStatus(item, change.status);
  const notes = change.notes === (item.comments ?? '') ? undefined : change.notes;
  if ([times, status, notes, type].every((part) => part === undefined)) return undefined;
  const isCountedAnew = times !== undefined || (type !== undefined && type.paid !== item.paid);
  // The note of a decline is its reason, also where it is the one that was there.
  const reason = reasonFor(item, status ?? item.status, change.notes === '' ? undefined : change.notes);
  return mergedWith(item, {
    ...times,
    status,
    comments: notes === '' ? null : notes,
    reason: reason ?? null,
    objectId: type?.id,
    paid: type?.paid,
    paidMinutes: isCountedAnew ? 0 : undefined,
  });
}
