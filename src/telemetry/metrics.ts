import { Gauge } from 'prom-client';
import { gateMetrics, type GateMetrics } from './gate-metrics.ts';
import { MetricRegistry, metricPrefix, type Exposure } from './metric-registry.ts';
import { requestMetrics, type RequestMetrics } from './request-metrics.ts';
import { upstreamMetrics, type UpstreamMetrics } from './upstream-metrics.ts';

/** Everything that one bridge counts, and the text that Prometheus reads. */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly upstream: UpstreamMetrics;
  readonly gate: GateMetrics;
  text(exposure: Exposure): Promise<string>;
  /** The names of all metrics, without the suffixes of histograms. */
  names(): readonly string[];
}

export interface MetricsOptions {
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createMetrics({ version, now }: MetricsOptions): Metrics {
  const collected = new MetricRegistry();
  const { registry } = collected;
  new Gauge({
    name: `${metricPrefix}info`,
    help: 'Always 1; the label says which version runs',
    labelNames: ['version'] as const,
    registers: [registry],
  }).set({ version }, 1);
  return {
    requests: requestMetrics(registry),
    upstream: upstreamMetrics(registry, now),
    gate: gateMetrics(registry),
    text: (exposure) => collected.text(exposure),
    names: () => collected.names(),
  };
}
