import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestQuota } from '../error/bridge-error.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Counts in this process alone, by the clock of the machine: several replicas allow as many times the quota. */
export function memoryRateLimiter(quota: RequestQuota): RateLimiter {
  const limiter = new RateLimiterMemory({ points: quota.requests, duration: quota.windowSeconds });

  /** The library rejects with its result where the quota is exceeded. */
  async function consume(clientId: string): Promise<RateLimiterRes> {
    try {
      return await limiter.consume(clientId);
    } catch (reason) {
      if (reason instanceof RateLimiterRes) return reason;
      throw reason;
    }
  }
  return {
    quota,
    async count(clientId) {
      const { consumedPoints, msBeforeNext } = await consume(clientId);
      return { count: consumedPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
    },
  };
}
