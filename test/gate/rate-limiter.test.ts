import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { memoryRateLimiter } from '../../src/gate/memory-rate-limiter.ts';
import { requireQuota, type QuotaUse } from '../../src/gate/rate-limiter.ts';

const quota = { requests: 3, windowSeconds: 60 };

// The library has no clock of ours.
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-05T09:00:00Z') }));
afterEach(() => vi.useRealTimers());

function refusal(use: QuotaUse): unknown {
  try {
    requireQuota(quota, use);
    return undefined;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

test('a window begins with the first request, counts all of them, and ends', async () => {
  const limiter = memoryRateLimiter(quota);
  const uses: QuotaUse[] = [];
  for (const pause of [0, 500, 9_500, 49_000, 999, 1, 0]) {
    vi.advanceTimersByTime(pause);
    uses.push(await limiter.count('payroll'));
  }
  expect(uses).toEqual([
    { count: 1, resetSeconds: 60 },
    { count: 2, resetSeconds: 60 },
    { count: 3, resetSeconds: 50 },
    { count: 4, resetSeconds: 1 },
    { count: 5, resetSeconds: 1 },
    { count: 1, resetSeconds: 60 },
    { count: 2, resetSeconds: 60 },
  ]);
  expect(uses.map((use) => refusal(use) !== undefined)).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('the one too many is told when to come back', () => {
  expect(refusal({ count: 4, resetSeconds: 17 })).toEqual({
    code: 'too-many-requests',
    facts: { retryAfter: 17, quota },
  });
});

test('clients are counted apart, whatever they are called', async () => {
  const limiter = memoryRateLimiter(quota);
  for (const clientId of ['payroll', 'hr', '__proto__', 'constructor']) {
    expect((await limiter.count(clientId)).count).toBe(1);
  }
});

test('limiters are counted apart, too', async () => {
  await memoryRateLimiter(quota).count('payroll');
  expect((await memoryRateLimiter(quota).count('payroll')).count).toBe(1);
});

test('a hundred at once are a hundred', async () => {
  const limiter = memoryRateLimiter(quota);
  const uses = await Promise.all(Array.from({ length: 100 }, () => limiter.count('payroll')));
  expect(uses.map(({ count }) => count)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});
