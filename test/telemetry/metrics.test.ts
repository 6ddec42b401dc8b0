import { describe, expect, test } from 'vitest';
import { boundedLabel } from '../../src/telemetry/bounded-label.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { samplesNamed, samplesOf } from '../support/metric-samples.ts';

function bench(): { metrics: ReturnType<typeof createMetrics>; clock: { now: number } } {
  const clock = { now: 1_000_000 };
  return { metrics: createMetrics({ version: '1.2.3', now: () => clock.now }), clock };
}

test('a label past its bound is called other, the known ones stay', () => {
  const label = boundedLabel(2);
  expect(['a', 'b', 'c', 'a', 'd', 'b'].map(label)).toEqual(['a', 'b', 'other', 'a', 'other', 'b']);
});

test('two bridges in one process count for themselves', async () => {
  const [one, other] = [bench(), bench()];
  one.metrics.upstream.retried('https://wfm', true);
  const seen = await Promise.all([one, other].map(({ metrics }) => metrics.text('prometheus')));
  expect(seen.map((text) => samplesNamed(samplesOf(text), 'wfm_bridge_upstream_retries_total'))).toEqual([
    { '{allowed="true",origin="https://wfm"}': 1 },
    {},
  ]);
});

describe('the two texts', () => {
  test('say the same, also when they are asked for in turns', async () => {
    const { metrics } = bench();
    metrics.upstream.callEnded({ service: 'S', operation: 'O', outcome: 'good', ms: 30 });
    const names = (text: string): string[] =>
      [...samplesOf(text).keys()].filter((series) => series.startsWith('wfm_bridge_')).sort();
    const first = names(await metrics.text('prometheus'));
    expect(first).toContain('wfm_bridge_upstream_calls_total{operation="O",outcome="good",service="S"}');
    expect(names(await metrics.text('openmetrics'))).toEqual(first);
    expect(names(await metrics.text('prometheus'))).toEqual(first);
  });

  test('OpenMetrics names the family of a counter without its suffix and ends with its mark', async () => {
    const { metrics } = bench();
    const text = await metrics.text('openmetrics');
    expect(text.endsWith('\n# EOF\n')).toBe(true);
    expect(text).not.toContain('\n\n');
    expect(text).toContain('# TYPE wfm_bridge_upstream_calls counter');
    expect(text).toContain('# HELP wfm_bridge_upstream_calls SOAP calls by');
    expect(text).not.toMatch(/^# TYPE \S+_total counter/m);
    expect(text).toMatch(/^process_cpu_user_seconds_total \S+$/m);
  });
});

describe('what the way to WFM tells', () => {
  test('calls are counted by outcome and timed in seconds', async () => {
    const { metrics } = bench();
    const call = { service: 'ConfigService850', operation: 'GetSite' } as const;
    metrics.upstream.callEnded({ ...call, outcome: 'good', ms: 40 });
    metrics.upstream.callEnded({ ...call, outcome: 'good', ms: 400 });
    metrics.upstream.callEnded({ ...call, outcome: 'upstream-timeout', ms: 30_000 });
    metrics.upstream.answerDecoded({ service: call.service, bytes: 5_000_000, ms: 50 });
    const samples = samplesOf(await metrics.text('prometheus'));
    const labels = 'operation="GetSite",service="ConfigService850"';
    expect(samplesNamed(samples, 'wfm_bridge_upstream_calls_total')).toEqual({
      '{operation="GetSite",outcome="good",service="ConfigService850"}': 2,
      '{operation="GetSite",outcome="upstream-timeout",service="ConfigService850"}': 1,
    });
    expect(samples.get(`wfm_bridge_upstream_call_duration_seconds_sum{${labels}}`)).toBeCloseTo(30.44);
    expect(samples.get(`wfm_bridge_upstream_call_duration_seconds_bucket{le="0.05",${labels}}`)).toBe(1);
    expect(samples.get('wfm_bridge_upstream_answer_bytes_total{service="ConfigService850"}')).toBe(5_000_000);
    expect(samples.get('wfm_bridge_upstream_decode_seconds_total{service="ConfigService850"}')).toBe(0.05);
  });

  test('sessions and tokens age until the scrape, and the oldest session counts', async () => {
    const { metrics, clock } = bench();
    const scraped = async (): Promise<readonly (number | undefined)[]> => {
      const samples = samplesOf(await metrics.text('prometheus'));
      return ['sessions_open', 'session_age_seconds', 'token_age_seconds'].map((name) =>
        samples.get(`wfm_bridge_${name}`),
      );
    };
    expect(await scraped()).toEqual([0, 0, 0]);
    metrics.upstream.tokenFetched('good');
    clock.now += 10_000;
    metrics.upstream.sessionOpened();
    clock.now += 5_000;
    metrics.upstream.sessionOpened();
    metrics.upstream.tokenFetched('auth-upstream-unavailable');
    clock.now += 2_000;
    expect(await scraped()).toEqual([2, 7, 17]);
    metrics.upstream.sessionClosed('lost');
    expect(await scraped()).toEqual([1, 2, 17]);
  });

  test('openings, renewals, fetches, breaker, queue and cache have their series', async () => {
    const { metrics } = bench();
    const { upstream, gate } = metrics;
    upstream.sessionOpened();
    upstream.sessionClosed('lost');
    upstream.sessionClosed('idle');
    upstream.sessionRenewed('upstream-session-lost');
    upstream.tokenFetched('bridge-credentials-rejected');
    upstream.breakerChanged('https://wfm', 'open');
    upstream.breakerChanged('https://wfm', 'half-open');
    upstream.queueLength('https://wfm', 3);
    upstream.queueWaited('https://wfm', 200);
    gate.cacheLookedUp('stale');
    gate.audited('failed');
    const samples = samplesOf(await metrics.text('prometheus'));
    for (const [series, value] of Object.entries({
      session_openings_total: 1,
      sessions_open: 0,
      'session_ends_total{why="lost"}': 1,
      'session_renewals_total{code="upstream-session-lost"}': 1,
      'token_fetches_total{outcome="bridge-credentials-rejected"}': 1,
      'breaker_state{origin="https://wfm"}': 1,
      'breaker_changes_total{origin="https://wfm",state="open"}': 1,
      'upstream_queue_length{origin="https://wfm"}': 3,
      'upstream_queue_wait_seconds_count{origin="https://wfm"}': 1,
      'cache_lookups_total{outcome="hit"}': 0,
      'cache_lookups_total{outcome="stale"}': 1,
      'audit_records_total{outcome="failed"}': 1,
      'info{version="1.2.3"}': 1,
    }))
      expect({ [series]: samples.get(`wfm_bridge_${series}`) }).toEqual({ [series]: value });
  });
});
