/** An audit log for tests of other things: it needs no database, and passes the same contract test. */
import type { AuditEntry, AuditFilter, AuditLog, AuditSettlement } from '../../src/gate/audit-log.ts';
import type { Clock } from '../../src/time/clock.ts';

const dayMs = 86_400_000;

/** Whether a filter lets an entry through, but for its limit. */
function passes(entry: AuditEntry, { from, to, clientId, operationId, outcome }: AuditFilter): boolean {
  const isFailed = entry.outcome !== 'done' && entry.outcome !== 'begun';
  return (
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at < to) &&
    (clientId === undefined || entry.clientId === clientId) &&
    (operationId === undefined || entry.operationId === operationId) &&
    (outcome === undefined || entry.outcome === outcome || (outcome === 'failed' && isFailed))
  );
}

/** The entry once it has ended. */
function settled(entry: AuditEntry, { outcome, objectId }: AuditSettlement): AuditEntry {
  const targets = objectId === undefined ? entry.targets : { ...entry.targets, id: [objectId] };
  return { ...entry, outcome, targets };
}

export function memoryAuditLog({
  clock,
  retentionDays,
}: {
  readonly clock: Clock;
  readonly retentionDays: number;
}): AuditLog {
  /** In the order of their arrival. */
  const entries = new Map<string, AuditEntry>();
  return {
    append(entry) {
      entries.set(entry.id, entry);
      return Promise.resolve();
    },
    settle(id, settlement) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, settled(entry, settlement));
      return Promise.resolve();
    },
    query(filter) {
      const oldest = clock.now() - retentionDays * dayMs;
      const found = [...entries.values()].reverse();
      const passing = found.filter((entry) => entry.at >= oldest && passes(entry, filter));
      const shown = passing.slice(0, filter.limit).values();
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(shown.next()) }) };
    },
  };
}
