/** Opens what outlives the process, and puts together who keeps something in it. */
import { bridgeClients, type BridgeClients } from './bridge-clients.ts';
import type { Configuration } from './config/configuration.ts';
import type { AuditLog } from './gate/audit-log.ts';
import { storedAuditLog } from './gate/stored-audit-log.ts';
import type { Logger } from './log/logger.ts';
import { openDatabase, type Database } from './store/database.ts';
import type { Clock } from './time/clock.ts';

export interface BridgeStore {
  readonly database: Database;
  readonly clients: BridgeClients;
  readonly auditLog: AuditLog;
  /** As `BridgeClients.start`. */
  start(): Promise<void>;
  /** For when nobody writes any more. */
  close(): Promise<void>;
}

/** A store that ends with the process keeps so many changes. */
const auditedInMemory = 10_000;

/** Throws `invalid-configuration` where the folder cannot be written to. */
export function bridgeStore(
  configuration: Configuration,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): BridgeStore {
  const { store, server } = configuration;
  const database = openDatabase(store, { logger });
  const clients = bridgeClients(configuration, { database, clock, logger });
  const auditLog = storedAuditLog({
    database,
    clock,
    logger,
    retentionDays: server.auditRetentionDays,
    ...(store.kind === 'memory' ? { capacity: auditedInMemory } : {}),
  });
  return {
    database,
    clients,
    auditLog,
    async start() {
      await clients.start();
      auditLog.start();
    },
    async close() {
      await clients.close();
      await auditLog.close();
      await database.close();
    },
  };
}
