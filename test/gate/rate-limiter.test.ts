import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { rateLimiter, requireQuotas, type QuotaUse, type RateLimiter } from '../../src/gate/rate-limiter.ts';
import type { ClientQuotas } from '../../src/identity/client-administration.ts';

// The library has no clock of ours.
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-05T09:00:00Z') }));
afterEach(() => vi.useRealTimers());

const none = { requestsPerMinute: 0, requestsPerHour: 0, cloudRequestsPerMinute: 0 };
const ofServer = {
  requestsPerMinute: null,
  requestsPerHour: null,
  concurrentCalls: null,
  maxRangeDays: null,
};

function callerOf(quotas: Partial<ClientQuotas>, clientId = 'payroll'): Parameters<RateLimiter['count']>[0] {
  return { clientId, quotas: { ...ofServer, ...quotas } };
}

function refusal(uses: readonly QuotaUse[]): unknown {
  try {
    requireQuotas(uses);
    return undefined;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

test('a window begins with the first request, counts all of them, and ends', async () => {
  const limiter = rateLimiter({ ...none, requestsPerMinute: 3 });
  const seen: unknown[] = [];
  for (const pause of [0, 500, 9_500, 49_000, 999, 1, 0]) {
    vi.advanceTimersByTime(pause);
    const uses = await limiter.count({ clientId: 'payroll' }, 'wfm');
    seen.push([uses[0]?.count, uses[0]?.resetSeconds, refusal(uses) !== undefined]);
  }
  expect(seen).toEqual([
    [1, 60, false],
    [2, 60, false],
    [3, 50, false],
    [4, 1, true],
    [5, 1, true],
    [1, 60, false],
    [2, 60, false],
  ]);
});

describe('the quotas that apply', () => {
  const everything = { requestsPerMinute: 10, requestsPerHour: 20, cloudRequestsPerMinute: 30 };
  test.each([
    { whose: 'none', defaults: none, quotas: {}, face: 'cloud', expected: {} },
    {
      whose: 'those of the server',
      defaults: everything,
      quotas: {},
      face: 'wfm',
      expected: { minute: 10, hour: 20 },
    },
    {
      whose: 'one more for Genesys Cloud',
      defaults: everything,
      quotas: {},
      face: 'cloud',
      expected: { 'cloud-minute': 30, minute: 10, hour: 20 },
    },
    {
      whose: 'the client first',
      defaults: everything,
      quotas: { requestsPerMinute: 5, requestsPerHour: 500 },
      face: 'wfm',
      expected: { minute: 5, hour: 500 },
    },
    {
      whose: 'the client alone',
      defaults: none,
      quotas: { requestsPerHour: 7 },
      face: 'cloud',
      expected: { hour: 7 },
    },
  ] as const)('are $whose', async ({ defaults, quotas, face, expected }) => {
    const uses = await rateLimiter(defaults).count(callerOf(quotas), face);
    expect(Object.fromEntries(uses.map(({ policy, requests }) => [policy, requests]))).toEqual(expected);
  });
});

test('both faces count together, and Genesys Cloud by itself as well', async () => {
  const limiter = rateLimiter({ ...none, requestsPerMinute: 10, cloudRequestsPerMinute: 10 });
  await limiter.count({ clientId: 'payroll' }, 'wfm');
  const uses = await limiter.count({ clientId: 'payroll' }, 'cloud');
  expect(uses.map(({ policy, count }) => [policy, count])).toEqual([
    ['cloud-minute', 1],
    ['minute', 2],
  ]);
});

test('the one too many is told to wait for the quota that it exceeds for longest', () => {
  const minute = { policy: 'minute', requests: 3, windowSeconds: 60, count: 4, resetSeconds: 17 } as const;
  const hour = { policy: 'hour', requests: 9, windowSeconds: 3600, count: 9, resetSeconds: 900 } as const;
  const refused = (retryAfter: number, requests: number, windowSeconds: number): unknown => ({
    code: 'too-many-requests',
    facts: { retryAfter, quota: { requests, windowSeconds } },
  });
  expect(refusal([minute, hour])).toEqual(refused(17, 3, 60));
  expect(refusal([minute, { ...hour, count: 10 }])).toEqual(refused(900, 9, 3600));
  expect(refusal([hour])).toBeUndefined();
});

test('clients are counted apart, whatever they are called, and so are limiters', async () => {
  const first = rateLimiter({ ...none, requestsPerMinute: 3 });
  const second = rateLimiter({ ...none, requestsPerMinute: 3 });
  for (const limiter of [first, second])
    for (const clientId of ['payroll', 'hr', '__proto__', 'constructor'])
      expect((await limiter.count({ clientId }, 'wfm'))[0]?.count).toBe(1);
});

test('a hundred at once are a hundred', async () => {
  const limiter = rateLimiter({ ...none, requestsPerMinute: 3 });
  const uses = await Promise.all(
    Array.from({ length: 100 }, () => limiter.count({ clientId: 'payroll' }, 'wfm')),
  );
  expect(uses.map(([use]) => use?.count)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});
