/** When an origin is left alone, and who tries it again. The library's clock is `Date.now()`, so that is what stands still. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OriginBreaker } from '../../../src/wfm/origin/origin-breaker.ts';
import { RetryBudget } from '../../../src/wfm/origin/retry-budget.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-05T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number): void => {
  vi.setSystemTime(Date.now() + milliseconds);
};

class Refused extends Error {}

interface Bench {
  readonly breaker: OriginBreaker;
  readonly states: string[];
  /** `g`ood, `b`ad (counts), `o`dd (does not count); the results: the letter again, or `.` where nothing was sent. */
  readonly run: (calls: string) => Promise<string>;
}

function bench(failures = 3): Bench {
  const states: string[] = [];
  const breaker = new OriginBreaker({
    failures,
    counts: (reason) => reason instanceof Error && reason.message === 'b',
    refusal: (retryAfter) => new Refused(String(retryAfter)),
    changed: (state) => states.push(state),
  });
  const one = async (kind: string): Promise<string> => {
    try {
      return await breaker.watch((settle) => {
        if (kind !== 'g') return Promise.reject(new Error(kind));
        settle();
        return Promise.resolve(kind);
      });
    } catch (reason) {
      return reason instanceof Refused ? '.' : (reason as Error).message;
    }
  };
  return {
    breaker,
    states,
    async run(calls) {
      let results = '';
      for (const kind of calls) results += await one(kind);
      return results;
    },
  };
}

test.each([
  { name: 'good calls', calls: 'gggg', results: 'gggg', states: [] },
  { name: 'two failures in a row', calls: 'bbg', results: 'bbg', states: [] },
  { name: 'failures that are never three in a row', calls: 'bbgbbgbb', results: 'bbgbbgbb', states: [] },
  { name: 'three in a row open it', calls: 'bbbgg', results: 'bbb..', states: ['open'] },
  { name: 'failures that do not count', calls: 'ooooo', results: 'ooooo', states: [] },
  { name: 'nor end a row', calls: 'bobobg', results: 'bobob.', states: ['open'] },
])('$name', async ({ calls, results, states }) => {
  const { run, states: seen } = bench();
  expect(await run(calls)).toBe(results);
  expect(seen).toEqual(states);
});

test.each([
  { name: 'a good try closes it', then: 'gg', results: 'gg', states: ['open', 'half-open', 'closed'] },
  { name: 'a bad try keeps it open', then: 'bg', results: 'b.', states: ['open', 'half-open', 'open'] },
  { name: 'a try that shows nothing too', then: 'og', results: 'o.', states: ['open', 'half-open', 'open'] },
  {
    name: 'after a good one it takes three again',
    then: 'gbbbg',
    results: 'gbbb.',
    states: ['open', 'half-open', 'closed', 'open'],
  },
])('after a second: $name', async ({ then, results, states }) => {
  const { run, states: seen } = bench();
  await run('bbb');
  pass(999);
  expect(await run('g')).toBe('.');
  pass(1);
  expect(await run(then)).toBe(results);
  expect(seen).toEqual(states);
});

test('the pauses grow to half a minute, and each refusal says how long it is to the next try', async () => {
  const { breaker, run } = bench();
  await run('bbb');
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const seconds = Number(breaker.refusal()?.message);
    pauses.push(seconds);
    pass(seconds * 1000 - 1);
    expect(await run('g')).toBe('.');
    pass(1);
    expect(breaker.refusal()).toBeUndefined();
    expect(await run('b')).toBe('b');
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
  pass(30_000);
  await run('g');
  await run('bbb');
  expect(breaker.refusal()?.message).toBe('1');
});

test('one call tries; the others are refused meanwhile', async () => {
  const { breaker, run } = bench();
  await run('bbb');
  pass(1000);
  let end: (value: string) => void = () => undefined;
  const trying = breaker.watch(() => new Promise<string>((resolve) => (end = resolve)));
  expect(await run('gg')).toBe('..');
  expect(breaker.refusal()?.message).toBe('1');
  end('back');
  expect(await trying).toBe('back');
  expect(await run('g')).toBe('g');
});

test('what is returned before its outcome is known counts by its outcome', async () => {
  const { breaker, run } = bench();
  for (let call = 0; call < 3; call += 1) {
    let settle: (failure?: unknown) => void = () => undefined;
    expect(
      await breaker.watch((tell) => {
        settle = tell;
        return Promise.resolve('begun');
      }),
    ).toBe('begun');
    settle(new Error('b'));
    settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await run('g')).toBe('.');
});

describe('the budget of repetitions', () => {
  const takes = (budget: RetryBudget, count: number): number =>
    Array.from({ length: count }, () => budget.take()).filter(Boolean).length;

  test.each([
    { calls: 0, allowed: 10 },
    { calls: 99, allowed: 10 },
    { calls: 110, allowed: 11 },
    { calls: 1000, allowed: 100 },
    { calls: 1009, allowed: 100 },
  ])('$calls calls of the last minute allow $allowed', ({ calls, allowed }) => {
    const budget = new RetryBudget(new ManualClock('2026-01-05T09:00:00Z'));
    for (let call = 0; call < calls; call += 1) budget.sent();
    expect(takes(budget, calls + 100)).toBe(allowed);
  });

  test('forgets what is older than a minute', () => {
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const budget = new RetryBudget(clock);
    for (let call = 0; call < 500; call += 1) budget.sent();
    expect(takes(budget, 40)).toBe(40);
    clock.advance(59_000);
    expect(takes(budget, 40)).toBe(10);
    clock.advance(1_000);
    expect(takes(budget, 40)).toBe(0);
    clock.advance(60_000);
    expect(takes(budget, 40)).toBe(10);
  });
});
