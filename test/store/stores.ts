/** The databases that every test of the store runs over. Each test gets an empty one, which ends with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { StoreConfiguration } from '../../src/config/store-configuration.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { Secret } from '../../src/log/secret.ts';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/store/database.ts';

/** `npm run check:stores` sets it: a server on which databases may be made. */
const serverUrl = process.env['TEST_POSTGRES_URL'];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let made = 0;

async function emptyPostgres(): Promise<StoreConfiguration> {
  if (serverUrl === undefined) throw new Error('there is no server');
  const name = `wfm_bridge_test_${process.pid}_${(made += 1)}`;
  await onServer(`create database ${name}`);
  onTestFinished(() => onServer(`drop database ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { kind: 'postgres', url: new Secret(url.href) };
}

export interface TestedStore {
  readonly name: string;
  /** Why it cannot be had here. */
  readonly skipped: boolean;
  /** Whether several processes, or several `Database`s, can have the same one. */
  readonly shared: boolean;
  readonly empty: () => Promise<StoreConfiguration>;
}

export const stores: readonly TestedStore[] = [
  {
    name: 'memory',
    skipped: false,
    shared: false,
    empty: () => Promise.resolve({ kind: 'memory' }),
  },
  {
    name: 'a libsql file',
    skipped: false,
    shared: true,
    empty: () => Promise.resolve({ kind: 'file', folder: temporaryFolder() }),
  },
  {
    name:
      serverUrl === undefined ? 'Postgres (skipped: no server; npm run check:stores has one)' : 'Postgres',
    skipped: serverUrl === undefined,
    shared: true,
    empty: emptyPostgres,
  },
];

/** Closed when the test ends. */
export function opened(store: StoreConfiguration, options: Partial<DatabaseOptions> = {}): Database {
  const database = openDatabase(store, { logger: silentLogger, ...options });
  onTestFinished(() => database.close());
  return database;
}
