/** The session as a state machine: one opening for all, renewed once, given up by nobody's leaving. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { failureOf } from '../../support/failure-of.ts';
import { down, idleMs, keeperBench as bench, opening } from '../../support/keeper-bench.ts';

describe('opening', () => {
  test('two hundred who ask at once are one opening', async () => {
    const { steps, acquire } = bench();
    const leases = await Promise.all(Array.from({ length: 200 }, () => acquire()));
    expect(steps.counts).toEqual({ identify: 1, locate: 1, open: 1, close: 0 });
    expect(new Set(leases.map(({ session }) => session)).size).toBe(1);
  });

  test.each(opening)('a failure in %s is shared, kept for a second, and then tried again', async (step) => {
    const { steps, keeper, clock, acquire } = bench();
    steps.failures.set(step, down);
    const errors = await Promise.all(Array.from({ length: 50 }, () => failureOf(acquire())));
    expect(new Set(errors)).toEqual(new Set([down]));
    expect(steps.counts[step]).toBe(1);
    expect(keeper.view()).toEqual({ state: 'broken', renewals: 0, failure: 'upstream-unavailable' });
    clock.advance(999);
    expect(await failureOf(acquire())).toBe(down);
    expect(steps.counts[step]).toBe(1);
    steps.failures.clear();
    clock.advance(1);
    await acquire();
    expect(keeper.view()).toMatchObject({ state: 'open', renewals: 0 });
    expect(keeper.view().failure).toBeUndefined();
  });

  test('a refused password is not tried again for half a minute: it would lock the account', async () => {
    const { steps, clock, acquire } = bench();
    const refused = new BridgeError('upstream-unauthenticated', 'no', { internal: { refusedLogin: true } });
    steps.failures.set('locate', refused);
    await failureOf(acquire());
    clock.advance(29_999);
    expect(await failureOf(acquire())).toBe(refused);
    expect(steps.counts.locate).toBe(1);
    clock.advance(1);
    await failureOf(acquire());
    expect(steps.counts.locate).toBe(2);
  });

  test('a failure that is no BridgeError is an internal one', async () => {
    const { steps, acquire } = bench();
    steps.failures.set('open', new TypeError('x is not a function'));
    expect((await failureOf(acquire())).code).toBe('internal');
  });

  test('every step of the way has its state', async () => {
    const { steps, keeper, acquire } = bench();
    expect(keeper.view().state).toBe('closed');
    const inIdentify = steps.hold('identify');
    const inLocate = steps.hold('locate');
    const inOpen = steps.hold('open');
    const lease = acquire();
    await inIdentify;
    expect(keeper.view().state).toBe('locating');
    steps.release('identify');
    await inLocate;
    expect(keeper.view().state).toBe('locating');
    steps.release('locate');
    await inOpen;
    expect(keeper.view().state).toBe('opening');
    steps.release('open');
    const { session } = await lease;
    expect(keeper.view().state).toBe('open');
    keeper.lost(session, 'test');
    expect(keeper.view().state).toBe('renewing');
    const again = steps.hold('open');
    const second = acquire();
    await again;
    expect(keeper.view()).toEqual({ state: 'opening', renewals: 1 });
    steps.release('open');
    await second;
    expect(keeper.view().state).toBe('open');
    await keeper.close();
    expect(keeper.view().state).toBe('closed');
  });
});

describe('a lost session', () => {
  test('is renewed once, however many say so', async () => {
    const { steps, keeper, acquire } = bench();
    const leases = await Promise.all(Array.from({ length: 50 }, () => acquire()));
    const renewed = await Promise.all(
      leases.map(async (lease) => {
        keeper.lost(lease.session, 'test');
        lease.release();
        return acquire();
      }),
    );
    expect(steps.counts.open).toBe(2);
    expect(new Set(renewed.map(({ session }) => session)).size).toBe(1);
    expect(keeper.view()).toMatchObject({ state: 'open', renewals: 1 });
  });

  test('that is long gone does not end the new one', async () => {
    const { steps, keeper, acquire } = bench();
    const old = await acquire();
    keeper.lost(old.session, 'test');
    const present = await acquire();
    keeper.lost(old.session, 'late');
    old.release();
    expect(keeper.view()).toMatchObject({ state: 'open', renewals: 1 });
    expect((await acquire()).session).toBe(present.session);
    expect(steps.counts.open).toBe(2);
  });

  test('is not closed at WFM, which does not know it', async () => {
    const { steps, keeper, acquire } = bench();
    keeper.lost((await acquire()).session, 'test');
    await keeper.close();
    expect(steps.counts.close).toBe(0);
  });

  test('that cannot be opened again is broken and keeps the count', async () => {
    const { steps, keeper, acquire } = bench();
    keeper.lost((await acquire()).session, 'test');
    steps.failures.set('locate', down);
    await failureOf(acquire());
    expect(keeper.view()).toEqual({ state: 'broken', renewals: 1, failure: 'upstream-unavailable' });
  });
});

describe('callers that go away', () => {
  test('one of many does not cancel the opening for the others', async () => {
    const { steps, acquire } = bench();
    const inOpen = steps.hold('open');
    const end = new AbortController();
    const gone = failureOf(acquire(end.signal));
    const stays = acquire();
    await inOpen;
    end.abort();
    expect((await gone).code).toBe('client-closed-request');
    steps.release('open');
    expect((await stays).session.user.userId).toBe(748);
    expect(steps.counts.open).toBe(1);
  });

  test('one that is gone already waits for nothing', async () => {
    const { acquire } = bench();
    expect((await failureOf(acquire(AbortSignal.abort()))).code).toBe('client-closed-request');
  });

  test('all of them leave a session that idles to its end', async () => {
    const { steps, keeper, clock, acquire } = bench();
    const inOpen = steps.hold('open');
    const end = new AbortController();
    const gone = failureOf(acquire(end.signal));
    await inOpen;
    end.abort();
    await gone;
    steps.release('open');
    await new Promise(setImmediate);
    expect(keeper.view().state).toBe('open');
    clock.advance(idleMs);
    expect(keeper.view().state).toBe('closed');
    expect(steps.counts.close).toBe(1);
  });
});

test('the view says who, since when and what, never where or with which key', async () => {
  const { keeper, log, acquire } = bench();
  await acquire();
  expect(keeper.view()).toEqual({
    state: 'open',
    renewals: 0,
    userId: 748,
    userName: 'api',
    openedAt: '2026-01-05T09:00:00.000Z',
    services: ['ConfigService850'],
  });
  const print = JSON.stringify(keeper.view()) + inspect(keeper, { depth: 10 }) + log.text();
  expect(print).not.toMatch(/secret-host|k-e-y|SessionID/);
});
