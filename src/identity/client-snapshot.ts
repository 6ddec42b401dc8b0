import type { Logger } from '../log/logger.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import { readClients, type StoredClient } from './client-rows.ts';

/** So long a copy is believed: with what a read takes, what one replica changes all know within five seconds. */
const believedMs = 2_000;
/** So long it is used while the store cannot be asked, when nobody can change anything in it either. */
const emergencyMs = 60_000;

type Clients = ReadonlyMap<string, StoredClient>;

/** This replica's copy of all API clients. */
export interface ClientSnapshot {
  /** As they were two seconds ago at most. Throws `store-unavailable` when the store has been away for too long. */
  clients(): Promise<Clients>;
  /** The next one who asks gets what is stored then. */
  forget(): void;
}

interface Copy {
  readonly clients: Clients;
  readonly revision: number;
  /** When its reading began. */
  readonly at: number;
}

export interface ClientSnapshotOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reads one row where nothing has changed. */
export function clientSnapshot({ database, clock, logger }: ClientSnapshotOptions): ClientSnapshot {
  let copy: Copy | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let forgotten = false;
  let running: Promise<Clients> | undefined;

  async function read(): Promise<Clients> {
    const at = clock.now();
    forgotten = false;
    const known = copy;
    copy = await database.read(async (tables) => {
      // The number first: a change in between is read again next time, not missed.
      const { number: revision } = await tables
        .selectFrom('revision')
        .select('number')
        .where('of', '=', 'api_client')
        .executeTakeFirstOrThrow();
      if (known?.revision === revision) return { ...known, at };
      const clients = new Map((await readClients(tables)).map((client) => [client.id, client]));
      return { clients, revision, at };
    });
    return copy.clients;
  }

  async function readOrKeep(): Promise<Clients> {
    try {
      return await read();
    } catch (reason) {
      failedAt = clock.now();
      if (copy === undefined || clock.now() - copy.at >= emergencyMs) throw reason;
      logger.warn({ err: reason }, 'the API clients could not be read; those known are used');
      return copy.clients;
    }
  }

  return {
    async clients() {
      const now = clock.now();
      if (copy !== undefined && !forgotten && now - copy.at < believedMs) return copy.clients;
      // A store that fails slowly is not asked by every request.
      if (copy !== undefined && !forgotten && now - failedAt < believedMs && now - copy.at < emergencyMs)
        return copy.clients;
      // A read that began before the change that made the copy forgotten does not know it.
      if (forgotten) await running?.catch(() => undefined);
      running ??= readOrKeep().finally(() => (running = undefined));
      return await running;
    },
    forget() {
      forgotten = true;
    },
  };
}
