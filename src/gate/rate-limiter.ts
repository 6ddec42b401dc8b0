import { BridgeError, type RequestQuota } from '../error/bridge-error.ts';

/** What a client has used of its quota. */
export interface QuotaUse {
  /** Requests of the running window, this one included; more than the quota for one that is too many. */
  readonly count: number;
  /** Whole seconds until the window ends, at least one. */
  readonly resetSeconds: number;
}

/** Counts the requests of each client in fixed windows, each of which begins with the first request in it. */
export interface RateLimiter {
  readonly quota: RequestQuota;
  /** Counts one more request, also one that is too many. */
  count(clientId: string): Promise<QuotaUse>;
}

/** Throws `too-many-requests` for the request that exceeds the quota, and for those after it. */
export function requireQuota({ requests, windowSeconds }: RequestQuota, use: QuotaUse): void {
  if (use.count <= requests) return;
  throw new BridgeError('too-many-requests', `more than ${requests} requests in ${windowSeconds} seconds`, {
    facts: { retryAfter: use.resetSeconds, quota: { requests, windowSeconds } },
  });
}
