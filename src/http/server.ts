import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { BridgeError } from '../error/bridge-error.ts';
import { randomUUID } from 'node:crypto';
import { problemContentType, problemOf } from './error/problem.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly shutdownGraceMs: number;
}

export interface RunningServer {
  /** `http://host:port` that it listens on. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets running requests finish within the grace, then cuts what is left. */
  close(): Promise<void>;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How often idle connections are looked for while closing. */
const sweepMs = 50;

/** What Node cannot even parse is a problem document, too. */
function refuseMalformed(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const failure =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new BridgeError('payload-too-large', 'the headers are larger than this server accepts')
      : new BridgeError('invalid-request', 'this is not an HTTP request, or it did not arrive in time');
  const problem = problemOf(failure, randomUUID());
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${failure.code}`,
      `Content-Type: ${problemContentType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

async function listening(server: Server, { host, port }: ServerOptions): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: Error & { readonly code?: string }) => {
      const taken = cause.code === 'EADDRINUSE' ? 'it is in use, ' : '';
      const why = `${taken}${cause.code ?? cause.message}`;
      const detail = `the bridge cannot listen on port ${port} of ${host} (${why})`;
      reject(new BridgeError('invalid-configuration', detail, { cause }));
    });
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address');
  return address;
}

async function closing(server: Server, graceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    // Connections that become idle while others still work must not hold the process until their time-out.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Listens until it is closed. Rejects when the address cannot be had. */
export async function startServer(app: Listener, options: ServerOptions): Promise<RunningServer> {
  const server = createServer({ connectionsCheckingInterval: 1000 }, app);
  server.headersTimeout = options.headersTimeoutMs;
  server.requestTimeout = options.requestTimeoutMs;
  server.keepAliveTimeout = options.keepAliveTimeoutMs;
  server.on('clientError', (error: Error, socket: Duplex | Socket) => refuseMalformed(error, socket));
  const { port, family, address } = await listening(server, options);
  const host = family === 'IPv6' ? `[${address}]` : address;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host}:${port}`,
    port,
    close: () => (closed ??= closing(server, options.shutdownGraceMs)),
  };
}
