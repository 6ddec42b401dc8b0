import { BridgeError } from '../../../error/bridge-error.ts';
import { formatLocalDate, parseLocal } from '../../../time/ole-date.ts';
import type { Caller } from '../../../identity/caller.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { Reply } from '../../reply.ts';
import { fullObjects } from '../full-objects.ts';
import { full } from '../noun.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { readBack } from '../parts/read-back.ts';
import { requireAgents, siteAgentsUse } from '../parts/site-agents.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { wallSpanOf } from '../parts/wall-time.ts';
import { readChanges, readChangesUses } from '../pending-changes/read-changes.ts';
import { dayBefore } from '../schedule/schedule-days.ts';
import {
  exceptionStates,
  toInsertedException,
  type CfgExceptionType,
  type ExceptionSpan,
} from './mapping.ts';
import type { NewException } from './schema.ts';

export const insertExceptionUses = [
  ...siteInfoUses,
  siteAgentsUse,
  ...readChangesUses,
  jobUse('ConfigService', 'GetExceptionType', {
    GetExceptionType: 'filter details',
    CfgExceptionTypeFilter: 'wmExceptionTypeId',
    CfgExceptionType: 'wmExceptionTypeId wmName wmPaid wmUsage',
    CfgExceptionTypeDetails: 'infoType',
  }),
  jobUse('ScheduleService', 'InsertSchAgentState', {
    InsertSchAgentState: 'siteId states comments commit force',
    SchAgentState: 'gswAgentId wmStateType wmStateId wmStartDateTime wmEndDateTime wmFullDay wmPaid',
    ...outcomeUse,
  }),
];

/** Adding exceptions includes having them count; who may only edit the schedule leaves that to those who commit. */
export function requireCommit({ permissions }: Caller, commit: boolean): void {
  if (!commit || permissions.has('wfm:exception:add') || permissions.has('wfm:schedule:commit')) return;
  throw new BridgeError(
    'forbidden',
    'this needs the permission wfm:exception:add or wfm:schedule:commit; with "commit": false it becomes a pending change',
  );
}

async function exceptionType(wfm: Wfm, id: number): Promise<CfgExceptionType> {
  const { items } = await wfm.call('ConfigService', 'GetExceptionType', {
    filter: { exceptionTypeId: [id] },
    details: full,
  });
  const found = fullObjects(items, 'timestamp').find((type) => type.exceptionTypeId === id);
  if (found !== undefined) return found;
  const detail = `there is no exception type ${id}`;
  throw new BridgeError('not-found', detail, {
    facts: { errors: [{ pointer: '/exceptionTypeId', detail }] },
  });
}

/** The pending changes that an insertion has become. */
async function changesOf(wfm: Wfm, written: Written): Promise<readonly number[]> {
  const { siteId, agentIds, type, span } = written;
  const times = { start: span.start.local, end: span.end.local };
  const changes = await readChanges(wfm, { siteId, ...times, agentId: agentIds });
  return changes
    .filter(
      (change) =>
        change.stateType === 'SCH_STATE_EXCEPTION' &&
        change.stateId === type.exceptionTypeId &&
        change.startDateTime === times.start &&
        change.endDateTime === times.end,
    )
    .map(({ changeId }) => changeId);
}

interface Written {
  readonly siteId: number;
  readonly agentIds: readonly number[];
  readonly type: CfgExceptionType;
  readonly span: ExceptionSpan;
}

/**
 * Where it can be seen: among the pending changes, or in the schedule, which shows what comes after midnight in a shift
 * with the day on which the shift began.
 */
function locationOf(siteId: number, { start, end }: ExceptionSpan, committed: boolean): string {
  const first = start.local.slice(0, 10);
  const next = formatLocalDate((parseLocal(end.local) ?? 0) - 1 + 86_400);
  return committed
    ? `/wfm/v1/sites/${siteId}/schedule?from=${dayBefore(first)}&to=${next}`
    : `/wfm/v1/sites/${siteId}/pending-changes?from=${first}&to=${next}`;
}

export interface InsertRequest {
  readonly siteId: number;
  /** In spite of WFM's warnings. */
  readonly force: boolean;
  readonly body: NewException;
  readonly wfm: Wfm;
  readonly timeZones: ReadonlyMap<string, string>;
  /** Throws for a type that is not meant for this. */
  readonly requireType: (type: CfgExceptionType) => void;
}

/** Puts an exception into the schedules of agents, for all or, as WFM decides, for none of them. */
export async function insertException(request: InsertRequest): Promise<Reply> {
  const { siteId, force, body, wfm, timeZones } = request;
  const { zone } = await siteInfo({ wfm, timeZones }, siteId);
  const span = wallSpanOf(zone, body);
  const pointerOf = (index: number): string => `/agentIds/${index}`;
  await requireAgents(wfm, { siteId, ids: body.agentIds, pointerOf });
  const type = await exceptionType(wfm, body.exceptionTypeId);
  request.requireType(type);
  const agentIds = [...new Set(body.agentIds)];
  await wfm.call('ScheduleService', 'InsertSchAgentState', {
    siteId,
    states: exceptionStates(agentIds, type, span),
    ...(body.comments === undefined ? {} : { comments: body.comments }),
    commit: body.commit,
    force,
  });
  const written = { siteId, agentIds, type, span };
  const changeIds = body.commit ? [] : await readBack('pending changes', () => changesOf(wfm, written));
  return new Reply({
    status: 201,
    location: locationOf(siteId, span, body.commit),
    value: toInsertedException(body, { ...written, zone, changeIds }),
  });
}
