import type { Logger } from '../log/logger.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import type { ApiClients } from './api-clients.ts';
import type { ClientAdministration } from './client-administration.ts';
import { clientSnapshot } from './client-snapshot.ts';
import { lastUsed } from './last-used.ts';
import { storedAdministration } from './stored-administration.ts';
import { storedApiClients } from './stored-api-clients.ts';

export interface StoredClientsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ids of clients that are known otherwise. */
  readonly reserved?: readonly string[];
  /** The upstream identities that clients may have; absent: nobody here knows. */
  readonly upstreamIdentities?: Iterable<string> | undefined;
}

/** The API clients of the store, as those meet them who check credentials, and as administrators do. */
export interface StoredClients {
  readonly clients: ApiClients;
  readonly administration: ClientAdministration;
  /** Throws `store-unavailable` when credentials cannot be checked. */
  readonly ready: () => Promise<void>;
  /** Writes when they were last used. The database stays open. */
  readonly close: () => Promise<void>;
}

export function storedClients({
  reserved = [],
  upstreamIdentities,
  ...services
}: StoredClientsOptions): StoredClients {
  const { database, clock, logger } = services;
  const snapshot = clientSnapshot(services);
  const uses = lastUsed(database, clock, logger);
  return {
    clients: storedApiClients(snapshot, { clock, uses }),
    administration: storedAdministration({
      database,
      clock,
      reserved: new Set(reserved),
      upstreamIdentities: upstreamIdentities === undefined ? undefined : new Set(upstreamIdentities),
      changed: () => snapshot.forget(),
    }),
    async ready() {
      await snapshot.clients();
    },
    close: () => uses.flush(),
  };
}
