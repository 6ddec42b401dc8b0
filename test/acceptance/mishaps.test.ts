/** Whatever the simulator does to an answer: a documented problem, no session left behind, and the next call works. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ControlledClock } from '../../src/simulator/control/controlled-clock.ts';
import { mishapCatalogue, type MishapName } from '../../src/simulator/mishaps/mishap-catalogue.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { systemClock } from '../../src/time/clock.ts';
import { closePair, itemsOf, openPair, type RunningBridge } from '../support/running-bridge.ts';

/** What a caller sees when it happens to one answer, and when it goes on happening. */
const rows: Readonly<Record<MishapName, { readonly once: string; readonly always: string }>> = {
  'expire-sessions': { once: '200', always: '503 upstream-session-lost' },
  'expire-tokens': { once: '200', always: '502 upstream-unauthenticated' },
  'reset-before': { once: '200', always: '502 upstream-truncated' },
  'reset-after': { once: '200', always: '502 upstream-truncated' },
  trickle: { once: '504 upstream-timeout', always: '504 upstream-timeout' },
  'never-answer': { once: '504 upstream-timeout', always: '504 upstream-timeout' },
  'wrong-length': { once: '200', always: '502 upstream-truncated' },
  'chunk-cut': { once: '200', always: '502 upstream-truncated' },
  'fault-in-200': { once: '502 upstream-fault', always: '502 upstream-fault' },
  html: { once: '502 upstream-html', always: '502 upstream-html' },
  empty: { once: '502 upstream-empty', always: '502 upstream-empty' },
  'other-operation': { once: '502 upstream-wrong-operation', always: '502 upstream-wrong-operation' },
  // The count is a promise that WFM breaks; the items are there, and the log says so.
  'wrong-counts': { once: '200', always: '200' },
  // Here they are not: an empty list would be a lie.
  'missing-arrays': { once: '502 upstream-contract-violation', always: '502 upstream-contract-violation' },
  oversized: { once: '502 upstream-oversized', always: '502 upstream-oversized' },
  dtd: { once: '502 upstream-invalid-xml', always: '502 upstream-invalid-xml' },
  'deep-nesting': { once: '502 upstream-invalid-xml', always: '502 upstream-invalid-xml' },
  'not-xml': { once: '502 upstream-invalid-xml', always: '502 upstream-invalid-xml' },
  'http-401': { once: '200', always: '502 upstream-unauthenticated' },
  'http-503': { once: '503 upstream-busy', always: '503 upstream-busy' },
  redirect: { once: '502 upstream-http-status', always: '502 upstream-http-status' },
};

/** Real time, and the few seconds for which a session that was just renewed is kept can be passed over. */
const clock = new ControlledClock(systemClock);

let simulator: Simulator;
let bridge: RunningBridge;

beforeAll(async () => {
  const env = {
    UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '700',
    UPSTREAM_IDLE_TIMEOUT_MS: '2000',
    UPSTREAM_TOTAL_TIMEOUT_MS: '3000',
    UPSTREAM_MAX_VALUE_BYTES: '1048576',
  };
  ({ simulator, bridge } = await openPair({ env, overrides: { clock } }));
});
afterEach(() => {
  simulator.mishaps.clear();
  clock.set(clock.now() + 5_000);
});
afterAll(() => closePair({ simulator, bridge }));

async function sites(): Promise<string> {
  const answer = await bridge.get('/wfm/v1/sites');
  if (answer.status === 200) return '200';
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return `${answer.status} ${(answer.body as { readonly code: string }).code}`;
}

describe.each(Object.keys(mishapCatalogue) as MishapName[])('%s', (name) => {
  test('is a documented problem or nothing, and leaves nothing behind', async () => {
    expect(await sites()).toBe('200');
    const order = { name, operation: 'GetSite', ...(name === 'oversized' ? { bytes: 20_000_000 } : {}) };

    simulator.mishaps.order({ ...order, times: 1 });
    expect(await sites()).toBe(rows[name].once);
    expect(simulator.mishaps.waiting).toEqual([]);

    simulator.mishaps.order(order);
    expect(await sites()).toBe(rows[name].always);
    simulator.mishaps.clear();

    clock.set(clock.now() + 5_000);
    const after = await bridge.get('/wfm/v1/sites');
    expect(itemsOf(after)).toHaveLength(4);
    expect(simulator.sessions.count()).toBe(1);
  });
});

test('while connections are refused, and afterwards', async () => {
  expect(await sites()).toBe('200');
  const listening = simulator.refuseFor(300);
  expect(await sites()).toBe('503 upstream-unavailable');
  await listening;
  clock.set(clock.now() + 5_000);
  expect(await sites()).toBe('200');
  expect(simulator.sessions.count()).toBe(1);
});
