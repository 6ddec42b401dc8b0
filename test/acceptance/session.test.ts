import { describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import {
  itemsOf,
  startBridge,
  startPair,
  type Answer,
  type RunningBridge,
} from '../support/running-bridge.ts';
import { fault, oneSite, soap, startScriptedWfm } from '../support/scripted-wfm.ts';
import type { Script } from '../support/scripted-server.ts';

function many(bridge: RunningBridge, count: number, path = '/wfm/v1/sites'): Promise<readonly Answer[]> {
  return Promise.all(Array.from({ length: count }, () => bridge.get(path)));
}

function statuses(answers: readonly Answer[]): readonly number[] {
  return [...new Set(answers.map(({ status }) => status))];
}

/** A bridge with an open session that may be idle for a minute, and a clock that stands still. */
async function startWithIdleMinute() {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const env = { ...simulatorVariables(simulator), WFM_SESSION_IDLE_MS: '60000' };
  const bridge = await startBridge(env, { clock });
  await bridge.get('/wfm/v1/sites');
  return { clock, simulator, bridge };
}

describe('one session for all', () => {
  test('200 first calls at the same time open exactly one', async () => {
    const { bridge, simulator } = await startPair();
    expect(statuses(await many(bridge, 200))).toEqual([200]);
    for (const operation of ['client_credentials', 'userinfo', 'LocateServer', 'OpenSession'])
      expect([operation, simulator.requests.count(operation)]).toEqual([operation, 1]);
    expect(simulator.requests.count('GetSite')).toBe(200);
    expect(simulator.sessions.count()).toBe(1);
  });

  test('WFM ends the session before 50 reads: one new one, 50 good answers', async () => {
    const { bridge, simulator } = await startPair();
    await many(bridge, 4);
    simulator.requests.clear();
    expect(simulator.expireSessions()).toBe(1);
    const answers = await many(bridge, 50);
    expect(statuses(answers)).toEqual([200]);
    for (const answer of answers) expect(itemsOf(answer)).toHaveLength(4);
    expect(simulator.requests.count('OpenSession')).toBe(1);
    expect(simulator.requests.count('client_credentials')).toBe(0);
    expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ state: 'open', renewals: 1 });
  });

  test('WFM ends the session while 50 reads are under way: one new one, 50 good answers', async () => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge({ ...wfm.variables, UPSTREAM_CONNECTIONS: '50' });
    await bridge.get('/wfm/v1/sites');
    // All 50 are held until the last has arrived; then WFM no longer knows the session of any of them.
    const held: (() => void)[] = [];
    const expire: Script = (response, request) => {
      held.push(() => fault('Session expired')(response, request));
      if (held.length < 50) return;
      wfm.set('GetSite', soap(oneSite));
      for (const answer of held) answer();
    };
    wfm.set('GetSite', expire);
    const answers = await many(bridge, 50);
    expect(statuses(answers)).toEqual([200]);
    expect(wfm.count('OpenSession')).toBe(2);
    expect(wfm.count('GetSite')).toBe(101);
    expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ state: 'open', renewals: 1 });
  });

  test('a write in a session that WFM has ended is not sent twice', async () => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge(wfm.variables);
    wfm.set('InsertUser', fault('Session expired'));
    const user = { userId: 1, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' };
    const body = { user, force: false };
    const first = await bridge.post('/wfm/v1/services/ConfigService/InsertUser', body);
    expect([first.status, first.body]).toMatchObject([
      503,
      { code: 'upstream-session-lost', retryable: true },
    ]);
    expect(wfm.count('InsertUser')).toBe(1);
    wfm.set('InsertUser');
    expect((await bridge.post('/wfm/v1/services/ConfigService/InsertUser', body)).status).toBe(200);
    expect(wfm.count('OpenSession')).toBe(2);
  });

  test('the end of the bridge leaves no session behind', async () => {
    const { bridge, simulator } = await startPair();
    await many(bridge, 5);
    expect(simulator.sessions.count()).toBe(1);
    await bridge.close();
    expect(simulator.sessions.count()).toBe(0);
    expect(simulator.requests.count('CloseSession')).toBe(1);
  });

  test('requests under way at the end get their answers before the session is closed', async () => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge({ ...wfm.variables, UPSTREAM_CONNECTIONS: '8' });
    const held: (() => void)[] = [];
    const allHeld = new Promise<void>((resolve) => {
      wfm.set('GetSite', (response, request) => {
        if (held.push(() => soap(oneSite)(response, request)) === 8) resolve();
      });
    });
    const running = many(bridge, 8);
    await allHeld;
    const closing = bridge.close();
    for (const answer of held) answer();
    expect(statuses(await running)).toEqual([200]);
    await closing;
    expect(wfm.steps.at(-1)).toBe('CloseSession');
  });

  test('an idle session is closed at WFM, and the next call opens another', async () => {
    const { clock, simulator, bridge } = await startWithIdleMinute();
    clock.advance(59_999);
    expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ state: 'open' });
    clock.advance(1);
    expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ state: 'closed', renewals: 0 });
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
    await bridge.close();
    expect(simulator.requests.count('OpenSession')).toBe(2);
    expect(simulator.requests.count('CloseSession')).toBe(2);
    expect(simulator.sessions.count()).toBe(0);
  });

  test('a session closed for idleness at the moment of the end is closed at WFM all the same', async () => {
    const { clock, simulator, bridge } = await startWithIdleMinute();
    clock.advance(60_000);
    await bridge.close();
    expect(simulator.sessions.count()).toBe(0);
  });

  test('tokens that end before their time are fetched anew, and the session lives on', async () => {
    const { bridge, simulator } = await startPair();
    await bridge.get('/wfm/v1/sites');
    expect(simulator.expireTokens()).toBe(1);
    expect(statuses(await many(bridge, 20))).toEqual([200]);
    expect(simulator.requests.count('client_credentials')).toBe(2);
    expect(simulator.requests.count('OpenSession')).toBe(1);
  });

  test('a token and a session that end together are both renewed within one read', async () => {
    const { bridge, simulator } = await startPair();
    await bridge.get('/wfm/v1/sites');
    simulator.expireTokens();
    simulator.expireSessions();
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
    expect(simulator.requests.count('client_credentials')).toBe(2);
    expect(simulator.requests.count('OpenSession')).toBe(2);
  });
});
