import { PostgresDialect, type Dialect } from 'kysely';
import type { Logger } from '../log/logger.ts';
import type { Secret } from '../log/secret.ts';
import { carefulPool } from './careful-pool.ts';

const int8 = 20;

/** `pg` gives 64-bit integers as texts; those of the store are times and counts. None is rounded in silence. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is no safe integer`);
  return value;
}

/** A pool of connections. A server that is slow or gone fails a query within seconds; the next one tries again. */
export function postgresDialect(url: Secret, logger: Logger): Dialect {
  return new PostgresDialect({
    pool: async () => {
      const { Pool, TypeOverrides } = (await import('pg')).default;
      const types = new TypeOverrides();
      types.setTypeParser(int8, wholeNumber);
      const pool = new Pool({
        connectionString: url.reveal(),
        application_name: 'wfm-bridge',
        max: 10,
        keepAlive: true,
        connectionTimeoutMillis: 3_000,
        idleTimeoutMillis: 30_000,
        statement_timeout: 5_000,
        query_timeout: 5_000,
        idle_in_transaction_session_timeout: 10_000,
        types,
      });
      // Without a listener, an idle connection that breaks would end the process.
      const broke = (reason: unknown): void =>
        logger.warn({ err: reason }, 'a connection to the database broke');
      pool.on('error', broke);
      return carefulPool(pool, broke);
    },
  });
}
