import type { AuditEntry, AuditFilter, AuditLog } from './audit-log.ts';
import { auditRetention, type AuditRetention, type AuditRetentionOptions } from './audit-retention.ts';
import { entryOf, insertEntry, readPage, settleEntry } from './audit-rows.ts';

export interface StoredAuditLog extends AuditLog {
  /** Begins to remove what is too old. */
  readonly start: AuditRetention['start'];
  /** Removes no more. The database stays open. */
  readonly close: AuditRetention['close'];
}

/** Read at once: so much is in memory, whatever the limit of a query. */
const pageRows = 200;

/** The audit log of all replicas that share a database. Every failure is a `BridgeError` of the database. */
export function storedAuditLog(options: AuditRetentionOptions): StoredAuditLog {
  const { database, capacity } = options;
  const retention = auditRetention(options);
  const overshoot = capacity === undefined ? Number.POSITIVE_INFINITY : Math.ceil(capacity / 10);
  let appended = 0;

  async function* query(filter: AuditFilter): AsyncGenerator<AuditEntry, void, undefined> {
    const from = Math.max(filter.from ?? Number.NEGATIVE_INFINITY, retention.oldest());
    let last: Parameters<typeof readPage>[2];
    for (let left = filter.limit; left > 0; left -= pageRows) {
      const page = { ...filter, from, limit: Math.min(left, pageRows) };
      const rows = await database.read((tables) => readPage(tables, page, last));
      for (const row of rows) yield entryOf(row);
      last = rows.at(-1);
      if (rows.length < page.limit) return;
    }
  }
  return {
    async append(entry) {
      await database.write((tables) => insertEntry(tables, entry));
      appended += 1;
      if (appended < overshoot) return;
      appended = 0;
      await retention.sweep();
    },
    settle: (id, settlement) => database.write((tables) => settleEntry(tables, id, settlement)),
    query,
    start: retention.start,
    close: retention.close,
  };
}
