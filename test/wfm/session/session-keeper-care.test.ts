/** What happens to a session that is given up, and how long anybody waits for the end. */
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { idleMs, keeperBench as bench, opening } from '../../support/keeper-bench.ts';

const { signal } = new AbortController();

describe('a session that is given up', () => {
  test('is closed at WFM once its last call has ended, not before', async () => {
    const { steps, keeper, acquire } = bench();
    const [first, second] = [await acquire(), await acquire()];
    expect(keeper.lost(first.session, 'upstream-unavailable')).toBe(true);
    first.release();
    expect(steps.closed).toEqual([]);
    second.release();
    expect(steps.closed).toEqual([first.session]);
    await keeper.close();
    expect(steps.counts.close).toBe(1);
  });

  test('is not given up when it has just taken the place of another', async () => {
    const { steps, keeper, clock, acquire } = bench();
    const first = await acquire();
    keeper.lost(first.session, 'upstream-session-lost');
    first.release();
    const second = await acquire();
    clock.advance(4_999);
    expect(keeper.lost(second.session, 'upstream-session-lost')).toBe(false);
    expect(keeper.view()).toMatchObject({ state: 'open', renewals: 1 });
    clock.advance(1);
    expect(keeper.lost(second.session, 'upstream-session-lost')).toBe(true);
    second.release();
    expect(steps.counts).toMatchObject({ open: 2, close: 2 });
  });
});

describe('ensure', () => {
  test('opens a session and leaves the idle time of an open one alone', async () => {
    const { steps, keeper, clock } = bench();
    await keeper.ensure(signal);
    expect(steps.counts.open).toBe(1);
    clock.advance(idleMs - 1);
    await keeper.ensure(signal);
    clock.advance(1);
    expect(steps.counts.close).toBe(1);
    expect(keeper.view().state).toBe('closed');
  });
});

describe('closing has an end', () => {
  test.each(opening)('while %s never comes back', async (step) => {
    const { steps, keeper, acquire } = bench({ closeTimeoutMs: 20 });
    const inStep = steps.hold(step);
    const waiting = failureOf(acquire());
    await inStep;
    await keeper.close();
    expect(keeper.view().state).toBe('closed');
    // Whatever still comes back is told, and its session closed.
    steps.release(step);
    expect((await waiting).code).toBe('shutting-down');
    await keeper.close();
    expect(steps.counts.close).toBe(steps.counts.open);
  });

  test('while CloseSession never comes back', async () => {
    const { steps, keeper, acquire } = bench({ closeTimeoutMs: 20 });
    (await acquire()).release();
    void steps.hold('close');
    await keeper.close();
    expect(keeper.view().state).toBe('closed');
  });
});
