/** A caller that waits no longer than it says, before a WFM that takes its time at one step after the other. */
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { hang } from '../support/scripted-server.ts';
import { startBridge, type RunningBridge } from '../support/running-bridge.ts';
import { startScriptedWfm, type ScriptedWfm, type Step } from '../support/scripted-wfm.ts';

interface Slow {
  readonly bridge: RunningBridge;
  readonly wfm: ScriptedWfm;
  readonly clock: ManualClock;
}

/** A WFM that does not answer at one step, in front of a bridge whose clock stands still. */
async function slowAt(step: Step | undefined): Promise<Slow> {
  const wfm = await startScriptedWfm();
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const bridge = await startBridge({ ...wfm.variables, WFM_PROVISIONAL: 'allow' }, { clock });
  if (step !== undefined) wfm.set(step, hang);
  return { bridge, wfm, clock };
}

const user = {
  user: { userId: 1, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' },
  force: false,
};
const read = '/wfm/v1/services/ConfigService/GetSite';
const write = '/wfm/v1/services/ConfigService/InsertUser';
const prefer = { headers: { prefer: 'wait=1' } };

async function reached(wfm: ScriptedWfm, step: Step): Promise<void> {
  for (let count = 1; wfm.count(step) === 0; count += 1) await wfm.server.received(count);
}

describe('what the time ends with', () => {
  test.each<{ step: Step; path: string; body: unknown; status: number; code: string }>([
    { step: 'token', path: read, body: {}, status: 504, code: 'upstream-timeout' },
    { step: 'userinfo', path: read, body: {}, status: 504, code: 'upstream-timeout' },
    { step: 'LocateServer', path: read, body: {}, status: 504, code: 'upstream-timeout' },
    { step: 'OpenSession', path: write, body: user, status: 504, code: 'upstream-timeout' },
  ])('before a session is there, at $step: $code', async ({ step, path, body, status, code }) => {
    const { bridge, wfm, clock } = await slowAt(step);
    const answer = bridge.post(path, body, prefer);
    await reached(wfm, step);
    clock.advance(1_000);
    const { status: given, body: problem, headers } = await answer;
    expect({ status: given, code: (problem as { code: string }).code }).toEqual({ status, code });
    expect((problem as { retryable: boolean }).retryable).toBe(true);
    expect(headers.get('preference-applied')).toBe('wait=1');
    expect(wfm.count('GetSite') + wfm.count('InsertUser')).toBe(0);
  });

  test.each([
    { what: 'a read', step: 'GetSite' as const, path: read, body: {}, code: 'upstream-timeout' },
    {
      what: 'a write that was sent',
      step: 'InsertUser' as const,
      path: write,
      body: user,
      code: 'outcome-unknown',
    },
  ])('$what: $code', async ({ step, path, body, code }) => {
    const { bridge } = await slowAt(step);
    const answer = await bridge.post(path, body, prefer);
    expect(answer.status).toBe(504);
    expect(answer.body).toMatchObject({ code });
  });
});

test.each(['wait=0', 'wait=soon', 'respond-async'])('%s is no time: nothing is said of it', async (value) => {
  const { bridge } = await slowAt(undefined);
  const answer = await bridge.post(read, {}, { headers: { prefer: value } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('preference-applied')).toBeNull();
});

test('an opening that one caller does not wait for goes on for the others', async () => {
  const { bridge, wfm, clock } = await slowAt(undefined);
  const open: (() => void)[] = [];
  wfm.set('userinfo', (response) => {
    open.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"userId":748}'));
  });
  const impatient = bridge.post(read, {}, prefer);
  const patient = bridge.post(read, {});
  await reached(wfm, 'userinfo');
  clock.advance(1_000);
  expect((await impatient).status).toBe(504);
  open[0]?.();
  expect((await patient).status).toBe(200);
  expect(wfm.count('OpenSession')).toBe(1);
});
