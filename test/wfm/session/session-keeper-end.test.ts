/** The end of a session: closed once, never left behind. */
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { down, idleMs, keeperBench as bench, opening } from '../../support/keeper-bench.ts';

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
