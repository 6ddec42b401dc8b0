import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as elapse } from 'node:timers/promises';
import { BridgeError } from '../error/bridge-error.ts';

export interface ListeningPlace {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/**
 * A server that ends an idle connection may do so while a request is on its way, and the client sees a reset that nobody
 * asked for. Node's 5 s is too near to the 4 s of undici and of `fetch`: the client is to be the one who ends it.
 */
const keepAliveTimeoutMs = 65_000;

/** Throws `invalid-configuration` where the port cannot be had. */
export async function listen(server: Server, place: ListeningPlace): Promise<void> {
  const { host, port } = place;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    throw new BridgeError('invalid-configuration', `the simulator cannot listen on port ${port}`, {
      cause,
      internal: { host, port },
    });
  }
}

/** Where a listening server can be reached. */
export function originOf(server: Server, host: string): string {
  const named = host.includes(':') ? `[${host}]` : host;
  // A server that listens everywhere cannot be reached by that name.
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : named;
  return `http://${reachable}:${addressOf(server).port}`;
}

export function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator is not listening');
  return address;
}

/** Stops listening and ends all connections; a server that does not listen is left alone. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Refuses all connections for so long, and listens at the same place again unless `end` comes first. */
export async function refuseFor(
  server: Server,
  host: string,
  { milliseconds, end }: { readonly milliseconds: number; readonly end: AbortSignal },
): Promise<void> {
  const { port } = addressOf(server);
  await closeServer(server);
  await elapse(milliseconds, undefined, { signal: end, ref: false }).catch(() => undefined);
  if (!end.aborted) await listen(server, { host, port });
}
