import { KeyedWrites, type KeyedWritesOptions } from '../../src/gate/idempotency/keyed-writes.ts';
import { storedRecords } from '../../src/gate/idempotency/stored-records.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { openDatabase } from '../../src/store/database.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

export const keepMs = 24 * 3_600_000;
export const leaseMs = 240_000;

/** Changes with keys that are remembered in memory; nothing is opened before the first. */
export function keyedWrites(options: Partial<KeyedWritesOptions> = {}): KeyedWrites {
  const database = openDatabase({ kind: 'memory' }, { logger: silentLogger });
  return new KeyedWrites({
    records: storedRecords(database),
    clock: new ManualClock(0),
    logger: silentLogger,
    keepMs,
    leaseMs,
    ...options,
  });
}
