import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ErrorCode } from '../error/codes.ts';
import { boundedLabel } from './bounded-label.ts';
import { metricPrefix } from './metric-registry.ts';
import { durationBuckets } from './request-metrics.ts';
import { sessionMetrics, type SessionMetrics } from './session-metrics.ts';

/** One operation sent once; a repetition is another call. */
export interface EndedCall {
  /** With its version. */
  readonly service: string;
  readonly operation: string;
  /** Milliseconds, waiting in line included. */
  readonly ms: number;
  readonly outcome: 'good' | ErrorCode;
}

/** One answer, read to its end or to where it broke off. */
export interface DecodedAnswer {
  readonly service: string;
  /** Of XML. */
  readonly bytes: number;
  /** Milliseconds spent in decoding alone, waiting for WFM and for the caller left out. */
  readonly ms: number;
}

export const breakerStates = ['closed', 'half-open', 'open'] as const;
export type BreakerState = (typeof breakerStates)[number];

/** What the way to WFM tells of itself. An `origin` is one of the configuration, never an address that WFM made up. */
export interface UpstreamMetrics extends SessionMetrics {
  callEnded(call: EndedCall): void;
  answerDecoded(answer: DecodedAnswer): void;
  /** A read was to be repeated, and the budget of its origin had or had not room for it. */
  retried(origin: string, allowed: boolean): void;
  breakerChanged(origin: string, state: BreakerState): void;
  /** How many calls wait in line. */
  queueLength(origin: string, waiting: number): void;
  /** How long one call has waited in line, when its turn comes. */
  queueWaited(origin: string, ms: number): void;
}

/** Operations are those of the loaded WSDLs; this bound is for contracts nobody has thought of. */
const shownOperations = 1_000;
const shownOrigins = 50;

function callMetrics(registry: Registry): Pick<UpstreamMetrics, 'callEnded' | 'answerDecoded'> {
  const registers = [registry];
  const calls = new Counter({
    name: `${metricPrefix}upstream_calls_total`,
    help: 'SOAP calls by service, operation and outcome: good or an error code',
    labelNames: ['service', 'operation', 'outcome'] as const,
    registers,
  });
  const durations = new Histogram({
    name: `${metricPrefix}upstream_call_duration_seconds`,
    help: 'Time from sending a SOAP call to the end of its answer',
    labelNames: ['service', 'operation'] as const,
    buckets: durationBuckets,
    registers,
  });
  const bytes = new Counter({
    name: `${metricPrefix}upstream_answer_bytes_total`,
    help: 'Bytes of XML that WFM answered with',
    labelNames: ['service'] as const,
    registers,
  });
  const decoding = new Counter({
    name: `${metricPrefix}upstream_decode_seconds_total`,
    help: 'Time spent in decoding answers, without waiting for WFM or for callers',
    labelNames: ['service'] as const,
    registers,
  });
  const operationLabel = boundedLabel(shownOperations);
  return {
    callEnded({ service, operation: name, outcome, ms }) {
      const operation = operationLabel(name);
      calls.inc({ service, operation, outcome });
      durations.observe({ service, operation }, ms / 1000);
    },
    answerDecoded({ service, bytes: length, ms }) {
      bytes.inc({ service }, length);
      decoding.inc({ service }, ms / 1000);
    },
  };
}

function originMetrics(
  registry: Registry,
): Pick<UpstreamMetrics, 'breakerChanged' | 'queueLength' | 'queueWaited' | 'retried'> {
  const registers = [registry];
  const states = new Gauge({
    name: `${metricPrefix}breaker_state`,
    help: 'Circuit breaker of each origin: 0 closed, 1 half-open, 2 open',
    labelNames: ['origin'] as const,
    registers,
  });
  const changes = new Counter({
    name: `${metricPrefix}breaker_changes_total`,
    help: 'Changes of each circuit breaker, by the state that it came to',
    labelNames: ['origin', 'state'] as const,
    registers,
  });
  const lengths = new Gauge({
    name: `${metricPrefix}upstream_queue_length`,
    help: 'Calls that wait in line for an origin',
    labelNames: ['origin'] as const,
    registers,
  });
  const waits = new Histogram({
    name: `${metricPrefix}upstream_queue_wait_seconds`,
    help: 'Time that a call waited in line for an origin',
    labelNames: ['origin'] as const,
    buckets: durationBuckets,
    registers,
  });
  const retries = new Counter({
    name: `${metricPrefix}upstream_retries_total`,
    help: 'Reads that were to be repeated, and whether the retry budget allowed it',
    labelNames: ['origin', 'allowed'] as const,
    registers,
  });
  const label = boundedLabel(shownOrigins);
  return {
    breakerChanged(name, state) {
      const origin = label(name);
      states.set({ origin }, breakerStates.indexOf(state));
      changes.inc({ origin, state });
    },
    queueLength: (name, waiting) => lengths.set({ origin: label(name) }, waiting),
    queueWaited: (name, ms) => waits.observe({ origin: label(name) }, ms / 1000),
    retried: (name, allowed) => retries.inc({ origin: label(name), allowed: String(allowed) }),
  };
}

export function upstreamMetrics(registry: Registry, now: () => number): UpstreamMetrics {
  return { ...callMetrics(registry), ...originMetrics(registry), ...sessionMetrics(registry, now) };
}
