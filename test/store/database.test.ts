import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { Secret } from '../../src/log/secret.ts';
import type { Database } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { freePort } from '../support/free-port.ts';
import { opened, stores, temporaryFolder } from './stores.ts';

async function failureOf(work: Promise<unknown>): Promise<BridgeError> {
  try {
    await work;
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error('it did not fail');
}

function insert(database: Database, id: string): Promise<unknown> {
  const row = {
    id,
    name: 'Payroll',
    owner_email: 'ada@example.com',
    created_at: 1,
    version: 1,
    grants: '{}',
  };
  return database.write((tables) => tables.insertInto('api_client').values(row).execute());
}

async function ids(database: Database): Promise<string[]> {
  const rows = await database.read((tables) =>
    tables.selectFrom('api_client').select('id').orderBy('id').execute(),
  );
  return rows.map(({ id }) => id);
}

const names = Object.keys(migrations);

describe.each(stores)('over $name', ({ skipped, shared, empty }) => {
  describe.skipIf(skipped)('a database', () => {
    test('is migrated from empty by its first use', async () => {
      const database = opened(await empty());
      await database.ping();
      expect(await ids(database)).toEqual([]);
    });

    test.runIf(shared)('keeps what an older program wrote', async () => {
      const store = await empty();
      for (const [count] of names.entries()) {
        const older = opened(store, {
          migrations: Object.fromEntries(Object.entries(migrations).slice(0, count + 1)),
        });
        await insert(older, `of-${count}`);
        await older.close();
      }
      expect(await ids(opened(store))).toEqual(names.map((_name, count) => `of-${count}`));
    });

    test.runIf(shared)('of a newer program is refused, and left as it is', async () => {
      const store = await empty();
      const nothing = { up: () => Promise.resolve() };
      await opened(store, { migrations: { ...migrations, '9999-later': nothing } }).ping();
      const failure = await failureOf(opened(store).ping());
      expect(failure.code).toBe('store-unavailable');
      expect(String(failure.cause)).toContain('9999-later');
      await opened(store, { migrations: { ...migrations, '9999-later': nothing } }).ping();
    });

    test.runIf(shared)('is migrated once by many that begin at once', async () => {
      const store = await empty();
      const all = Array.from({ length: 8 }, () => opened(store));
      await Promise.all(all.map((database) => database.ping()));
      await Promise.all(all.map((database, index) => insert(database, `client-${index}`)));
      for (const database of all) expect(await ids(database)).toHaveLength(8);
    });

    test('gives times beyond 32 bits as numbers, and counts too', async () => {
      const database = opened(await empty());
      await insert(database, 'a');
      const at = Date.parse('2199-01-01T00:00:00Z');
      await database.write((tables) => tables.updateTable('api_client').set({ expires_at: at }).execute());
      const row = await database.read((tables) =>
        tables
          .selectFrom('api_client')
          .select((of) => ['expires_at', 'last_used_at', of.fn.countAll().over().as('count')])
          .executeTakeFirstOrThrow(),
      );
      expect(row).toEqual({ expires_at: at, last_used_at: null, count: 1 });
    });

    test('undoes a transaction that fails, and says why in the words of who failed', async () => {
      const database = opened(await empty());
      const own = new BridgeError('not-found', 'there is none');
      const row = { id: 'a', name: '', owner_email: '', created_at: 1, version: 1, grants: '{}' };
      const failed = database.write(async (tables) => {
        await tables.insertInto('api_client').values(row).execute();
        throw own;
      });
      expect(await failureOf(failed)).toBe(own);
      expect(await ids(database)).toEqual([]);
    });

    test('takes the secrets of a client away with the client', async () => {
      const database = opened(await empty());
      await insert(database, 'a');
      const secret = { client_id: 'a', id: '1', digest: 'x', created_at: 1 };
      await database.write((tables) => tables.insertInto('api_client_secret').values(secret).execute());
      await database.write((tables) => tables.deleteFrom('api_client').execute());
      expect(
        await database.read((tables) => tables.selectFrom('api_client_secret').selectAll().execute()),
      ).toEqual([]);
    });

    test('that was closed answers no more', async () => {
      const database = opened(await empty());
      await database.ping();
      await database.close();
      await database.close();
      expect((await failureOf(database.ping())).code).toBe('store-unavailable');
    });

    test.runIf(shared)('counts right when several change the same row at once', async () => {
      const store = await empty();
      const all = Array.from({ length: 4 }, () => opened(store));
      const add = (database: Database): Promise<unknown> =>
        database.write(async (tables) => {
          const { number } = await tables
            .updateTable('revision')
            .set((of) => ({ number: of('number', '+', 1) }))
            .returning('number')
            .executeTakeFirstOrThrow();
          await tables.updateTable('revision').set({ number }).execute();
        });
      await Promise.all(all.flatMap((database) => [add(database), add(database), add(database)]));
      const rows = await opened(store).read((tables) =>
        tables.selectFrom('revision').select('number').execute(),
      );
      expect(rows).toEqual([{ number: 12 }]);
    });
  });
});

describe('the file', () => {
  test('is for its owner alone, and survives a crash: WAL, written through', async () => {
    const folder = temporaryFolder();
    const database = opened({ kind: 'file', folder: join(folder, 'made', 'here') });
    await insert(database, 'a');
    const path = join(folder, 'made', 'here', 'wfm-bridge.db');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'made', 'here')).mode & 0o777).toBe(0o700);
    // Bytes 18 and 19 of the file say how it is written: 2 is WAL.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([2, 2]);
  });

  test('that is none of a database is not overwritten', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'wfm-bridge.db');
    writeFileSync(path, 'the minutes of the works council, '.repeat(100));
    expect((await failureOf(opened({ kind: 'file', folder }).ping())).code).toBe('store-unavailable');
    expect(readFileSync(path, 'utf8')).toContain('works council');
  });

  test('is refused where the folder cannot be made or written to', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    chmodSync(join(folder, 'file'), 0o600);
    const open = (): unknown => opened({ kind: 'file', folder: join(folder, 'file', 'data') });
    expect(open).toThrow(expect.objectContaining({ code: 'invalid-configuration' }) as Error);
    try {
      open();
    } catch (reason) {
      const [flaw] = (reason as BridgeError).facts.errors ?? [];
      expect(flaw?.parameter).toBe('DATA_DIR');
      expect(flaw?.detail).toContain('cannot be written to (ENOTDIR)');
    }
  });
});

test('a Postgres that is not there is a failure that passes, and its password is in none of its words', async () => {
  const port = await freePort();
  const url = new Secret(`postgres://bridge:hush-hush@127.0.0.1:${port}/bridge`);
  const database = opened({ kind: 'postgres', url });
  const failure = await failureOf(database.ping());
  expect(failure.code).toBe('store-unavailable');
  expect(failure.retryable).toBe(true);
  expect(`${failure.detail} ${String(failure.cause)}`).not.toContain('hush');
});
