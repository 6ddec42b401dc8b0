/** Many calls of several clients to a WFM that has room for few: who waits, who is told to come back, and with what. */
import { expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { oneSite, soap, startScriptedWfm, type ScriptedWfm } from '../support/scripted-wfm.ts';
import { upstreamBench, type UpstreamBench } from '../support/upstream-bench.ts';

interface Held extends UpstreamBench {
  readonly wfm: ScriptedWfm;
  readonly answers: (() => void)[];
  readonly read: (clientId: string, signal?: AbortSignal) => Promise<unknown>;
}

/** One connection, or as many as are given; `GetSite` is answered when the test says so. */
async function oneConnection(queue: string, connections = '1'): Promise<Held> {
  const wfm = await startScriptedWfm();
  const bench = upstreamBench({
    ...wfm.variables,
    UPSTREAM_CONNECTIONS: connections,
    UPSTREAM_QUEUE: queue,
    UPSTREAM_TOTAL_TIMEOUT_MS: '60000',
  });
  const answers: (() => void)[] = [];
  wfm.set('GetSite', (response, request) => {
    answers.push(() => soap(oneSite)(response, request));
  });
  await bench.upstream.gateway.ready(new AbortController().signal);
  const read = (clientId: string, signal?: AbortSignal): Promise<unknown> =>
    bench.request(signal, clientId).call('ConfigService', 'GetSite', {});
  return { ...bench, wfm, answers, read };
}

async function reached(wfm: ScriptedWfm, count: number): Promise<void> {
  const others = wfm.steps.filter((step) => step !== 'GetSite').length;
  await wfm.server.received(others + count);
}

const body = {
  user: { userId: 1, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' },
  force: false,
};

test('where the line is full, upstream-busy says when to come back; nothing was sent and nobody else suffers', async () => {
  const { wfm, answers, read } = await oneConnection('1');
  const first = read('payroll');
  await reached(wfm, 1);
  const second = read('payroll');
  const error = await failureOf(read('payroll'));
  expect(error).toMatchObject({ code: 'upstream-busy', retryable: true, facts: { retryAfter: 2 } });
  answers.shift()?.();
  await first;
  await reached(wfm, 2);
  answers.shift()?.();
  await second;
  expect(wfm.count('GetSite')).toBe(2);
});

test('a write whose time ends in the line is a time-out and no unknown outcome', async () => {
  const { wfm, clock, read, request } = await oneConnection('5');
  const caller = new AbortController();
  const running = failureOf(read('payroll', caller.signal));
  await reached(wfm, 1);
  const write = failureOf(request().callRaw('ConfigService', 'InsertUser', body, { profile: 'friendly' }));
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(60_000);
  expect(await write).toMatchObject({
    code: 'upstream-timeout',
    retryable: true,
    internal: { reason: 'queue' },
  });
  expect(wfm.count('InsertUser')).toBe(0);
  caller.abort();
  await running;
});

test('a repetition has only what is left of the time', async () => {
  const { wfm, clock, answers, read } = await oneConnection('5');
  const first = failureOf(read('payroll'));
  await reached(wfm, 1);
  answers.length = 0;
  clock.advance(60_001);
  for (const socket of wfm.server.open) socket.destroy();
  expect(await first).toMatchObject({ code: 'upstream-timeout' });
  expect(wfm.count('GetSite')).toBe(1);
});

test('clients take turns: one call is served before the rest of a hundred', async () => {
  const { wfm, answers, read } = await oneConnection('200');
  const order: string[] = [];
  const calls = Array.from({ length: 100 }, () => read('payroll').then(() => order.push('payroll')));
  await reached(wfm, 1);
  calls.push(read('wallboard').then(() => order.push('wallboard')));
  for (let done = 1; done <= 101; done += 1) {
    await reached(wfm, done);
    answers.shift()?.();
  }
  await Promise.all(calls);
  expect(order.indexOf('wallboard')).toBeLessThanOrEqual(2);
});

test('a client that may have one call at a time waits for it, and another one does not', async () => {
  const { wfm, answers, read, upstream } = await oneConnection('5', '3');
  const { signal } = new AbortController();
  const bounded = (): Promise<unknown> =>
    upstream.gateway
      .forRequest({ signal, clientId: 'payroll', concurrentCalls: 1 })
      .call('ConfigService', 'GetSite', {});
  const calls = [bounded(), bounded()];
  await reached(wfm, 1);
  const other = read('hr');
  await reached(wfm, 2);
  expect(answers).toHaveLength(2);
  for (const answer of answers.splice(0)) answer();
  await Promise.all([calls[0], other]);
  await reached(wfm, 3);
  answers.shift()?.();
  await calls[1];
  expect(wfm.count('GetSite')).toBe(3);
});
