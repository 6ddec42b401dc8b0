import { BridgeError } from '../../src/error/bridge-error.ts';
import type { NewClient } from '../../src/identity/client-administration.ts';
import { storedClients, type StoredClients } from '../../src/identity/stored-clients.ts';
import { silentLogger } from '../../src/log/logger.ts';
import type { Database } from '../../src/store/database.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

export const start = Date.parse('2026-01-05T09:00:00Z');
export const payroll: NewClient = {
  id: 'payroll',
  name: 'Payroll',
  ownerEmail: 'ada@example.com',
  roles: ['payroll'],
};

/** One instance of the bridge over a database that others may have too. */
export interface Replica extends StoredClients {
  readonly clock: ManualClock;
  readonly database: Database;
}

export function replica(database: Database, clock = new ManualClock(start)): Replica {
  return { ...storedClients({ database, clock, logger: silentLogger, reserved: ['env'] }), clock, database };
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (reason) {
    return BridgeError.from(reason).code;
  }
}

/** A database that can be cut off. */
export function breakable(database: Database): Database & { isBroken: boolean; reads: number } {
  const guarded = {
    ...database,
    isBroken: false,
    reads: 0,
    read: ((work) => {
      guarded.reads += 1;
      if (guarded.isBroken) return Promise.reject(new BridgeError('store-unavailable', 'cut off'));
      return database.read(work);
    }) as Database['read'],
  };
  return guarded;
}
