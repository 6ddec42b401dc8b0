/** A WFM, or a token service, that fails and fails: when it is left alone, what callers and readiness are told meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { json, reply, reset, type Script } from '../support/scripted-server.ts';
import { fault, oneSite, soap, startScriptedWfm, type ScriptedWfm } from '../support/scripted-wfm.ts';
import { tokenAnswer, tokenBench } from '../support/token-bench.ts';
import { upstreamBench, type UpstreamBench } from '../support/upstream-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-05T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Bench extends UpstreamBench {
  readonly wfm: ScriptedWfm;
  readonly read: (signal?: AbortSignal) => Promise<unknown>;
  readonly ready: () => Promise<void>;
  readonly pass: (milliseconds: number) => void;
}

async function openSession(script: Script): Promise<Bench> {
  const wfm = await startScriptedWfm();
  const bench = upstreamBench({ ...wfm.variables, UPSTREAM_BREAKER_FAILURES: '3' });
  const ready = (): Promise<void> => bench.upstream.gateway.ready(new AbortController().signal);
  await ready();
  wfm.set('GetSite', script);
  return {
    ...bench,
    wfm,
    ready,
    read: (signal) => bench.request(signal).call('ConfigService', 'GetSite', {}),
    pass(milliseconds) {
      vi.setSystemTime(Date.now() + milliseconds);
      bench.clock.advance(milliseconds);
    },
  };
}

test.each([
  { name: 'HTTP 500 without SOAP', script: reply(500, 'oops', { 'content-type': 'text/plain' }) },
  { name: 'HTTP 502 with a page', script: reply(502, '<html>', { 'content-type': 'text/html' }) },
  { name: 'HTTP 503', script: reply(503, '', {}) },
])('$name opens it: nothing is sent, and the session stays', async ({ script }) => {
  const { wfm, read, ready, pass, request } = await openSession(script);
  for (let call = 0; call < 3; call += 1) await failureOf(read());
  const error = await failureOf(read());
  expect(error).toMatchObject({ code: 'upstream-unavailable', retryable: true, facts: { retryAfter: 1 } });
  expect(wfm.count('GetSite')).toBe(3);
  expect(await failureOf(ready())).toMatchObject({ code: 'upstream-unavailable' });
  expect(request().session()).toMatchObject({ state: 'open', renewals: 0 });
  wfm.set('GetSite', soap(oneSite));
  pass(1000);
  await ready();
  expect(await read()).toMatchObject({ items: [{ siteId: 5 }] });
  expect(wfm.count('OpenSession')).toBe(1);
});

test.each([
  { name: 'a fault', script: fault('Some business rule'), code: 'upstream-fault' },
  { name: 'a fault that says busy', script: fault('server is busy'), code: 'upstream-busy' },
  { name: 'access denied', script: reply(403, '', {}), code: 'upstream-access-denied' },
  { name: 'too many requests', script: reply(429, '', {}), code: 'upstream-busy' },
  {
    name: 'a page under 200',
    script: reply(200, '<p>', { 'content-type': 'text/html' }),
    code: 'upstream-html',
  },
  { name: 'bad XML', script: soap('<a>'), code: 'upstream-invalid-xml' },
])('$name does not open it', async ({ script, code }) => {
  const { wfm, read, ready } = await openSession(script);
  for (let call = 0; call < 8; call += 1) expect((await failureOf(read())).code).toBe(code);
  expect(wfm.count('GetSite')).toBe(8);
  await ready();
});

test('callers that leave do not open it', async () => {
  const { wfm, read, ready } = await openSession(() => undefined);
  for (let call = 1; call <= 6; call += 1) {
    const caller = new AbortController();
    const failing = failureOf(read(caller.signal));
    while (wfm.count('GetSite') < call) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    expect((await failing).code).toBe('client-closed-request');
  }
  await ready();
});

test('reads that break are repeated only as far as the budget goes', async () => {
  const wfm = await startScriptedWfm();
  const { request, upstream } = upstreamBench({ ...wfm.variables, UPSTREAM_BREAKER_FAILURES: '1000' });
  await upstream.gateway.ready(new AbortController().signal);
  wfm.set('GetSite', reset);
  for (let call = 0; call < 30; call += 1) await failureOf(request().call('ConfigService', 'GetSite', {}));
  expect(wfm.count('GetSite')).toBe(40);
});

describe('the token service', () => {
  const down = reply(503, 'down', { 'content-type': 'text/plain' });

  test('that fails again and again is left alone, and tried by one', async () => {
    const { service, source } = await tokenBench(down, { breakerFailures: 3 });
    for (let call = 0; call < 5; call += 1) await failureOf(source.token());
    expect(service.requests).toHaveLength(3);
    expect(await failureOf(source.token())).toMatchObject({
      code: 'auth-upstream-unavailable',
      facts: { retryAfter: 1 },
    });
    service.answer(tokenAnswer());
    vi.setSystemTime(Date.now() + 1000);
    expect((await source.token()).reveal()).toBe('access-1');
    expect(service.requests).toHaveLength(4);
  });

  test('that refuses the credentials is not asked again for half a minute, and that is no outage', async () => {
    const { service, source, clock } = await tokenBench(json(400, { error: 'invalid_grant' }), {
      breakerFailures: 1,
    });
    for (let call = 0; call < 5; call += 1)
      expect((await failureOf(source.token())).code).toBe('bridge-credentials-rejected');
    expect(service.requests).toHaveLength(1);
    clock.advance(30_000);
    expect((await failureOf(source.token())).code).toBe('bridge-credentials-rejected');
    expect(service.requests).toHaveLength(2);
  });
});
