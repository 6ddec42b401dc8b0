/** Puts together what callers are believed and allowed, and where it is counted. */
import type { Configuration } from './config/configuration.ts';
import { failedLogins } from './gate/limited-authenticators.ts';
import { rateLimiter } from './gate/rate-limiter.ts';
import type { AppOptions } from './http/app.ts';
import type { Logger } from './log/logger.ts';
import { redisLink } from './store/redis-link.ts';
import type { GateMetrics } from './telemetry/gate-metrics.ts';
import type { Clock } from './time/clock.ts';

export interface BridgeLimits {
  readonly options: Pick<AppOptions, 'rateLimiter' | 'failedLogins' | 'trustProxy' | 'corsOrigins'>;
  /** Connects with Redis in the background, where there is one. */
  start(): void;
  close(): void;
}

interface Surroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<GateMetrics, 'redisChanged'>;
}

export function bridgeLimits(
  { server, redisUrl: url }: Pick<Configuration, 'server' | 'redisUrl'>,
  { clock, logger, metrics }: Surroundings,
): BridgeLimits {
  const { trustProxy, corsOrigins, limits } = server;
  const changed = (isReady: boolean): void => metrics.redisChanged(isReady);
  const redis = url === undefined ? undefined : redisLink({ url, clock, logger, changed });
  const { failedLoginsPerMinute } = limits;
  return {
    options: {
      corsOrigins,
      rateLimiter: rateLimiter(limits, redis),
      ...(failedLoginsPerMinute === 0 ? {} : { failedLogins: failedLogins(failedLoginsPerMinute, clock) }),
      ...(trustProxy === undefined ? {} : { trustProxy }),
    },
    start: () => redis?.start(),
    close: () => redis?.close(),
  };
}
