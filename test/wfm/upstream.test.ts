/** All of it against the simulator: the profiles, what heals by itself, and what stands in the way. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { failureOf } from '../support/failure-of.ts';
import { upstreamBench, type UpstreamBench } from '../support/upstream-bench.ts';

async function simulated(
  options: SimulatorOptions = {},
  extra: Environment = {},
): Promise<UpstreamBench & { readonly simulator: Simulator }> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return { ...upstreamBench({ ...simulatorVariables(simulator), ...extra }), simulator };
}

describe.each([
  {
    mode: 'cloud-bearer',
    open: undefined,
    steps: ['client_credentials', 'userinfo', 'LocateServer', 'OpenSession'],
  },
  {
    mode: 'onprem-bearer',
    open: undefined,
    steps: ['client_credentials', 'userinfo', 'LocateServer', 'OpenSession'],
  },
  { mode: 'onprem-login', open: 'OpenSession', steps: ['LocateServerLogin', 'OpenSession'] },
  { mode: 'onprem-login', open: 'OpenSessionLogin', steps: ['LocateServerLogin', 'OpenSessionLogin'] },
] as const)('the simulator as $mode, opened by $open', ({ mode, open, steps }) => {
  const extra: Environment = open === undefined ? {} : { WFM_OPEN_SESSION: open };

  test('reads, says who it is, and closes its session', async () => {
    const { simulator, request, raw, upstream } = await simulated({ mode }, extra);
    expect(await raw('ConfigService', 'GetSite')).toMatchObject({ items: { length: 4 } });
    expect(
      simulator.requests.all().map(({ operation }) => (operation === '' ? 'userinfo' : operation)),
    ).toEqual([...steps, 'GetSite']);
    expect(request().session()).toMatchObject({ state: 'open', userId: 748 });
    expect(await request().userinfo()).toMatchObject({ userId: 748 });
    expect(simulator.sessions.count()).toBe(1);
    await upstream.close();
    expect(simulator.sessions.count()).toBe(0);
  });

  test('sessions and tokens that end in between are healed for reads', async () => {
    const { simulator, raw } = await simulated({ mode }, extra);
    await raw('ConfigService', 'GetSite');
    simulator.expireTokens();
    expect(await raw('ConfigService', 'GetSite')).toMatchObject({ items: { length: 4 } });
    simulator.expireSessions();
    expect(await raw('ConfigService', 'GetSite')).toMatchObject({ items: { length: 4 } });
    expect(simulator.sessions.count()).toBe(1);
  });
});

test('token and session gone at the same time: a read renews both, each once', async () => {
  const { simulator, raw } = await simulated();
  await raw('ConfigService', 'GetSite');
  simulator.expireTokens();
  simulator.expireSessions();
  expect(await raw('ConfigService', 'GetSite')).toMatchObject({ items: { length: 4 } });
  expect(simulator.requests.count('OpenSession')).toBe(2);
});

test('a token revoked before a write is not found out by sending the write twice', async () => {
  const { simulator, raw } = await simulated();
  await raw('ConfigService', 'GetSite');
  simulator.expireTokens();
  const role = { securityRoleId: 0, name: 'Night shift', securityRoleSubsystems: [], timestamp: '0' };
  const write = (): Promise<unknown> =>
    raw('ConfigService', 'InsertSecurityRole', { securityRole: role, force: false });
  expect((await failureOf(write())).code).toBe('upstream-unauthenticated');
  expect(simulator.requests.count('InsertSecurityRole')).toBe(1);
  expect(await write()).toMatchObject({ success: true });
});

test.each([
  { name: 'an unknown user', mishap: { userinfo: 'forbidden' }, code: 'not-provisioned-in-wfm' },
  { name: 'a login page', mishap: { userinfo: 'html' }, code: 'upstream-unauthenticated' },
  { name: 'a refused token', mishap: { userinfo: 'unauthorized' }, code: 'upstream-unauthenticated' },
  { name: 'a refused client', mishap: { rejectClient: true }, code: 'bridge-credentials-rejected' },
  {
    name: 'an address elsewhere',
    mishap: { internalOrigin: 'http://10.9.8.7:6030' },
    code: 'upstream-address-refused',
  },
  { name: 'a service less', mishap: { omitServices: ['ConfigService850'] }, code: 'service-not-offered' },
] as const)('$name: $code', async ({ mishap, code }) => {
  const { simulator, raw, upstream } = await simulated();
  simulator.mishaps.set(mishap);
  const error = await failureOf(raw('ConfigService', 'GetSite'));
  expect(error.code).toBe(code);
  expect(JSON.stringify([error.detail, error.facts])).not.toMatch(/10\.9\.8\.7|127\.0\.0\.1/);
  const { signal } = new AbortController();
  const ready = upstream.gateway.ready(signal).then(
    () => 'ready',
    () => 'not ready',
  );
  expect(await ready).toBe(code === 'service-not-offered' ? 'ready' : 'not ready');
});
