import { collectDefaultMetrics, Registry } from 'prom-client';

/** Prefix of every metric of the bridge's own. */
export const metricPrefix = 'wfm_bridge_';

export const exposures = ['prometheus', 'openmetrics'] as const;
export type Exposure = (typeof exposures)[number];

export const exposureTypes: Readonly<Record<Exposure, string>> = {
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/**
 * The same samples in the words of OpenMetrics: a counter's family goes by its name without `_total`, there are no empty
 * lines, and the end is marked. `prom-client` can write this, too, but renames the counters for good when it does.
 */
function asOpenMetrics(text: string): string {
  const counters = new Set([...text.matchAll(/^# TYPE (\S+)_total counter$/gm)].map(([, name]) => name));
  const lines = text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [, head = '', name, rest = ''] = /^(# (?:HELP|TYPE) )(\S+?)_total( .*)?$/.exec(line) ?? [];
    return [name !== undefined && counters.has(name) ? `${head}${name}${rest}` : line];
  });
  return `${lines.join('\n')}\n# EOF\n`;
}

/** A registry of its own for each bridge: two in one process do not meet. */
export class MetricRegistry {
  readonly registry = new Registry();
  #hasProcessMetrics = false;

  /** Everything that is counted. The process is watched from the first time on: who never asks pays nothing for it. */
  async text(exposure: Exposure): Promise<string> {
    this.#watchProcess();
    const text = await this.registry.metrics();
    return exposure === 'openmetrics' ? asOpenMetrics(text) : text;
  }

  /** The names of all metrics, without the suffixes of histograms. */
  names(): readonly string[] {
    this.#watchProcess();
    return this.registry.getMetricsAsArray().map(({ name }) => name);
  }

  #watchProcess(): void {
    if (this.#hasProcessMetrics) return;
    this.#hasProcessMetrics = true;
    collectDefaultMetrics({ register: this.registry });
  }
}
