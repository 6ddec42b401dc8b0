import { BridgeError, type RequestQuota } from '../error/bridge-error.ts';
import type { Caller } from '../identity/caller.ts';
import type { RedisLink } from '../store/redis-link.ts';
import { windowCounter, type WindowUse } from './window-counter.ts';

/** What a client has used of one of its quotas; more than it allows for a request that is too many. */
export interface QuotaUse extends RequestQuota, WindowUse {
  readonly policy: QuotaPolicy;
}

/** `cloud-minute` is that of Genesys Cloud's face; the others are of all faces together. */
export type QuotaPolicy = 'minute' | 'hour' | 'cloud-minute';

/** The words that a request is made in. */
export type Face = 'wfm' | 'cloud';

/** Counts the requests of each client. */
export interface RateLimiter {
  /** Counts one more request in all windows that apply, also one that is too many in some. */
  count(caller: Pick<Caller, 'clientId' | 'quotas'>, face: Face): Promise<readonly QuotaUse[]>;
}

/** What clients may that have no quota of their own; 0 is no limit. */
export interface DefaultQuotas {
  readonly requestsPerMinute: number;
  readonly requestsPerHour: number;
  readonly cloudRequestsPerMinute: number;
}

const windowSeconds: Readonly<Record<QuotaPolicy, number>> = {
  'cloud-minute': 60,
  minute: 60,
  hour: 3600,
};

export function rateLimiter(
  defaults: DefaultQuotas,
  redis?: Pick<RedisLink, 'isReady' | 'eval'>,
): RateLimiter {
  const counterOf = (policy: QuotaPolicy): ReturnType<typeof windowCounter> =>
    windowCounter({ name: policy, windowSeconds: windowSeconds[policy], redis });
  const counters = {
    'cloud-minute': counterOf('cloud-minute'),
    minute: counterOf('minute'),
    hour: counterOf('hour'),
  };

  async function used(policy: QuotaPolicy, clientId: string, requests: number): Promise<QuotaUse[]> {
    if (requests === 0) return [];
    const use = await counters[policy].count(clientId);
    return [{ policy, requests, windowSeconds: windowSeconds[policy], ...use }];
  }
  return {
    async count({ clientId, quotas }, face) {
      const perMinute = quotas?.requestsPerMinute ?? defaults.requestsPerMinute;
      const perHour = quotas?.requestsPerHour ?? defaults.requestsPerHour;
      const uses = await Promise.all([
        used('cloud-minute', clientId, face === 'cloud' ? defaults.cloudRequestsPerMinute : 0),
        used('minute', clientId, perMinute),
        used('hour', clientId, perHour),
      ]);
      return uses.flat();
    },
  };
}

/** Throws `too-many-requests` for a request that exceeds a quota: the one that is exceeded for longest. */
export function requireQuotas(uses: readonly QuotaUse[]): void {
  const [worst] = uses
    .filter(({ count, requests }) => count > requests)
    .sort((a, b) => b.resetSeconds - a.resetSeconds);
  if (worst === undefined) return;
  const { requests, windowSeconds: seconds, resetSeconds } = worst;
  throw new BridgeError('too-many-requests', `more than ${requests} requests in ${seconds} seconds`, {
    facts: { retryAfter: resetSeconds, quota: { requests, windowSeconds: seconds } },
  });
}
