import type { Logger } from '../log/logger.ts';
import type { Database, Writable } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';

export interface AuditRetentionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly retentionDays: number;
  /** Entries that are kept at most, for a store that is memory; absent: as many as there are. */
  readonly capacity?: number | undefined;
}

/** Removes what the audit log need not keep any longer. */
export interface AuditRetention {
  /** Older than all that is to be kept. Milliseconds since the epoch. */
  oldest(): number;
  /** Removes now, and then every hour. */
  readonly start: () => void;
  /** Removes now. Never throws: what could not be removed is removed another time. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being removed any more. */
  readonly close: () => Promise<void>;
}

const dayMs = 86_400_000;
const apartMs = 3_600_000;
/** Of one transaction, so that changes need not wait long for theirs. */
const batchRows = 500;

export function auditRetention(options: AuditRetentionOptions): AuditRetention {
  const { database, clock, logger, retentionDays, capacity } = options;
  let cancel: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;
  const oldest = (): number => clock.now() - retentionDays * dayMs;

  /** How many have gone. Several replicas take different ones. */
  async function removeSome(tables: Writable, which: 'old' | 'surplus'): Promise<number> {
    const { numDeletedRows } = await tables
      .deleteFrom('audit_entry')
      .where('id', 'in', (of) => {
        const ids = of.selectFrom('audit_entry').select('id').limit(batchRows);
        const chosen =
          which === 'old'
            ? ids.where('at', '<', oldest()).orderBy('at')
            : ids
                .orderBy('at', 'desc')
                .orderBy('id', 'desc')
                .offset(capacity ?? 0);
        return chosen.$if(database.kind === 'postgres', (locked) => locked.forUpdate().skipLocked());
      })
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async function removeAll(which: 'old' | 'surplus'): Promise<void> {
    let removed = batchRows;
    while (removed >= batchRows && !isClosed)
      removed = await database.write((tables) => removeSome(tables, which));
  }

  async function sweepOnce(): Promise<void> {
    try {
      await removeAll('old');
      if (capacity !== undefined) await removeAll('surplus');
    } catch (reason) {
      logger.warn({ err: reason }, 'old entries of the audit log could not be removed');
    }
  }
  const sweep = (): Promise<void> => (running ??= sweepOnce().finally(() => (running = undefined)));

  function start(): void {
    if (isClosed) return;
    void sweep();
    cancel = clock.after(apartMs, start);
  }
  async function close(): Promise<void> {
    isClosed = true;
    cancel?.();
    await running;
  }
  return { oldest, start, sweep, close };
}
