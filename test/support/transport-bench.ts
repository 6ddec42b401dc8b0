/** A transport with limits that a test can narrow; it ends with the test. */
import { onTestFinished } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { TransportError } from '../../src/wfm/transport-error.ts';
import { createTransport, type Transport, type TransportLimits } from '../../src/wfm/transport.ts';

export interface TransportBenchOptions extends Partial<TransportLimits> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxyUrl?: string;
  readonly compression?: boolean;
}

export const patient: TransportLimits = {
  connections: 4,
  connectTimeoutMs: 5_000,
  firstByteTimeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  totalTimeoutMs: 20_000,
  maxResponseBytes: 1024 * 1024,
};

export function transportBench(options: TransportBenchOptions = {}): Transport {
  const { headers = {}, proxyUrl, compression = false, ...limits } = options;
  const transport = createTransport({
    limits: { ...patient, ...limits },
    headers: new Secret(headers),
    tls: {},
    compression,
    proxyUrl: proxyUrl === undefined ? undefined : new Secret(proxyUrl),
  });
  onTestFinished(() => transport.close());
  return transport;
}

/** What a test looks at of a `TransportError`; anything else that is thrown fails the test. */
export function failureFacts(reason: unknown): Pick<TransportError, 'failure' | 'sent' | 'reason'> {
  if (!(reason instanceof TransportError)) throw reason;
  const { failure, sent, reason: code } = reason;
  return { failure, sent, reason: code };
}
