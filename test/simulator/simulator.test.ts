import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { startForTests } from './soap-caller.ts';

test('remembers what was asked of it, by whom, and never a token', async () => {
  const clock = new ManualClock('2026-03-02T08:00:00Z');
  const caller = await startForTests({ clock });
  const { requests } = caller.simulator;
  const token = await caller.authenticate();
  await caller.openSession();
  await caller.config('GetSite');
  await caller.config('GetTeam');
  expect(requests.all().map((entry) => `${entry.service} ${entry.operation}`)).toEqual([
    'oauth client_credentials',
    'WFMLocatorService800 LocateServer',
    'WFMSessionService800 OpenSession',
    'WFMConfigService850 GetSite',
    'WFMConfigService850 GetTeam',
  ]);
  const [first, second, ...others] = requests.all();
  expect(first?.at).toBe(clock.now());
  expect(second?.authorization).toMatch(/^[0-9a-f]{16}$/);
  expect(others.every((entry) => entry.authorization === second?.authorization)).toBe(true);
  expect(first?.authorization).not.toBe(second?.authorization);
  expect(JSON.stringify(requests.all())).not.toContain(token);
  expect(requests.count('GetSite')).toBe(1);
  requests.clear();
  expect(requests.all()).toEqual([]);
});

test('remembers a thousand requests, the newest', async () => {
  const { simulator } = await startForTests();
  for (let i = 0; i < 1005; i++) {
    simulator.requests.add({ service: 's', operation: String(i), at: 0 }, undefined);
  }
  const all = simulator.requests.all();
  expect([all.length, all[0]?.operation]).toEqual([1000, '5']);
});

test('keeps what it was given and makes up the secrets it was not', async () => {
  const { simulator: given } = await startForTests({
    oauthClientId: 'c',
    oauthClientSecret: 's',
    userName: 'u',
    password: 'p',
  });
  expect(given.credentials).toEqual({
    clientId: 'c',
    clientSecret: 's',
    userName: 'u',
    password: 'p',
    appName: 'WFMServer',
  });
  expect(given.world.users.at(-1)).toMatchObject({ gswUserId: 748, wmUser: 'u' });
  const { simulator: made } = await startForTests();
  const { simulator: again } = await startForTests();
  expect(made.credentials.clientSecret).toMatch(/^[\w-]{16}$/);
  expect(again.credentials.clientSecret).not.toBe(made.credentials.clientSecret);
  expect(made.credentials).toMatchObject({ clientId: 'wfm-bridge', userName: 'api.bridge' });
});

test('says where it is', async () => {
  const { simulator } = await startForTests();
  const { origin, port } = simulator;
  expect(origin).toBe(`http://127.0.0.1:${port}`);
  expect(simulator.tokenUrl).toBe(`${origin}/auth/v3/oauth/token`);
  expect(simulator.userinfoUrl).toBe(`${origin}/wfm/api/v3/system/userinfo`);
  expect(simulator.locatorUrl).toBe(`${origin}/?Handler=WFMLocatorService800`);
  expect(simulator.internalOrigin).toBe('http://wfm-internal:6030');
});

test('stops listening when it is closed, and closing twice does no harm', async () => {
  const simulator = await startSimulator();
  await fetch(`${simulator.origin}/?wsdl`).then((answer) => answer.text());
  await simulator.close();
  await simulator.close();
  await expect(fetch(`${simulator.origin}/?wsdl`)).rejects.toThrow();
});

test('says which port it cannot have', async () => {
  const { simulator } = await startForTests();
  await expect(startSimulator({ port: simulator.port })).rejects.toThrow(
    `invalid-configuration: the simulator cannot listen on port ${simulator.port}`,
  );
});

test('says which WSDL it cannot read', async () => {
  const wsdlDir = await mkdtemp(join(tmpdir(), 'no-wsdl-'));
  await expect(startSimulator({ wsdlDir })).rejects.toThrow(
    /^invalid-contract: the simulator cannot read .*\.wsdl$/,
  );
  await rm(wsdlDir, { recursive: true });
});
