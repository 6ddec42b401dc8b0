import { LRUCache } from 'lru-cache';
import { BridgeError } from '../error/bridge-error.ts';
import type { BearerAttempts } from '../identity/token-owners.ts';
import type { Clock } from '../time/clock.ts';

const windowMs = 60_000;
/** Addresses that are remembered; beyond that, those seen longest ago are forgotten. */
const remembered = 10_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/** Counts in this process alone, in minutes that begin with the first attempt of an address. */
export function memoryBearerAttempts(perMinute: number, clock: Clock): BearerAttempts {
  const windows = new LRUCache<string, Window>({ max: remembered });

  function running(address: string): Window | undefined {
    const window = windows.get(address);
    return window === undefined || window.endsAt <= clock.now() ? undefined : window;
  }
  return {
    take(address) {
      const window = running(address) ?? { endsAt: clock.now() + windowMs, count: 0 };
      if (window.count >= perMinute) throw tooMany(window.endsAt - clock.now());
      window.count += 1;
      windows.set(address, window);
    },
    giveBack(address) {
      const window = running(address);
      if (window !== undefined && window.count > 0) window.count -= 1;
    },
  };
}

function tooMany(leftMs: number): BridgeError {
  const detail = 'too many bearer tokens that nobody knows came from this address';
  const retryAfter = Math.max(1, Math.ceil(leftMs / 1000));
  return new BridgeError('too-many-requests', detail, { facts: { retryAfter } });
}
