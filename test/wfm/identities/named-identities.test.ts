/** API clients with an upstream identity of their own: each has its token and its session, and nobody borrows another's. */
import { expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../../src/cli/simulator-variables.ts';
import { loadConfiguration } from '../../../src/config/configuration.ts';
import type { WfmEntrance } from '../../../src/config/wfm-configuration.ts';
import { Secret } from '../../../src/log/secret.ts';
import { silentLogger } from '../../../src/log/logger.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { createUpstream, type Upstream } from '../../../src/wfm/upstream.ts';
import type { Wfm } from '../../../src/wfm/wfm-port.ts';
import { contract } from '../../support/contract.ts';
import { failureOf } from '../../support/failure-of.ts';
import { serverVariables } from '../../support/running-bridge.ts';

interface Bench {
  readonly simulator: Simulator;
  readonly upstream: Upstream;
  readonly as: (identity?: string) => Wfm;
  /** Bearer and session of every call of an operation. */
  readonly shown: (operation: string) => readonly string[];
}

async function bench(): Promise<Bench> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const configuration = loadConfiguration({ ...serverVariables, ...simulatorVariables(simulator) });
  const { wfm } = configuration;
  const as = (userId: number): WfmEntrance => {
    const user = simulator.world.users.find(({ gswUserId }) => gswUserId === userId);
    if (wfm.entrance.profile === 'onprem-login') throw new Error('the simulator gives tokens');
    const password = new Secret(simulator.credentials.password);
    const grant = { grant: 'password', username: user?.wmUser ?? '', password } as const;
    return { ...wfm.entrance, oauth: { ...wfm.entrance.oauth, grant } };
  };
  const identities = new Map([
    ['planner', as(741)],
    ['leader', as(712)],
  ]);
  const upstream = createUpstream(
    { ...configuration, wfm: { ...wfm, identities } },
    { model: contract, clock: new ManualClock(0), logger: silentLogger, random: () => 0 },
  );
  onTestFinished(() => upstream.close());
  return {
    simulator,
    upstream,
    as: (identity) =>
      upstream.gateway.forRequest({
        signal: new AbortController().signal,
        clientId: 'payroll',
        ...(identity === undefined ? {} : { identity }),
      }),
    shown: (operation) =>
      simulator.requests
        .all()
        .filter((request) => request.operation === operation)
        .map(({ authorization, session }) => `${authorization ?? ''} ${session ?? ''}`),
  };
}

test('each identity is its own user of WFM, with one token and one session, however many call at once', async () => {
  const { simulator, as, shown } = await bench();
  const identities = [undefined, 'planner', 'leader', 'planner', undefined, 'leader', 'planner'];
  await Promise.all(identities.map((identity) => as(identity).call('ConfigService', 'GetSite', {})));
  expect(identities.map((identity) => as(identity).session().userId)).toEqual([
    748, 741, 712, 741, 748, 712, 741,
  ]);
  expect(simulator.sessions.count()).toBe(3);
  expect(simulator.requests.count('OpenSession')).toBe(3);
  const pairs = shown('GetSite');
  expect(pairs).toHaveLength(7);
  expect(new Set(pairs).size).toBe(3);
  for (const at of [0, 1]) expect(new Set(pairs.map((pair) => pair.split(' ')[at])).size).toBe(3);
});

test('one whose session and token have ended is healed as itself', async () => {
  const { simulator, as } = await bench();
  await as('planner').call('ConfigService', 'GetSite', {});
  simulator.expireSessions();
  simulator.expireTokens();
  await as('planner').call('ConfigService', 'GetSite', {});
  expect(await as('planner').userinfo()).toMatchObject({ userId: 741 });
  expect(simulator.requests.count('client_credentials')).toBe(0);
});

test('an identity that is not configured is nobody: no call is made, and not as the bridge either', async () => {
  const { simulator, as } = await bench();
  const wfm = as('gone');
  for (const asked of [wfm.call('ConfigService', 'GetSite', {}), wfm.userinfo()])
    expect(await failureOf(asked)).toMatchObject({ code: 'upstream-identity-missing', retryable: false });
  expect(() => wfm.session()).toThrow('upstream-identity-missing');
  expect(wfm.services().length).toBeGreaterThan(5);
  expect(simulator.requests.all()).toEqual([]);
});

test('readiness asks for the own identity alone, and at the end the sessions of all are closed', async () => {
  const { simulator, upstream, as } = await bench();
  await upstream.gateway.ready(new AbortController().signal);
  expect(simulator.requests.count('password')).toBe(0);
  await as('planner').call('ConfigService', 'GetSite', {});
  expect(simulator.sessions.count()).toBe(2);
  await upstream.close();
  expect(simulator.sessions.count()).toBe(0);
});
