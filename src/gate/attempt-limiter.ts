import { LRUCache } from 'lru-cache';
import { BridgeError } from '../error/bridge-error.ts';
import type { Clock } from '../time/clock.ts';

/**
 * Limits attempts that cost more than they are worth, such as wrong secrets, by what they come from: in fixed windows, each
 * of which begins with the first attempt in it. Counts in this process alone.
 */
export interface AttemptLimiter {
  /** Throws `too-many-requests` while `subject` has used up its attempts of the running window. */
  requireRoom(subject: string): void;
  /** Counts one attempt; throws `too-many-requests` when that is one too many. */
  count(subject: string): void;
  /** Takes back one that was counted and turned out to be none. */
  giveBack(subject: string): void;
}

export interface AttemptLimiterOptions {
  /** Of each subject in a window. */
  readonly attempts: number;
  readonly windowSeconds: number;
  readonly clock: Clock;
  /** What the refused are told, such as `too many wrong credentials from this address`. */
  readonly detail: string;
  /** How many subjects are remembered; beyond that, those seen longest ago are forgotten. */
  readonly subjects?: number;
}

interface Window {
  readonly endsAt: number;
  count: number;
}

export function attemptLimiter(options: AttemptLimiterOptions): AttemptLimiter {
  const { attempts, windowSeconds, clock, detail, subjects = 10_000 } = options;
  const windows = new LRUCache<string, Window>({ max: subjects });

  function running(subject: string): Window | undefined {
    const window = windows.get(subject);
    return window === undefined || window.endsAt <= clock.now() ? undefined : window;
  }
  function refusal({ endsAt }: Window): BridgeError {
    const retryAfter = Math.max(1, Math.ceil((endsAt - clock.now()) / 1000));
    return new BridgeError('too-many-requests', detail, { facts: { retryAfter } });
  }
  return {
    requireRoom(subject) {
      const window = running(subject);
      if (window !== undefined && window.count >= attempts) throw refusal(window);
    },
    count(subject) {
      const window = running(subject) ?? { endsAt: clock.now() + windowSeconds * 1000, count: 0 };
      window.count += 1;
      windows.set(subject, window);
      if (window.count > attempts) throw refusal(window);
    },
    giveBack(subject) {
      const window = running(subject);
      if (window !== undefined && window.count > 0) window.count -= 1;
    },
  };
}
