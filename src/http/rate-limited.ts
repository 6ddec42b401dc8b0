import type { RequestHandler } from 'express';
import { requireQuotas, type Face, type QuotaUse, type RateLimiter } from '../gate/rate-limiter.ts';
import { contextOf } from './request-context.ts';

function leftOf({ requests, count }: QuotaUse): number {
  return Math.max(0, requests - count);
}

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers): one item for each quota that applies. */
function standardHeaders(uses: readonly QuotaUse[]): Readonly<Record<string, string>> {
  if (uses.length === 0) return {};
  return {
    'RateLimit-Policy': uses
      .map(({ policy, requests, windowSeconds }) => `"${policy}";q=${requests};w=${windowSeconds}`)
      .join(', '),
    RateLimit: uses.map((use) => `"${use.policy}";r=${leftOf(use)};t=${use.resetSeconds}`).join(', '),
  };
}

/** The headers of Genesys Cloud, which know one quota, of a minute: that of which least is left. */
function cloudHeaders(uses: readonly QuotaUse[]): Readonly<Record<string, string>> {
  const [tightest] = uses
    .filter(({ windowSeconds }) => windowSeconds === 60)
    .sort((a, b) => (leftOf(a) === leftOf(b) ? a.requests - b.requests : leftOf(a) - leftOf(b)));
  if (tightest === undefined) return {};
  return {
    'inin-ratelimit-count': String(tightest.count),
    'inin-ratelimit-allowed': String(tightest.requests),
    'inin-ratelimit-reset': String(tightest.resetSeconds),
  };
}

/** Lets a client pass as often as its quotas allow, and tells it in headers what is left. */
export function rateLimited(limiter: RateLimiter, face: Face): RequestHandler {
  return async (_request, response, next) => {
    const { caller } = contextOf(response);
    if (caller === undefined) throw new Error('requests are counted behind authentication');
    const uses = await limiter.count(caller, face);
    response.set({ ...standardHeaders(uses), ...(face === 'cloud' ? cloudHeaders(uses) : {}) });
    requireQuotas(uses);
    next();
  };
}
