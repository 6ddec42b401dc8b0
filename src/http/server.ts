import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import { watchExchanges, type Exchanges } from './exchanges.ts';
import { refuseMalformed, refuseTunnel, type ParserError } from './refuse-socket.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** How long a caller may leave an answer unread. */
  readonly responseIdleTimeoutMs: number;
  readonly shutdownGraceMs: number;
  readonly logger: Logger;
}

export interface RunningServer {
  /** `http://host:port` that it listens on. */
  readonly url: string;
  readonly port: number;
  /** Goes on listening; every answer from now on says that its connection ends with it, so that callers go elsewhere. */
  drain(): void;
  /** Stops accepting, lets running requests finish within the grace, then cuts what is left. */
  close(): Promise<void>;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How often idle connections are looked for while closing. */
const sweepMs = 50;

/** Nobody may hold a connection by doing nothing; waiting for WFM has limits of its own. */
function cutIdle(socket: Socket, exchanges: Exchanges, logger: Logger): void {
  const busy = exchanges.isBusy(socket);
  if (busy && socket.writableLength === 0) return;
  if (busy) logger.info({ remote: socket.remoteAddress }, 'connection cut: its answer is not read');
  socket.destroy();
}

interface HttpServer {
  readonly server: Server;
  readonly exchanges: Exchanges;
}

function createHttpServer(app: Listener, options: ServerOptions): HttpServer {
  const { logger } = options;
  const server = createServer({ connectionsCheckingInterval: 1000, requireHostHeader: false }, app);
  server.headersTimeout = options.headersTimeoutMs;
  server.requestTimeout = options.requestTimeoutMs;
  server.keepAliveTimeout = options.keepAliveTimeoutMs;
  const exchanges = watchExchanges(server);
  server.on('checkExpectation', app);
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    if (exchanges.owesAnswer(socket)) socket.destroy();
    else refuseTunnel(socket, logger);
  });
  // Node's limit is one of silence in both directions, and it also stands for the keep-alive time-out.
  server.setTimeout(options.responseIdleTimeoutMs, (socket) => cutIdle(socket, exchanges, logger));
  server.on('clientError', (error: ParserError, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable || exchanges.owesAnswer(socket)) socket.destroy();
    else refuseMalformed(socket, error, logger);
  });
  return { server, exchanges };
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

/** Once all that callers had sent by now has been read: the loop looks at every connection between the two. */
function afterReading(run: () => void): void {
  setImmediate(() => setImmediate(run));
}

/** Turns of the loop in which nobody came, after which nobody waits; and turns after which those who still come are too late. */
const quietTurns = 3;
const mostTurns = 500;

/** Once all are accepted that had connected by now: a turn of the loop accepts one of them. */
async function afterAccepting(server: Server): Promise<void> {
  let quiet = 0;
  const came = (): void => void (quiet = 0);
  server.on('connection', came);
  for (let turn = 0; turn < mostTurns && quiet < quietTurns; turn += 1) {
    quiet += 1;
    await new Promise((resolve) => void setImmediate(resolve));
  }
  server.off('connection', came);
}

async function closing(server: Server, graceMs: number): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await afterAccepting(server);
  // Connections that become idle while others still work must not hold the process until their time-out.
  const sweep = setInterval(() => afterReading(() => server.closeIdleConnections()), sweepMs);
  await new Promise<void>((resolve) => {
    // HTTP's own `close` would also cut connections that were accepted a moment ago and whose requests nobody has read yet.
    NetServer.prototype.close.call(server, () => resolve());
  });
  clearInterval(sweep);
  clearTimeout(deadline);
}

/** Listens until it is closed. Rejects when the address cannot be had. */
export async function startServer(app: Listener, options: ServerOptions): Promise<RunningServer> {
  const { server, exchanges } = createHttpServer(app, options);
  const { port, family, address } = await listening(server, options);
  const host = family === 'IPv6' ? `[${address}]` : address;
  let closed: Promise<void> | undefined;
  const drain = (): void => exchanges.endConnections();
  return {
    url: `http://${host}:${port}`,
    port,
    drain,
    close() {
      drain();
      return (closed ??= closing(server, options.shutdownGraceMs));
    },
  };
}
