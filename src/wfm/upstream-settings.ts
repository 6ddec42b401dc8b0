import { readFileSync } from 'node:fs';
import type { UpstreamConfiguration } from '../config/upstream-configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { Secret } from '../log/secret.ts';
import type { TransportOptions } from './transport.ts';
import type { UpstreamTls } from './upstream-tls.ts';

function pem(path: string | undefined, variable: string): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BridgeError('invalid-configuration', `the file of ${variable} cannot be read`, { cause });
  }
}

function tlsOf(upstream: UpstreamConfiguration): UpstreamTls {
  const ca = pem(upstream.caFile, 'UPSTREAM_CA_FILE');
  const cert = pem(upstream.clientCertFile, 'UPSTREAM_CLIENT_CERT_FILE');
  const key = pem(upstream.clientKeyFile, 'UPSTREAM_CLIENT_KEY_FILE');
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** How the upstream is reached, with the files read: for the transport and for the token service alike. */
export function upstreamSettings(upstream: UpstreamConfiguration): TransportOptions {
  return {
    limits: upstream,
    headers: new Secret(
      Object.fromEntries(upstream.headers.reveal().map(({ name, value }) => [name, value])),
    ),
    tls: tlsOf(upstream),
    proxyUrl: upstream.proxyUrl,
    compression: upstream.compression,
  };
}
