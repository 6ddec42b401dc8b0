import { describe, expect, test } from 'vitest';
import {
  BackgroundJobs,
  type JobLimits,
} from '../../../../src/api/cloud/historical-adherence/background-jobs.ts';
import { ManualClock } from '../../../../src/time/manual-clock.ts';
import { failureOf } from '../../../support/failure-of.ts';

const limits: JobLimits = { running: 3, runningOfClient: 2, waiting: 4, waitingOfClient: 3, timeMs: 1000 };

interface Bench {
  readonly clock: ManualClock;
  readonly jobs: BackgroundJobs<string>;
  /** Keys of the jobs that were begun, in order. */
  readonly begun: string[];
  /** Codes of the failures that were told. */
  readonly failures: string[];
  readonly start: (key: string, clientId?: string) => Promise<string>;
  /** Ends a job that was begun. */
  readonly end: (key: string, failure?: Error) => Promise<void>;
  readonly signals: Map<string, AbortSignal>;
}

function bench(): Bench {
  const clock = new ManualClock(0);
  const jobs = new BackgroundJobs<string>(limits, clock);
  const begun: string[] = [];
  const failures: string[] = [];
  const signals = new Map<string, AbortSignal>();
  const ends = new Map<string, (failure?: Error) => void>();
  return {
    clock,
    jobs,
    begun,
    failures,
    signals,
    start: (key, clientId = 'a') =>
      jobs.start({
        key,
        clientId,
        failed: (failure) => void failures.push(failure.code),
        work: (signal) => {
          begun.push(key);
          signals.set(key, signal);
          return new Promise((resolve, reject) => {
            ends.set(key, (failure) => (failure === undefined ? resolve(`${key}!`) : reject(failure)));
          });
        },
      }),
    end: async (key, failure) => {
      ends.get(key)?.(failure);
      // The next job begins once this one has been put away.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('jobs', () => {
  test('with one key are one job, until it is over', async () => {
    const { start, end, begun } = bench();
    const both = [start('k'), start('k', 'b')];
    await end('k');
    expect(await Promise.all(both)).toEqual(['k!', 'k!']);
    void start('k');
    expect(begun).toEqual(['k', 'k']);
  });

  test('run a few at a time, fewer of one client, the others in the order in which they came', async () => {
    const { start, end, begun } = bench();
    for (const key of ['a1', 'a2', 'a3']) void start(key, 'a');
    expect(begun).toEqual(['a1', 'a2']);
    void start('b1', 'b');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    void start('b2', 'b');
    await end('b1');
    // a3 has waited longer, but its client has two already.
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
  });

  test('that fail make room, too', async () => {
    const { start, end, begun, failures } = bench();
    const first = start('a1');
    for (const key of ['a2', 'a3']) void start(key);
    await end('a1', new Error('broken'));
    void start('a1').catch(() => undefined);
    expect((await failureOf(first)).code).toBe('internal');
    expect(failures).toEqual(['internal']);
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  test('wait in a line of a certain length, shorter for one client', () => {
    const { start } = bench();
    for (const key of ['a1', 'a2', 'a3', 'a4', 'a5']) void start(key, 'a');
    expect(() => start('a6', 'a')).toThrow('too many reports wait');
    void start('b1', 'b');
    void start('b2', 'b');
    expect(() => start('c1', 'c')).toThrow('too many reports wait');
    // Who is in line already is not refused.
    expect(() => start('a5', 'a')).not.toThrow();
  });

  test('that take too long are ended, whether they listen or not', async () => {
    const { clock, start, signals } = bench();
    const late = start('k');
    clock.advance(999);
    expect(signals.get('k')?.aborted).toBe(false);
    clock.advance(1);
    expect((await failureOf(late)).code).toBe('upstream-timeout');
  });

  test('leave no timer behind', async () => {
    const { clock, start, end, signals } = bench();
    void start('k');
    await end('k');
    clock.advance(5000);
    expect(signals.get('k')?.aborted).toBe(false);
  });
});

describe('at the end', () => {
  test('all jobs end, those that wait as well, and none begins', async () => {
    const { jobs, start, begun } = bench();
    const all = ['a1', 'a2', 'a3'].map((key) => start(key));
    await jobs.close();
    expect(await Promise.all(all.map(async (job) => (await failureOf(job)).code))).toEqual([
      'shutting-down',
      'shutting-down',
      'shutting-down',
    ]);
    expect(begun).toEqual(['a1', 'a2']);
    expect(() => start('a4')).toThrow('shutting down');
    await jobs.close();
  });
});
