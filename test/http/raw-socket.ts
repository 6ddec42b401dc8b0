/** A server on a free port, and bytes that no HTTP client would send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { startServer, type Listener, type RunningServer, type ServerOptions } from '../../src/http/server.ts';
import { limits } from './server-limits.ts';

/** Ends with the test. */
export async function listening(app: Listener, change: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer(app, { ...limits, shutdownGraceMs: 1, ...change });
  onTestFinished(() => server.close());
  return server;
}

/** All that comes back until the server closes the connection. */
export async function received(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  await once(socket, 'close');
  return text;
}

/** Sends raw bytes, and never says itself that they are all. */
export function sent(server: RunningServer, bytes: string): Socket {
  const socket = connect(server.port, '127.0.0.1');
  // A reset is an end like any other here.
  socket.on('error', () => undefined);
  socket.write(bytes);
  return socket;
}
