import { AsyncLocalStorage } from 'node:async_hooks';
import { callObserver, type CallObserver, type UpstreamAccount } from './call-observer.ts';
import { createMetrics, type Metrics, type MetricsOptions } from './metrics.ts';
import { createTracing, type Tracing } from './tracing.ts';

/** Everything that tells operators what one bridge does, beside its log. */
export interface Telemetry {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** To be given to whoever calls WFM. */
  readonly calls: CallObserver;
  /** What WFM is asked in `work`, however deep, is counted on the account. */
  withAccount<T>(account: UpstreamAccount, work: () => T): T;
}

export function createTelemetry({ version, now }: MetricsOptions): Telemetry {
  const metrics = createMetrics({ version, now });
  const tracing = createTracing(version);
  const accounts = new AsyncLocalStorage<UpstreamAccount>();
  return {
    metrics,
    tracing,
    calls: callObserver({ metrics: metrics.upstream, tracing, accounts, now }),
    withAccount: (account, work) => accounts.run(account, work),
  };
}
