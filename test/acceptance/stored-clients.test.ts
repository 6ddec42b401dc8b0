/** API clients that outlive the process: `serve` over a file, as an operator runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { storedClients } from '../../src/identity/stored-clients.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { systemClock } from '../../src/time/clock.ts';
import { basicOf, serverVariables, startBridge } from '../support/running-bridge.ts';
import { startScriptedWfm } from '../support/scripted-wfm.ts';
import { opened, temporaryFolder } from '../store/stores.ts';

const withoutClient = { API_CLIENT_ID: undefined, API_CLIENT_SECRET: undefined, DATABASE_URL: undefined };

/** Makes clients in a process of its own, as fast as it can, and says which it has made, until it is killed. */
const maker = `
  import { openDatabase } from './src/store/database.ts';
  import { storedClients } from './src/identity/stored-clients.ts';
  import { silentLogger as logger } from './src/log/logger.ts';
  import { systemClock as clock } from './src/time/clock.ts';
  const database = openDatabase({ kind: 'file', folder: process.env.FOLDER }, { logger });
  const { administration } = storedClients({ database, clock, logger });
  for (;;) {
    const { client, secret } = await administration.create({ name: 'x', ownerEmail: 'x@example.com' });
    process.stdout.write(client.id + ' ' + secret.reveal() + '\\n');
  }
`;

test('kill -9 loses no client that was made', async () => {
  const folder = temporaryFolder();
  const args = ['--import', 'tsx', '--input-type=module', '--eval', maker];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const exited = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > 5) child.kill('SIGKILL');
  });
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  const made = [...said.matchAll(/^(\S+) (\S+)\n/gm)];
  expect(made.length).toBeGreaterThanOrEqual(5);
  const database = opened({ kind: 'file', folder });
  const { clients } = storedClients({ database, clock: systemClock, logger: silentLogger });
  for (const [, id, secret] of made) expect(await clients.authenticate(id!, secret!)).toBeDefined();
});

test('a bridge without any client does not start, and says what to do', async () => {
  const wfm = await startScriptedWfm();
  const starting = startBridge({ ...wfm.variables, ...withoutClient, DATA_DIR: temporaryFolder() });
  const failure = await starting.catch((reason: unknown) => BridgeError.from(reason));
  expect(failure).toMatchObject({
    code: 'invalid-configuration',
    facts: { errors: [{ detail: expect.stringContaining('wfm-bridge clients create') as string }] },
  });
});

test('a bridge whose clients are all in the store starts, and knows them after a restart', async () => {
  const wfm = await startScriptedWfm();
  const folder = temporaryFolder();
  const database = opened({ kind: 'file', folder });
  const { administration } = storedClients({ database, clock: systemClock, logger: silentLogger });
  const { secret } = await administration.create({
    id: 'bi',
    name: 'BI',
    ownerEmail: 'bi@example.com',
    roles: ['reader'],
    scope: 'all',
  });
  const env = { ...serverVariables, ...wfm.variables, ...withoutClient, DATA_DIR: folder };
  const authorization = basicOf('bi', secret.reveal());
  for (let run = 0; run < 2; run += 1) {
    const bridge = await startBridge(env);
    expect((await bridge.get('/readyz')).status).toBe(200);
    expect((await bridge.get('/wfm/v1/sites', { headers: { authorization } })).status).toBe(200);
    expect((await bridge.get('/wfm/v1/users', { headers: { authorization } })).status).toBe(403);
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(401);
    await bridge.close();
  }
  expect((await administration.get('bi')).lastUsedAt).toBeGreaterThan(Date.parse('2026-01-01'));
});
