import type { RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisLink } from '../store/redis-link.ts';

/** What has been counted in the running window. */
export interface WindowUse {
  /** This one included. */
  readonly count: number;
  /** Whole seconds until the window ends, at least one. */
  readonly resetSeconds: number;
}

/** Counts in fixed windows, each of which begins with the first request in it. */
export interface WindowCounter {
  count(key: string): Promise<WindowUse>;
}

export interface WindowCounterOptions {
  /** Tells its keys from those of others. */
  readonly name: string;
  readonly windowSeconds: number;
  /** Where instances count together; absent: this process alone. */
  readonly redis?: Pick<RedisLink, 'isReady' | 'eval'> | undefined;
}

/**
 * With Redis, windows begin and end by its clock, so that all instances agree on them. While it is away, each
 * counts for itself from nothing, and allows the whole quota.
 */
export function windowCounter({ name, windowSeconds, redis }: WindowCounterOptions): WindowCounter {
  // Quotas differ by client: what is too much is for others to say.
  const window = {
    keyPrefix: `wfm-bridge:${name}`,
    points: Number.MAX_SAFE_INTEGER,
    duration: windowSeconds,
  };
  const alone = new RateLimiterMemory(window);
  const limiter =
    redis === undefined
      ? alone
      : new RateLimiterRedis({
          ...window,
          storeClient: redis,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
          insuranceLimiter: alone,
        });
  return {
    async count(key) {
      const { consumedPoints, msBeforeNext }: RateLimiterRes = await limiter.consume(key);
      return { count: consumedPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
    },
  };
}
