/** Puts together who may call: the API client of the environment and those of the store. */
import type { Configuration } from './config/configuration.ts';
import { BridgeError } from './error/bridge-error.ts';
import { eitherApiClients, fixedApiClients, type ApiClients } from './identity/api-clients.ts';
import type { ClientAdministration } from './identity/client-administration.ts';
import { environmentClient } from './identity/environment-client.ts';
import { storedClients } from './identity/stored-clients.ts';
import type { Logger } from './log/logger.ts';
import { openDatabase } from './store/database.ts';
import type { Clock } from './time/clock.ts';

export interface BridgeClients {
  readonly clients: ApiClients;
  readonly administration: ClientAdministration;
  /** Throws `store-unavailable` when clients of the store cannot be told from strangers. */
  ready(): Promise<void>;
  /**
   * Opens and migrates the store. Throws `invalid-configuration` where nobody may call. A Postgres that cannot be reached
   * is waited for by everybody's first use, a file that cannot be used is a failure now.
   */
  start(): Promise<void>;
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
  { store, apiClient }: Configuration,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): BridgeClients {
  const fixed = apiClient === undefined ? undefined : environmentClient(apiClient);
  const database = openDatabase(store, { logger });
  const reserved = fixed === undefined ? [] : [fixed.clientId];
  const stored = storedClients({ database, clock, logger, reserved });

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
  async function close(): Promise<void> {
    await stored.close();
    await database.close();
  }
  return {
    clients:
      fixed === undefined ? stored.clients : eitherApiClients(fixedApiClients([fixed]), stored.clients),
    administration: stored.administration,
    ready: stored.ready,
    start: open,
    close,
  };
}
