/** Puts together what callers are believed and allowed: only what the configuration says. */
import type { ServerConfiguration } from './config/configuration.ts';
import { failedLogins } from './gate/limited-authenticators.ts';
import { memoryRateLimiter } from './gate/memory-rate-limiter.ts';
import type { AppOptions } from './http/app.ts';
import type { Clock } from './time/clock.ts';

export function bridgeLimits(
  { trustProxy, limits }: Pick<ServerConfiguration, 'trustProxy' | 'limits'>,
  clock: Clock,
): Pick<AppOptions, 'rateLimiter' | 'failedLogins' | 'trustProxy'> {
  const { cloudRequestsPerMinute: requests, failedLoginsPerMinute } = limits;
  return {
    ...(requests === 0 ? {} : { rateLimiter: memoryRateLimiter({ requests, windowSeconds: 60 }) }),
    ...(failedLoginsPerMinute === 0 ? {} : { failedLogins: failedLogins(failedLoginsPerMinute, clock) }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
  };
}
