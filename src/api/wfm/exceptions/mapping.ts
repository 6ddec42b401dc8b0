import { isoInZone } from '../parts/instants.ts';
import type { WallTime } from '../parts/wall-time.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Input } from '../../../wfm/wfm-port.ts';
import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { InsertedException, NewException } from './schema.ts';

export type CfgExceptionType = FullObject<'GetExceptionType', 'timestamp'>;
type SchAgentState = NonNullable<Input<'ScheduleService', 'InsertSchAgentState'>['states']>[number];

export interface ExceptionSpan {
  readonly start: WallTime;
  readonly end: WallTime;
}

/** One state for each agent. */
export function exceptionStates(
  agentIds: readonly number[],
  type: CfgExceptionType,
  { start, end }: ExceptionSpan,
): readonly SchAgentState[] {
  return agentIds.map((agentId) => ({
    agentId,
    stateType: 'SCH_STATE_EXCEPTION',
    stateId: type.exceptionTypeId,
    startDateTime: start.local,
    endDateTime: end.local,
    fullDay: false,
    paid: type.paid,
  }));
}

export interface Inserted {
  readonly siteId: number;
  readonly zone: Zone;
  readonly agentIds: readonly number[];
  readonly type: CfgExceptionType;
  readonly span: ExceptionSpan;
  readonly changeIds: readonly number[];
}

export function toInsertedException(body: NewException, inserted: Inserted): InsertedException {
  const { siteId, zone, agentIds, type, span, changeIds } = inserted;
  return {
    exceptionTypeId: type.exceptionTypeId,
    name: textOf(type.name),
    siteId,
    agentIds: [...agentIds],
    start: isoInZone(zone, span.start.instant),
    end: isoInZone(zone, span.end.instant),
    paid: type.paid,
    committed: body.commit,
    changeIds: [...changeIds],
    comments: body.comments ?? null,
  };
}
