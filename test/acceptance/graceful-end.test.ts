/** How a bridge ends, as its callers and WFM see it. */
import { expect, test, vi } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { startBridgeProcess, type BridgeProcess } from '../support/bridge-process.ts';
import { callerOf, openBridge, serverVariables, type Caller } from '../support/running-bridge.ts';
import type { Script } from '../support/scripted-server.ts';
import { envelope, startScriptedWfm, type ScriptedWfm, type Step } from '../support/scripted-wfm.ts';
import { temporaryFolder } from '../store/stores.ts';

const path = '/wfm/v1/services/ConfigService/InsertUser';
const change = {
  user: {
    userId: 7,
    user: 'new.planner',
    timezoneId: 2,
    builderId: 0,
    securityRoleId: 3,
    tenantId: 101,
    userSecurity: [],
    timestamp: '0',
  },
  force: false,
};
const inserted = envelope(
  '<InsertUserResponse xmlns="urn:WFMConfigService850"><return><success>true</success><warningArrayNSizeIs>0</warningArrayNSizeIs><errorArrayNSizeIs>0</errorArrayNSizeIs><objectID>7</objectID></return></InsertUserResponse>',
);

interface Held {
  /** What has happened, in its order. */
  readonly events: string[];
  readonly arrived: Promise<void>;
  release(): void;
}

/** WFM gets the step and thinks about it until it is released; the end of the session is an event too. */
function holding(wfm: ScriptedWfm, step: Step, answer: string): Held {
  const events: string[] = [];
  let release = (): void => undefined;
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const hold: Script = (response) => {
    events.push(`${step} asked`);
    release = () => {
      events.push(`${step} answered`);
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
    };
    arrive();
  };
  wfm.set(step, hold);
  wfm.set('CloseSession', (response) => {
    events.push('CloseSession');
    response
      .writeHead(200, { 'content-type': 'text/xml; charset=utf-8' })
      .end(envelope('<CloseSessionResponse xmlns="urn:WFMSessionService800"/>'));
  });
  return { events, arrived, release: () => release() };
}

/** A change whose caller does not wait for its end. */
async function leftChange(bridge: Caller, { arrived }: Held): Promise<void> {
  const leaving = new AbortController();
  const headers = { 'Idempotency-Key': 'left' };
  const gone = bridge.post(path, change, { headers, signal: leaving.signal }).catch(() => 'gone' as const);
  await arrived;
  leaving.abort();
  expect(await gone).toBe('gone');
}

/** Resolves when nobody listens any more. */
async function deaf(url: string): Promise<void> {
  await vi.waitFor(() => expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed'), { timeout: 5_000 });
}

async function processBefore(
  wfm: ScriptedWfm,
  env: Readonly<Record<string, string>> = {},
): Promise<BridgeProcess> {
  return await startBridgeProcess({ ...serverVariables, ...wfm.variables, ...env });
}

test('a change whose caller has left is finished, then the session is closed, then the store', async () => {
  const wfm = await startScriptedWfm();
  const held = holding(wfm, 'InsertUser', inserted);
  const kept = { ...wfm.variables, DATABASE_URL: undefined, DATA_DIR: temporaryFolder() };
  const bridge = await openBridge(kept);
  await leftChange(bridge, held);
  const closed = bridge.close();
  await deaf(bridge.url);
  held.release();
  await closed;
  expect(held.events).toEqual(['InsertUser asked', 'InsertUser answered', 'CloseSession']);

  const later = await openBridge(kept);
  const again = await later.post(path, change, { headers: { 'Idempotency-Key': 'left' } });
  await later.close();
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
});

test('such a change has what is left of the grace; then its outcome is unknown, and the bridge ends', async () => {
  const wfm = await startScriptedWfm();
  const held = holding(wfm, 'InsertUser', inserted);
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const kept = {
    ...wfm.variables,
    DATABASE_URL: undefined,
    DATA_DIR: temporaryFolder(),
    SHUTDOWN_GRACE_MS: '9000',
  };
  const bridge = await openBridge(kept, { clock });
  await leftChange(bridge, held);
  const closed = bridge.close();
  await deaf(bridge.url);
  let isOver = false;
  void closed.finally(() => (isOver = true));
  await vi.waitFor(() => {
    clock.advance(1_000);
    expect(isOver).toBe(true);
  }, 10_000);
  await closed;
  expect(held.events).toEqual(['InsertUser asked', 'CloseSession']);

  const later = await openBridge(kept, { clock });
  const again = await later.post(path, change, { headers: { 'Idempotency-Key': 'left' } });
  await later.close();
  expect([again.status, again.body]).toMatchObject([504, { code: 'outcome-unknown' }]);
  expect(wfm.count('InsertUser')).toBe(1);
});

test('told to end, a process answers what it was asked, closes the session and exits with 0', async () => {
  const wfm = await startScriptedWfm();
  const held = holding(wfm, 'InsertUser', inserted);
  const bridge = await processBefore(wfm);
  const changed = callerOf(bridge.url).post(path, change);
  await held.arrived;
  bridge.signal('SIGTERM');
  await deaf(bridge.url);
  held.release();
  expect((await changed).status).toBe(200);
  expect(await bridge.exited).toBe(0);
  expect(held.events).toEqual(['InsertUser asked', 'InsertUser answered', 'CloseSession']);
});

test.each([
  { first: 'SIGTERM', second: 'SIGTERM', code: 143 },
  { first: 'SIGTERM', second: 'SIGINT', code: 130 },
  { first: 'SIGINT', second: 'SIGTERM', code: 143 },
] as const)(
  '$first asks for the end, $second after it ends at once with $code',
  async ({ first, second, code }) => {
    const wfm = await startScriptedWfm();
    const held = holding(wfm, 'InsertUser', inserted);
    const bridge = await processBefore(wfm, { SHUTDOWN_GRACE_MS: '600000' });
    const cut = expect(callerOf(bridge.url).post(path, change)).rejects.toThrow('fetch failed');
    await held.arrived;
    bridge.signal(first);
    await deaf(bridge.url);
    bridge.signal(second);
    expect(await bridge.exited).toBe(code);
    await cut;
    expect(held.events).toEqual(['InsertUser asked']);
  },
);
