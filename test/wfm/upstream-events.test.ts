/** What those who count are told, for whole calls through the client. */
import { expect, test } from 'vitest';
import type { UpstreamEvents } from '../../src/wfm/upstream-events.ts';
import { fault, oneSite, soap, startScriptedWfm } from '../support/scripted-wfm.ts';
import { upstreamBench } from '../support/upstream-bench.ts';

test('token and sessions are told in their order', async () => {
  const told: string[] = [];
  const events: UpstreamEvents = {
    breakerChanged: (_origin, state) => told.push(`breaker ${state}`),
    queueLength: (_origin, waiting) => told.push(`waiting ${waiting}`),
    retried: (_origin, allowed) => told.push(`retried ${allowed}`),
    sessionOpened: () => told.push('opened'),
    sessionClosed: (why) => told.push(`closed ${why}`),
    sessionRenewed: (why) => told.push(`renewed ${why}`),
    tokenFetched: (outcome) => told.push(`token ${outcome}`),
  };
  const wfm = await startScriptedWfm();
  const { request, raw, upstream, clock } = upstreamBench(wfm.variables, undefined, events);
  await request().call('ConfigService', 'GetSite', {});
  expect(told.splice(0)).toEqual(['token good', 'opened']);

  clock.advance(10_000);
  wfm.set('GetSite', fault('Session expired'), soap(oneSite));
  await raw('ConfigService', 'GetSite');
  expect(told.splice(0)).toEqual(['closed lost', 'renewed upstream-session-lost', 'opened']);

  await upstream.close();
  expect(told).toEqual(['closed shutdown']);
});
