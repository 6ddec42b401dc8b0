import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase,
} from 'kysely';
import { whileLocked } from './while-locked.ts';

/**
 * A transaction takes the right to write when it begins: one that took it later would fail where another process has
 * written since, and no waiting would help. Within it no statement finds the file locked.
 */
class ExclusiveSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await whileLocked(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }
}

/** Has migrations run in one such transaction, which keeps all other processes from migrating at the same time. */
class ExclusiveSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's dialect of SQLite for a file that several processes may write to. */
export class ExclusiveSqliteDialect extends SqliteDialect {
  readonly #open: () => Promise<SqliteDatabase>;

  constructor(open: () => Promise<SqliteDatabase>) {
    super({ database: open });
    this.#open = open;
  }

  override createDriver(): Driver {
    return new ExclusiveSqliteDriver({ database: this.#open });
  }

  override createAdapter(): DialectAdapter {
    return new ExclusiveSqliteAdapter();
  }
}
