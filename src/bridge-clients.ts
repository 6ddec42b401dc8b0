/** Puts together who may call: the API client of the environment and those of the store. */
import type { Configuration } from './config/configuration.ts';
import { BridgeError } from './error/bridge-error.ts';
import { eitherApiClients, fixedApiClients, type ApiClients } from './identity/api-clients.ts';
import type { ClientAdministration } from './identity/client-administration.ts';
import { environmentClient } from './identity/environment-client.ts';
import { storedClients } from './identity/stored-clients.ts';
import type { Logger } from './log/logger.ts';
import type { Database } from './store/database.ts';
import type { Clock } from './time/clock.ts';

export interface BridgeClients {
  /** Ends with `close`. */
  readonly clients: ApiClients;
  readonly administration: ClientAdministration;
  /** Throws `store-unavailable` when clients of the store cannot be told from strangers. */
  ready(): Promise<void>;
  /**
   * Migrates the store. Throws `invalid-configuration` where nobody may call. A Postgres that cannot be reached
   * is waited for by everybody's first use, a file that cannot be used is a failure now.
   */
  start(): Promise<void>;
  /** Writes when the clients of the store were last used. The database stays open. */
  close(): Promise<void>;
}

function nobody(): BridgeError {
  const detail =
    'there is no API client: make one with `wfm-bridge clients create`, or set API_CLIENT_ID and API_CLIENT_SECRET';
  return new BridgeError('invalid-configuration', 'nobody could call this bridge', {
    facts: { errors: [{ detail }] },
  });
}

export function bridgeClients(
  { store, apiClient, server, wfm }: Configuration,
  services: { readonly database: Database; readonly clock: Clock; readonly logger: Logger },
): BridgeClients {
  const { database, logger } = services;
  const { tokenSigningKey, previousTokenSigningKey: previous } = server;
  const signingKeys = [tokenSigningKey, ...(previous === undefined ? [] : [previous])];
  const fixed = apiClient === undefined ? undefined : environmentClient(apiClient, signingKeys);
  const reserved = fixed === undefined ? [] : [fixed.clientId];
  const upstreamIdentities = wfm.identities.keys();
  const stored = storedClients({ ...services, reserved, upstreamIdentities });

  async function open(): Promise<void> {
    try {
      await database.ping();
      if (fixed === undefined && (await stored.administration.list()).length === 0) throw nobody();
    } catch (reason) {
      const isAway = reason instanceof BridgeError && reason.code === 'store-unavailable';
      if (!isAway || store.kind !== 'postgres') throw reason;
      logger.warn({ err: reason }, 'the database cannot be reached yet');
    }
  }
  return {
    clients:
      fixed === undefined ? stored.clients : eitherApiClients(fixedApiClients([fixed]), stored.clients),
    administration: stored.administration,
    ready: stored.ready,
    start: open,
    close: stored.close,
  };
}
