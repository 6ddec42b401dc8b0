/** The one place that opens sockets to WFM (the token service has its own): pooled, bounded in time and size. */
import { Agent, ProxyAgent, request, type Dispatcher } from 'undici';
import type { Secret } from '../log/secret.ts';
import { answerBody } from './answer-body.ts';
import { acceptEncoding, decodedBody } from './content-encoding.ts';
import { checkedLookup, type Resolve } from './origin/checked-lookup.ts';
import { RequestEnd } from './request-end.ts';
import type { TransportError } from './transport-error.ts';
import type { UpstreamTls } from './upstream-tls.ts';

export interface TransportLimits {
  /** Connections to each origin, and so calls at the same time; `origin/guarded-transport.ts` sees to it. */
  readonly connections: number;
  readonly connectTimeoutMs: number;
  /** From the request being written to the answer's headers. */
  readonly firstByteTimeoutMs: number;
  /** Longest silence inside an answer. */
  readonly idleTimeoutMs: number;
  /** From the call to the last byte being received, waiting in line and for a slow reader included. */
  readonly totalTimeoutMs: number;
  /** Also of what a compressed answer opens to. */
  readonly maxResponseBytes: number;
}

export interface TransportOptions {
  readonly limits: TransportLimits;
  /** Sent with every request, such as `x-api-key`. */
  readonly headers: Secret<Readonly<Record<string, string>>>;
  readonly tls: UpstreamTls;
  /** A proxy resolves the names of what it connects to itself. */
  readonly proxyUrl: Secret | undefined;
  /** Whether compressed answers are asked for. */
  readonly compression?: boolean;
  /** How names become addresses; the system's way when absent. */
  readonly resolve?: Resolve;
}

/** In which line a call waits, and for how long it may take. */
export interface CallBounds {
  /** The API client that the call is made for; absent for calls of the bridge itself, such as those of the session. */
  readonly clientId?: string;
  /** How many calls that client may have at the same time; absent: as many as there may be. */
  readonly concurrentCalls?: number;
  /** What is left of the time for the whole call; absent: all of it. */
  readonly totalTimeoutMs?: number;
}

export interface TransportRequest extends CallBounds {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The caller's own end: aborting it cancels the request on the wire. */
  readonly signal: AbortSignal;
  /** Told once, when the connection is free again or given up: with what failed, also when nobody reads the answer. */
  readonly ended?: (failure: TransportError | undefined) => void;
}

export interface TransportResponse {
  readonly status: number;
  /** A header's first value, by lower-case name; `content-encoding` only where the body still has one. */
  header(name: string): string | undefined;
  /**
   * Throws `TransportError` when the answer breaks off, and `BridgeError` when it is compressed and cannot be opened; ending
   * early closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** For an answer nobody will read: frees its connection in the background. */
  discard(): void;
}

/** A server's clock beside ours, both in milliseconds since the epoch. */
export interface ServerTime {
  readonly server: number;
  readonly local: number;
}

export interface Transport {
  /** What the last answer's `Date` header said, and when; absent when none had one. For `doctor`. */
  serverTime(): ServerTime | undefined;
  /** Throws `TransportError`. Follows no redirect and knows no proxy but the configured one. */
  send(request: TransportRequest): Promise<TransportResponse>;
  close(): Promise<void>;
}

function createDispatcher(options: TransportOptions): Dispatcher {
  const { limits, tls, proxyUrl } = options;
  const pool = {
    connections: limits.connections,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    headersTimeout: limits.firstByteTimeoutMs,
    bodyTimeout: limits.idleTimeoutMs,
    maxResponseSize: limits.maxResponseBytes,
  };
  const connect = { timeout: limits.connectTimeoutMs, ...tls };
  if (proxyUrl === undefined)
    return new Agent({ ...pool, connect: { ...connect, lookup: checkedLookup(options.resolve) } });
  return new ProxyAgent({
    ...pool,
    uri: proxyUrl.reveal(),
    requestTls: connect,
    proxyTls: { timeout: limits.connectTimeoutMs },
  });
}

export function createTransport(options: TransportOptions): Transport {
  const { limits, headers: own, compression = false } = options;
  const dispatcher = createDispatcher(options);
  let lastTime: ServerTime | undefined;
  return {
    serverTime: () => lastTime,
    async send({ url, method, headers, body, signal, ended, totalTimeoutMs }) {
      const end = new RequestEnd(signal, totalTimeoutMs ?? limits.totalTimeoutMs, ended);
      try {
        const response = await request(url, {
          dispatcher,
          method,
          headers: {
            ...(compression ? { 'accept-encoding': acceptEncoding } : {}),
            ...own.reveal(),
            ...headers,
          },
          body: body ?? null,
          signal: end.signal,
        });
        const server = Date.parse(String(response.headers['date']));
        if (!Number.isNaN(server)) lastTime = { server, local: Date.now() };
        const { body: decoded, encoding } = decodedBody(
          answerBody(response.body, end),
          response.headers['content-encoding'],
          limits.maxResponseBytes,
        );
        return {
          status: response.statusCode,
          header(name) {
            if (name === 'content-encoding') return encoding;
            const value = response.headers[name];
            return Array.isArray(value) ? value[0] : value;
          },
          body: decoded,
          discard() {
            // A short rest is drained so that the connection can be used again; a long one closes it.
            response.body
              .dump({ limit: 65_536 })
              .catch(() => undefined)
              .finally(() => {
                end.release();
              });
          },
        };
      } catch (cause) {
        const failure = end.classify(cause);
        end.release();
        throw failure;
      }
    },
    close: () => dispatcher.destroy(),
  };
}
