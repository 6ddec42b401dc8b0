import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { attemptLimiter, type AttemptLimiter } from '../../src/gate/attempt-limiter.ts';
import { networkOfAddress } from '../../src/gate/network-of-address.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly limiter: AttemptLimiter;
}

function bench(subjects?: number): Bench {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const limits = { attempts: 2, windowSeconds: 60, clock, detail: 'too many' };
  return { clock, limiter: attemptLimiter(subjects === undefined ? limits : { ...limits, subjects }) };
}

/** Seconds to wait, or nothing where it is let through. */
function refusal(attempt: () => void): number | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'too-many-requests') throw error;
    expect(error.detail).toBe('too many');
    return error.facts.retryAfter;
  }
}

test('a window begins with the first attempt, has room for so many, and ends', () => {
  const { clock, limiter } = bench();
  const steps = [0, 10_000, 0, 49_001, 999].map((pause) => {
    clock.advance(pause);
    const room = refusal(() => limiter.requireRoom('a'));
    return [room, refusal(() => limiter.count('a'))];
  });
  expect(steps).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [50, 50],
    [1, 1],
    [undefined, undefined],
  ]);
});

test('who looks for room is not counted', () => {
  const { limiter } = bench();
  for (let index = 0; index < 10; index += 1) limiter.requireRoom('a');
  expect(refusal(() => limiter.count('a'))).toBeUndefined();
});

test('what is given back makes room in its own window, and in no other', () => {
  const { clock, limiter } = bench();
  limiter.giveBack('a');
  for (const subject of ['a', 'a']) limiter.count(subject);
  limiter.giveBack('a');
  expect(refusal(() => limiter.count('a'))).toBeUndefined();
  expect(refusal(() => limiter.requireRoom('a'))).toBe(60);
  clock.advance(60_000);
  limiter.giveBack('a');
  for (const subject of ['a', 'a']) limiter.count(subject);
  expect(refusal(() => limiter.requireRoom('a'))).toBe(60);
});

test('subjects are counted apart, and of too many those seen longest ago are forgotten', () => {
  const { limiter } = bench(2);
  for (const subject of ['a', 'a', 'b', 'b']) limiter.count(subject);
  expect(refusal(() => limiter.requireRoom('a'))).toBe(60);
  limiter.count('__proto__');
  expect(refusal(() => limiter.requireRoom('a'))).toBe(60);
  expect(refusal(() => limiter.requireRoom('b'))).toBeUndefined();
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['not an address', 'not an address'],
  [undefined, 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOfAddress(address)).toBe(network);
});
