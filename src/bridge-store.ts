/** Opens what outlives the process, and puts together who keeps something in it. */
import { bridgeClients, type BridgeClients } from './bridge-clients.ts';
import type { Configuration } from './config/configuration.ts';
import type { AuditLog } from './gate/audit-log.ts';
import { KeyedWrites } from './gate/idempotency/keyed-writes.ts';
import { storedRecords } from './gate/idempotency/stored-records.ts';
import { storedAuditLog } from './gate/stored-audit-log.ts';
import type { Logger } from './log/logger.ts';
import { openDatabase, type Database } from './store/database.ts';
import type { GateMetrics } from './telemetry/gate-metrics.ts';
import type { Clock } from './time/clock.ts';

export interface BridgeStore {
  readonly database: Database;
  readonly clients: BridgeClients;
  readonly auditLog: AuditLog;
  /** Changes that are made once. */
  readonly keyedWrites: KeyedWrites;
  /** As `BridgeClients.start`. */
  start(): Promise<void>;
  /** For when nobody writes any more. */
  close(): Promise<void>;
}

export interface StoreServices {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: GateMetrics;
}

/** A store that ends with the process keeps so many changes. */
const auditedInMemory = 10_000;

/** Throws `invalid-configuration` where the folder cannot be written to. */
export function bridgeStore(
  configuration: Configuration,
  { clock, logger, metrics }: StoreServices,
): BridgeStore {
  const { store, server, upstream } = configuration;
  const database = openDatabase(store, { logger });
  const clients = bridgeClients(configuration, { database, clock, logger });
  const auditLog = storedAuditLog({
    database,
    clock,
    logger,
    retentionDays: server.auditRetentionDays,
    ...(store.kind === 'memory' ? { capacity: auditedInMemory } : {}),
  });
  const keyedWrites = new KeyedWrites({
    clock,
    logger,
    metrics,
    records: storedRecords(database),
    keepMs: server.idempotencyHours * 3_600_000,
    // A change asks WFM a few things one after another, each within the total time-out.
    leaseMs: 2 * upstream.totalTimeoutMs,
  });
  return {
    database,
    clients,
    auditLog,
    keyedWrites,
    async start() {
      await clients.start();
      auditLog.start();
    },
    async close() {
      await keyedWrites.close();
      await clients.close();
      await auditLog.close();
      await database.close();
    },
  };
}
