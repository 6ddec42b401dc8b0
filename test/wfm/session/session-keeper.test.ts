/** The session as a state machine: one opening for all, renewed once, closed once, never left behind. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { SessionKeeper, type SessionLease } from '../../../src/wfm/session/session-keeper.ts';
import { failureOf } from '../../support/failure-of.ts';
import { FakeSessionSteps, type StepName } from '../../support/fake-session-steps.ts';
import { recordedLog } from '../../support/log-lines.ts';

const idleMs = 900_000;

interface Bench {
  readonly steps: FakeSessionSteps;
  readonly clock: ManualClock;
  readonly keeper: SessionKeeper;
  readonly log: ReturnType<typeof recordedLog>;
  acquire(signal?: AbortSignal): Promise<SessionLease>;
}

function bench(options: { readonly idleMs?: number } = {}): Bench {
  const steps = new FakeSessionSteps();
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const log = recordedLog();
  const keeper = new SessionKeeper({
    steps,
    clock,
    logger: log.logger,
    idleMs: options.idleMs ?? idleMs,
    closeTimeoutMs: 5_000,
  });
  return {
    steps,
    clock,
    keeper,
    log,
    acquire: (signal = new AbortController().signal) => keeper.acquire(signal),
  };
}

const down = new BridgeError('upstream-unavailable', 'no connection to WFM could be made');
const opening = ['identify', 'locate', 'open'] as const satisfies readonly StepName[];

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

describe('closing', () => {
  test.each(opening)('while %s is under way leaves no session behind', async (step) => {
    const { steps, keeper, acquire } = bench();
    const inStep = steps.hold(step);
    const waiting = acquire().then(
      () => undefined,
      () => undefined,
    );
    await inStep;
    const closed = keeper.close();
    steps.release(step);
    await closed;
    await waiting;
    expect(steps.counts).toEqual({ identify: 1, locate: 1, open: 1, close: 1 });
    expect(keeper.view()).toEqual({ state: 'closed', renewals: 0 });
    expect((await failureOf(acquire())).code).toBe('shutting-down');
  });

  test('an open session closes it at WFM exactly once, and nothing opens again', async () => {
    const { steps, keeper, clock, acquire } = bench();
    const lease = await acquire();
    await keeper.close();
    await keeper.close();
    lease.release();
    clock.advance(10 * idleMs);
    expect(steps.closed).toEqual([lease.session]);
    expect((await failureOf(acquire())).code).toBe('shutting-down');
    expect(steps.counts.open).toBe(1);
  });

  test.each(opening)('while %s fails has nothing to close', async (step) => {
    const { steps, keeper, acquire } = bench();
    const inStep = steps.hold(step);
    steps.failures.set(step, down);
    const waiting = failureOf(acquire());
    await inStep;
    const closed = keeper.close();
    steps.release(step);
    await closed;
    await waiting;
    expect(steps.counts.close).toBe(0);
    expect(keeper.view().state).toBe('closed');
  });

  test('without a session is nothing', async () => {
    const { steps, keeper } = bench();
    await keeper.close();
    expect(steps.counts).toEqual({ identify: 0, locate: 0, open: 0, close: 0 });
  });

  test('that WFM refuses is a line in the log', async () => {
    const { steps, keeper, log, acquire } = bench();
    await acquire();
    steps.failures.set('close', down);
    await keeper.close();
    expect(log.lines().at(-1)).toMatchObject({ level: 'warn', err: { code: 'upstream-unavailable' } });
  });
});

describe('idleness', () => {
  test('closes the session at WFM when nothing is under way, and the next call opens a new one', async () => {
    const { steps, keeper, clock, acquire } = bench();
    const lease = await acquire();
    clock.advance(10 * idleMs);
    expect(keeper.view().state).toBe('open');
    lease.release();
    clock.advance(idleMs - 1);
    expect(keeper.view().state).toBe('open');
    clock.advance(1);
    expect(keeper.view()).toEqual({ state: 'closed', renewals: 0 });
    expect(steps.closed).toEqual([lease.session]);
    await acquire();
    expect(steps.counts.open).toBe(2);
    expect(keeper.view().renewals).toBe(0);
  });

  test('begins anew with every use, and with the last of several', async () => {
    const { keeper, clock, acquire } = bench();
    const first = await acquire();
    const second = await acquire();
    first.release();
    first.release();
    clock.advance(2 * idleMs);
    expect(keeper.view().state).toBe('open');
    second.release();
    clock.advance(idleMs - 1);
    (await acquire()).release();
    clock.advance(idleMs - 1);
    expect(keeper.view().state).toBe('open');
    clock.advance(1);
    expect(keeper.view().state).toBe('closed');
  });

  test('0 is never', async () => {
    const { keeper, clock, acquire } = bench({ idleMs: 0 });
    (await acquire()).release();
    clock.advance(365 * 24 * 3600_000);
    expect(keeper.view().state).toBe('open');
  });

  test('a session that WFM does not close is gone all the same', async () => {
    const { steps, keeper, clock, log, acquire } = bench();
    (await acquire()).release();
    steps.failures.set('close', down);
    clock.advance(idleMs);
    await keeper.close();
    expect(steps.counts.close).toBe(1);
    expect(log.lines().at(-1)).toMatchObject({ level: 'warn' });
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
