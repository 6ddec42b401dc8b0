import { Secret } from '../log/secret.ts';
import type { StaticHeader } from './formats.ts';
import type { Values } from './variables.ts';

/** How the bridge reaches WFM and its token service. */
export interface UpstreamConfiguration {
  /** Added to every request; names are lower case. */
  readonly headers: Secret<readonly StaticHeader[]>;
  /** Paths of PEM files that could be read at the start. */
  readonly caFile?: string;
  readonly clientCertFile?: string;
  readonly clientKeyFile?: string;
  readonly proxyUrl?: Secret;
  /** Connections, and so calls at the same time, per origin. */
  readonly connections: number;
  /** Calls per origin that may wait for a connection. */
  readonly queue: number;
  /** Failures in a row after which an origin is left alone for a while. */
  readonly breakerFailures: number;
  readonly connectTimeoutMs: number;
  readonly firstByteTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** Largest answer that is held as a whole. */
  readonly maxValueBytes: number;
  /** Whether WFM is asked for compressed answers. */
  readonly compression: boolean;
  readonly unknown: 'skip' | 'refuse';
  /** Whether WFM is told the trace that its calls belong to. */
  readonly traceparent: boolean;
}

export function upstreamConfiguration(values: Values): UpstreamConfiguration {
  const {
    UPSTREAM_CA_FILE: caFile,
    UPSTREAM_CLIENT_CERT_FILE: clientCertFile,
    UPSTREAM_CLIENT_KEY_FILE: clientKeyFile,
    UPSTREAM_PROXY_URL: proxyUrl,
  } = values;
  return {
    headers: values.UPSTREAM_HEADERS ?? new Secret([]),
    ...(caFile === undefined ? {} : { caFile }),
    ...(clientCertFile === undefined ? {} : { clientCertFile }),
    ...(clientKeyFile === undefined ? {} : { clientKeyFile }),
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
    connections: values.UPSTREAM_CONNECTIONS,
    queue: values.UPSTREAM_QUEUE,
    breakerFailures: values.UPSTREAM_BREAKER_FAILURES,
    connectTimeoutMs: values.UPSTREAM_CONNECT_TIMEOUT_MS,
    firstByteTimeoutMs: values.UPSTREAM_FIRST_BYTE_TIMEOUT_MS,
    idleTimeoutMs: values.UPSTREAM_IDLE_TIMEOUT_MS,
    totalTimeoutMs: values.UPSTREAM_TOTAL_TIMEOUT_MS,
    maxResponseBytes: values.UPSTREAM_MAX_RESPONSE_BYTES,
    maxValueBytes: values.UPSTREAM_MAX_VALUE_BYTES,
    compression: values.UPSTREAM_COMPRESSION === 'true',
    unknown: values.UPSTREAM_UNKNOWN,
    traceparent: values.UPSTREAM_TRACEPARENT === 'true',
  };
}
