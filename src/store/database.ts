import { join } from 'node:path';
import { Kysely, Migrator, sql, type Dialect, type Migration, type Transaction } from 'kysely';
import type { StoreConfiguration } from '../config/store-configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import { prepareDataFolder } from './data-folder.ts';
import { libsqlDialect } from './libsql-dialect.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Tables } from './tables.ts';
import { whileLocked } from './while-locked.ts';

/** What can be done outside of a transaction. */
export type Readable = Pick<Kysely<Tables>, 'selectFrom'>;

/** A transaction. */
export type Writable = Transaction<Tables>;

/**
 * What must outlive the process. Every method but `close` waits until the tables are those of this program, which is
 * tried again with each call until it succeeds. Failures of the database are `store-unavailable`; a `BridgeError` of the
 * caller's own passes as it is.
 */
export interface Database {
  readonly kind: StoreConfiguration['kind'];
  ping(): Promise<void>;
  read<T>(work: (tables: Readable) => Promise<T>): Promise<T>;
  /** All or nothing; of the embedded database, one at a time over all processes. */
  write<T>(work: (tables: Writable) => Promise<T>): Promise<T>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly logger: Logger;
  /** For tests of what an older program left. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

function dialectOf(store: StoreConfiguration, logger: Logger): Dialect {
  switch (store.kind) {
    case 'memory':
      return libsqlDialect(':memory:');
    case 'file':
      prepareDataFolder(store.folder);
      return libsqlDialect(join(store.folder, 'wfm-bridge.db'));
    case 'postgres':
      return postgresDialect(store.url, logger);
  }
}

function unavailable(cause: unknown): BridgeError {
  if (cause instanceof BridgeError) return cause;
  return new BridgeError('store-unavailable', 'the database did not do what it was asked', { cause });
}

/** Brings the tables up to date. Throws what went wrong. */
async function migrate(
  tables: Kysely<Tables>,
  { migrations = allMigrations, logger }: DatabaseOptions,
): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error, results = [] } = await new Migrator({ db: tables, provider }).migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('no error came', { cause: error });
  for (const { migrationName } of results)
    logger.info({ migration: migrationName }, 'the database was migrated');
}

/** Nothing is connected yet. Throws `invalid-configuration` where the folder cannot be written to. */
export function openDatabase(store: StoreConfiguration, options: DatabaseOptions): Database {
  const dialect = dialectOf(store, options.logger);
  let connected: Promise<Kysely<Tables>> | undefined;
  let isClosed = false;

  /** One that fails leaves nothing behind, not even its connections. */
  async function connect(): Promise<Kysely<Tables>> {
    const tables = new Kysely<Tables>({ dialect });
    try {
      await migrate(tables, options);
      return tables;
    } catch (reason) {
      await tables.destroy();
      throw reason;
    }
  }

  async function guarded<T>(work: (tables: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      if (isClosed) throw new Error('the database was closed');
      connected ??= whileLocked(connect).catch((reason: unknown) => {
        connected = undefined;
        throw reason;
      });
      return await work(await connected);
    } catch (reason) {
      throw unavailable(reason);
    }
  }

  return {
    kind: store.kind,
    ping: () =>
      guarded(async (tables) => {
        await sql`select 1`.execute(tables);
      }),
    read: guarded,
    write: (work) => guarded((tables) => tables.transaction().execute(work)),
    async close() {
      isClosed = true;
      // One that failed to connect has nothing to close.
      const tables = await connected?.catch(() => undefined);
      connected = undefined;
      await tables?.destroy();
    },
  };
}
