import type { Readable, Writable } from '../store/database.ts';
import type { AuditEntryRow } from '../store/tables.ts';
import type { AuditEntry, AuditFilter, AuditOutcome, AuditSettlement } from './audit-log.ts';

function endingOf(outcome: AuditOutcome): AuditEntryRow['ending'] {
  return outcome === 'begun' || outcome === 'done' || outcome === 'replayed' ? outcome : 'failed';
}

function rowOf(entry: AuditEntry): AuditEntryRow {
  return {
    id: entry.id,
    at: entry.at,
    client_id: entry.clientId,
    operation_id: entry.operationId,
    method: entry.method,
    route: entry.route,
    service: entry.service ?? null,
    operation: entry.operation ?? null,
    targets: JSON.stringify(entry.targets),
    ending: endingOf(entry.outcome),
    outcome: entry.outcome,
    request_id: entry.requestId,
    trace_id: entry.traceId ?? null,
  };
}

function targetsOf({ targets }: Pick<AuditEntryRow, 'targets'>): AuditEntry['targets'] {
  return JSON.parse(targets) as AuditEntry['targets'];
}

/** The entry of a row. Its outcome may be a code of a newer program. */
export function entryOf(row: AuditEntryRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    clientId: row.client_id,
    operationId: row.operation_id,
    method: row.method,
    route: row.route,
    ...(row.service === null ? {} : { service: row.service }),
    ...(row.operation === null ? {} : { operation: row.operation }),
    targets: targetsOf(row),
    outcome: row.outcome as AuditOutcome,
    requestId: row.request_id,
    ...(row.trace_id === null ? {} : { traceId: row.trace_id }),
  };
}

export async function insertEntry(tables: Writable, entry: AuditEntry): Promise<void> {
  await tables.insertInto('audit_entry').values(rowOf(entry)).execute();
}

/** Says how an entry ended, where it is still there. */
export async function settleEntry(
  tables: Writable,
  id: string,
  { outcome, objectId }: AuditSettlement,
): Promise<void> {
  const row = await tables
    .selectFrom('audit_entry')
    .select('targets')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return;
  const targets = objectId === undefined ? {} : { targets: { ...targetsOf(row), id: [objectId] } };
  await tables
    .updateTable('audit_entry')
    .set({
      ending: endingOf(outcome),
      outcome,
      ...('targets' in targets ? { targets: JSON.stringify(targets.targets) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Up to `filter.limit` rows, the newest first, of those that come after `last` in this order. A row that is added is
 * newer than all that were read, so that pages neither repeat nor leave out one.
 */
export async function readPage(
  tables: Readable,
  { from, to, clientId, operationId, outcome, limit }: AuditFilter,
  last: Pick<AuditEntryRow, 'at' | 'id'> | undefined,
): Promise<readonly AuditEntryRow[]> {
  let rows = tables.selectFrom('audit_entry').selectAll();
  if (from !== undefined) rows = rows.where('at', '>=', from);
  if (to !== undefined) rows = rows.where('at', '<', to);
  if (clientId !== undefined) rows = rows.where('client_id', '=', clientId);
  if (operationId !== undefined) rows = rows.where('operation_id', '=', operationId);
  if (outcome !== undefined)
    rows = rows.where('ending', '=', outcome === 'failed' ? 'failed' : endingOf(outcome));
  if (outcome !== undefined && outcome !== 'failed') rows = rows.where('outcome', '=', outcome);
  if (last !== undefined)
    rows = rows
      // Says the same as the next line as far as it goes, in a way that an index can be used for.
      .where('at', '<=', last.at)
      .where((row) => row.or([row('at', '<', last.at), row('id', '<', last.id)]));
  return await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
