import { chmodSync } from 'node:fs';
import type { Dialect, SqliteDatabase, SqliteStatement } from 'kysely';
import { ExclusiveSqliteDialect } from './exclusive-sqlite-dialect.ts';
import { whileLocked } from './while-locked.ts';

interface Executor {
  exec(sql: string): unknown;
}

/**
 * `begin`, `commit` and definitions. libsql keeps a prepared statement open that found the file locked, and then nothing
 * can be committed any more; what it executes at once it also ends.
 */
function executedAtOnce(libsql: Executor, sql: string): SqliteStatement {
  const run = (): { changes: number; lastInsertRowid: number } => {
    libsql.exec(sql);
    return { changes: 0, lastInsertRowid: 0 };
  };
  const noRows = (): never => {
    throw new Error('this statement gives no rows');
  };
  return { reader: false, run, all: noRows, iterate: noRows };
}

/** The embedded database: a file, or `:memory:`. */
export function libsqlDialect(path: string): Dialect {
  return new ExclusiveSqliteDialect(async () => {
    // Loaded where it is used: who has Postgres needs no native module.
    const { default: Libsql } = await import('libsql');
    const libsql = new Libsql(path);
    if (path !== ':memory:') chmodSync(path, 0o600);
    // What was committed is on the disk, whatever happens to the process or to the machine.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      await whileLocked(() => libsql.pragma(pragma));
    return {
      prepare: (sql): SqliteStatement =>
        /^(?:begin|commit|rollback|create|alter|drop)\b/i.test(sql)
          ? executedAtOnce(libsql, sql)
          : libsql.prepare(sql),
      close: () => void libsql.close(),
    } satisfies SqliteDatabase;
  });
}
