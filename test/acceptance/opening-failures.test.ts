import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { startBridge, startPair } from '../support/running-bridge.ts';
import { json, reply, reset, startScriptedServer, type Script } from '../support/scripted-server.ts';
import { fault, soap, startScriptedWfm, type Step } from '../support/scripted-wfm.ts';
import { expectProblem } from './expect-problem.ts';

const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
const html = reply(200, page, { 'content-type': 'text/html; charset=utf-8' });

interface Row {
  readonly name: string;
  readonly step: Step;
  readonly script: Script;
  readonly status: number;
  readonly code: string;
}

/** Longer than the bridge remembers any failure. */
const afterPauses = 60_000;

const opening: readonly Row[] = [
  {
    name: 'the token service refuses the client',
    step: 'token',
    script: json(401, {
      error: 'invalid_client',
      error_description: 'client oauth-client-secret-1 is wrong',
    }),
    status: 502,
    code: 'bridge-credentials-rejected',
  },
  {
    name: 'the token service answers with a page',
    step: 'token',
    script: html,
    status: 503,
    code: 'auth-upstream-unavailable',
  },
  {
    name: 'the token service is out of order',
    step: 'token',
    script: reply(500, 'oops', { 'content-type': 'text/plain' }),
    status: 503,
    code: 'auth-upstream-unavailable',
  },
  {
    name: 'the token service breaks the connection',
    step: 'token',
    script: reset,
    status: 503,
    code: 'auth-upstream-unavailable',
  },
  {
    name: 'the token is none',
    step: 'token',
    script: json(200, { access_token: 'two\r\nlines', token_type: 'Bearer' }),
    status: 503,
    code: 'auth-upstream-unavailable',
  },
  {
    name: 'userinfo knows nobody of that name',
    step: 'userinfo',
    script: json(403, { status: { code: 604 } }),
    status: 503,
    code: 'not-provisioned-in-wfm',
  },
  {
    name: 'userinfo refuses the token',
    step: 'userinfo',
    script: json(401, { status: { code: 603 } }),
    status: 502,
    code: 'upstream-unauthenticated',
  },
  {
    name: 'userinfo answers with a login page',
    step: 'userinfo',
    script: html,
    status: 502,
    code: 'upstream-unauthenticated',
  },
  {
    name: 'userinfo has no user id',
    step: 'userinfo',
    script: json(200, { status: { code: 0 }, data: { name: 'api.bridge' } }),
    status: 502,
    code: 'upstream-contract-violation',
  },
  {
    name: 'userinfo is out of order',
    step: 'userinfo',
    script: reply(500, ''),
    status: 503,
    code: 'upstream-unavailable',
  },
  {
    name: 'the locator answers with a page',
    step: 'LocateServer',
    script: html,
    status: 502,
    code: 'upstream-html',
  },
  {
    name: 'the locator knows no such application',
    step: 'LocateServer',
    script: fault('Application WFMServer is not known to Configuration Server'),
    status: 502,
    code: 'upstream-fault',
  },
  {
    name: 'the session is denied',
    step: 'OpenSession',
    script: fault('Access denied'),
    status: 502,
    code: 'upstream-access-denied',
  },
  {
    name: 'the session has no list of services',
    step: 'OpenSession',
    script: soap('<OpenSessionResponse xmlns="urn:WFMSessionService800"/>'),
    status: 502,
    code: 'upstream-contract-violation',
  },
];

describe('on the way to a session', () => {
  test.each(opening)('$name: $code, and later calls work', async ({ step, script, status, code }) => {
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const wfm = await startScriptedWfm();
    const bridge = await startBridge(wfm.variables, { clock });
    wfm.set(step, script);
    await expectProblem(bridge, status, code);
    const ready = await bridge.get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([503, { code }]);
    wfm.set(step);
    clock.advance(afterPauses);
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
    expect((await bridge.get('/readyz')).status).toBe(200);
    expect((await bridge.get('/healthz')).status).toBe(200);
  });

  test.each([
    { name: 'the token service', variable: 'OAUTH_TOKEN_URL', code: 'auth-upstream-unavailable' },
    { name: 'userinfo', variable: 'WFM_USERINFO_URL', code: 'upstream-unavailable' },
    { name: 'the locator', variable: 'WFM_LOCATOR_URL', code: 'upstream-unavailable' },
  ])('$name is down: $code', async ({ variable, code }) => {
    const gone = await startScriptedServer();
    await gone.close();
    const wfm = await startScriptedWfm();
    const bridge = await startBridge({
      ...wfm.variables,
      [variable]: `${gone.origin}/down`,
      WFM_ALLOWED_ORIGINS: `${wfm.origin},${gone.origin}`,
    });
    await expectProblem(bridge, 503, code);
  });

  test('a refused client is not tried again at once: repeated attempts lock accounts', async () => {
    const wfm = await startScriptedWfm();
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const bridge = await startBridge(wfm.variables, { clock });
    wfm.set('token', json(401, { error: 'invalid_client' }));
    await Promise.all(Array.from({ length: 20 }, () => bridge.get('/wfm/v1/sites')));
    clock.advance(2000);
    await expectProblem(bridge, 502, 'bridge-credentials-rejected');
    expect(wfm.count('token')).toBe(1);
  });
});

describe('what the simulator can get wrong', () => {
  test('an unprovisioned service user is 503 and not ready, never 401 or 403', async () => {
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const { bridge, simulator } = await startPair({ overrides: { clock } });
    simulator.mishaps.set({ userinfo: 'forbidden' });
    await expectProblem(bridge, 503, 'not-provisioned-in-wfm');
    const ready = await bridge.get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([
      503,
      { code: 'not-provisioned-in-wfm', step: 'userinfo' },
    ]);
    simulator.mishaps.clear();
    clock.advance(afterPauses);
    expect((await bridge.get('/readyz')).body).toEqual({ status: 'ready', upstream: 'wfm' });
  });

  test('a session without ConfigService is 501 service-not-offered', async () => {
    const { bridge, simulator } = await startPair();
    simulator.mishaps.set({ omitServices: ['ConfigService850'] });
    const noun = await bridge.get('/wfm/v1/sites');
    const raw = await bridge.post('/wfm/v1/services/ConfigService/GetSite', {});
    for (const answer of [noun, raw])
      expect([answer.status, answer.body]).toMatchObject([
        501,
        { code: 'service-not-offered', service: 'ConfigService850', retryable: false },
      ]);
    expect((await bridge.get('/wfm/v1/services/ConfigService')).body).toMatchObject({ offered: false });
    expect(simulator.requests.count('GetSite')).toBe(0);
  });
});
