import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { textOf } from '../mapping-parts.ts';
import { isoSpan, isoTime } from '../parts/iso-span.ts';
import { stateTypeOf } from '../parts/state-words.ts';
import type { PendingChange } from './schema.ts';

export type SchPendingChange = Output<'ScheduleService', 'GetPendingChanges'>['items'][number];

export function toPendingChange(change: SchPendingChange, zone: Zone): PendingChange {
  const { start, end } = isoSpan(zone, change, 'SchPendingChange');
  return {
    id: change.changeId,
    agentId: change.agentId,
    stateType: stateTypeOf(change.stateType, 'SchPendingChange.wmStateType'),
    stateId: change.stateId,
    start,
    end,
    userId: change.userId,
    changedAt: isoTime(zone, change.dateTime, 'SchPendingChange.wmDateTime'),
    comments: textOf(change.comments),
  };
}
