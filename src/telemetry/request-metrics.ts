import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ErrorCode } from '../error/codes.ts';
import { boundedLabel, otherLabel } from './bounded-label.ts';
import { metricPrefix } from './metric-registry.ts';

/** One request of a caller, when it is over. */
export interface EndedRequest {
  /** Path template; absent where no path was found, whatever was asked for. */
  readonly route: string | undefined;
  readonly method: string;
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly clientId: string | undefined;
  readonly milliseconds: number;
}

export interface RequestMetrics {
  started(): void;
  /** To be called once for each that was started. */
  ended(request: EndedRequest): void;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Seconds: from a memory-only answer to the longest call that the default time-outs allow. */
export const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Clients with a series of their own. Operators make them, so that few bridges have more. */
const shownClients = 200;

function statusClass(status: number): string {
  return `${Math.floor(status / 100)}xx`;
}

function codeOf({ code, status }: EndedRequest): string {
  return code ?? (status === 499 ? 'client-closed-request' : 'none');
}

/** What callers asked for. Labels are templates, codes and client ids: never a path, a query or an address. */
export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const requests = new Counter({
    name: `${metricPrefix}http_requests_total`,
    help: 'Requests of callers by path template, method, class of status and error code',
    labelNames: ['route', 'method', 'status', 'code'] as const,
    registers,
  });
  const durations = new Histogram({
    name: `${metricPrefix}http_request_duration_seconds`,
    help: 'Time from the headers of a request to the end of its answer',
    labelNames: ['route', 'method'] as const,
    buckets: durationBuckets,
    registers,
  });
  const inFlight = new Gauge({
    name: `${metricPrefix}http_requests_in_flight`,
    help: 'Requests that have not been answered to the end',
    registers,
  });
  const clients = new Counter({
    name: `${metricPrefix}client_requests_total`,
    help: 'Requests of each API client, by class of status',
    labelNames: ['client', 'status'] as const,
    registers,
  });
  const refusals = new Counter({
    name: `${metricPrefix}rate_limit_refusals_total`,
    help: 'Requests refused because their API client asks too often',
    labelNames: ['client'] as const,
    registers,
  });
  const clientLabel = boundedLabel(shownClients);
  return {
    started: () => inFlight.inc(),
    ended(request) {
      const route = request.route ?? 'unknown';
      const method = methods.has(request.method) ? request.method : otherLabel;
      const status = statusClass(request.status);
      inFlight.dec();
      requests.inc({ route, method, status, code: codeOf(request) });
      durations.observe({ route, method }, request.milliseconds / 1000);
      if (request.clientId === undefined) return;
      const client = clientLabel(request.clientId);
      clients.inc({ client, status });
      if (request.code === 'too-many-requests') refusals.inc({ client });
    },
  };
}
