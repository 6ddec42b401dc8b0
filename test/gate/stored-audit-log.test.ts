import { describe, expect, onTestFinished, test } from 'vitest';
import type { AuditFilter } from '../../src/gate/audit-log.ts';
import type { AuditRetentionOptions } from '../../src/gate/audit-retention.ts';
import { insertEntry } from '../../src/gate/audit-rows.ts';
import { storedAuditLog, type StoredAuditLog } from '../../src/gate/stored-audit-log.ts';
import { silentLogger } from '../../src/log/logger.ts';
import type { Database } from '../../src/store/database.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { opened, stores } from '../store/stores.ts';
import { auditEntry, auditLogContract, dayMs, entriesOf } from '../support/audit-log-contract.ts';
import { recordedLog } from '../support/log-lines.ts';
import { memoryAuditLog } from '../support/memory-audit-log.ts';

function logOver(database: Database, more: Partial<AuditRetentionOptions> = {}): StoredAuditLog {
  const log = storedAuditLog({
    database,
    clock: new ManualClock(1000),
    logger: silentLogger,
    retentionDays: 10,
    ...more,
  });
  onTestFinished(() => log.close());
  return log;
}

/** How many rows there are, forgotten ones included. */
async function rowsOf(database: Database): Promise<number> {
  return (await database.read((tables) => tables.selectFrom('audit_entry').select('id').execute())).length;
}

function idsOf(log: StoredAuditLog, filter: Partial<AuditFilter> = {}): Promise<string[]> {
  return entriesOf(log, filter).then((entries) => entries.map(({ id }) => id));
}

const padded = (index: number): string => String(index).padStart(5, '0');

/** Several at each moment, written at once: the disk is slow. The ids, the newest first. */
async function insertMany(database: Database, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => padded(index));
  await database.write(async (tables) => {
    for (const [index, id] of ids.entries())
      await insertEntry(tables, auditEntry(id, { at: Math.floor(index / 7) }));
  });
  return ids.reverse();
}

describe.each(stores)('over $name', ({ skipped, shared, empty }) => {
  describe.skipIf(skipped)('the audit log', () => {
    auditLogContract(async (clock) => logOver(opened(await empty()), { clock }));

    test('is read in pages that leave out and repeat nothing, while it goes on growing', async () => {
      const database = opened(await empty());
      const log = logOver(database);
      const expected = await insertMany(database, 450);
      const found: string[] = [];
      for await (const { id } of log.query({ limit: 10_000 })) {
        found.push(id);
        if (found.length % 100 === 0) await log.append(auditEntry(`new-${found.length}`, { at: 5_000 }));
      }
      expect(found).toEqual(expected);
      expect(await idsOf(log, { limit: 301 })).toEqual([
        ...['new-400', 'new-300', 'new-200', 'new-100'],
        ...expected.slice(0, 297),
      ]);
    });

    test('removes old entries at the start and every hour, and no others', async () => {
      const clock = new ManualClock(0);
      const database = opened(await empty());
      const log = logOver(database, { clock });
      for (const id of ['a', 'b']) await log.append(auditEntry(id, { at: 0 }));
      await log.append(auditEntry('c', { at: 10 * dayMs }));
      clock.advance(10 * dayMs + 1);
      log.start();
      await log.close();
      expect(await rowsOf(database)).toBe(1);
      const again = logOver(database, { clock });
      again.start();
      clock.advance(10 * dayMs);
      await again.close();
      expect(await rowsOf(database)).toBe(0);
    });

    test.runIf(shared)('is cleared by several replicas at once, batch by batch', async () => {
      const store = await empty();
      const clock = new ManualClock(0);
      const first = opened(store);
      await insertMany(first, 1_100);
      clock.advance(11 * dayMs);
      const recorded = recordedLog();
      const replicas = [first, opened(store), opened(store)].map((database) =>
        logOver(database, { clock, logger: recorded.logger }),
      );
      for (const log of replicas) log.start();
      clock.advance(3_600_000);
      for (const log of replicas) await log.close();
      expect(recorded.text()).toBe('');
      // Whoever found nothing left to take may have ended before the others; the next hour takes the rest.
      const last = logOver(first, { clock });
      last.start();
      await last.close();
      expect(await rowsOf(first)).toBe(0);
    });

    test('keeps the last entries where it may keep only so many', async () => {
      const log = logOver(opened(await empty()), { capacity: 3 });
      for (const id of 'abcde') await log.append(auditEntry(id));
      expect(await idsOf(log)).toEqual(['e', 'd', 'c']);
    });
  });
});

test('what cannot be removed is a line in the log, and is tried again', async () => {
  const recorded = recordedLog();
  const clock = new ManualClock(0);
  const database = opened({ kind: 'memory' });
  let isAway = true;
  const log = logOver(
    {
      ...database,
      write: (work) => (isAway ? Promise.reject(new Error('away')) : database.write(work)),
    },
    { clock, logger: recorded.logger },
  );
  await logOver(database).append(auditEntry('a', { at: 0 }));
  clock.advance(11 * dayMs);
  log.start();
  await expect.poll(() => recorded.text()).toContain('could not be removed');
  isAway = false;
  clock.advance(3_600_000);
  await log.close();
  expect(await rowsOf(database)).toBe(0);
});

describe('the double for other tests', () => {
  auditLogContract((clock) => Promise.resolve(memoryAuditLog({ clock, retentionDays: 10 })));
});
