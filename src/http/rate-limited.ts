import type { RequestHandler } from 'express';
import { requireQuota, type RateLimiter } from '../gate/rate-limiter.ts';
import { contextOf } from './request-context.ts';

/** Lets a client pass as often as its quota allows, and tells it what is left, in the headers of Genesys Cloud. */
export function rateLimited(limiter: RateLimiter): RequestHandler {
  return async (_request, response, next) => {
    const { caller } = contextOf(response);
    if (caller === undefined) throw new Error('requests are counted behind authentication');
    const use = await limiter.count(caller.clientId);
    response.set({
      'inin-ratelimit-count': String(use.count),
      'inin-ratelimit-allowed': String(limiter.quota.requests),
      'inin-ratelimit-reset': String(use.resetSeconds),
    });
    requireQuota(limiter.quota, use);
    next();
  };
}
