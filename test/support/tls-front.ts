/** TLS before a server that has none, with a certificate that a test changes, or with something that is no TLS. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContextOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { tlsCertificates, tlsKey } from './tls-certificates.ts';

export type Certificate = keyof typeof tlsCertificates;

/** What is done with a connection instead of TLS. */
export type NoTls = (socket: Socket) => void;

export interface TlsFront {
  readonly origin: string;
  /** From now on connections meet this; those that are open are cut. */
  show(shown: Certificate | NoTls, options?: SecureContextOptions): void;
}

function piped(from: Socket, to: Socket): void {
  const end = (): void => {
    from.destroy();
    to.destroy();
  };
  for (const socket of [from, to]) socket.on('error', end).once('close', end);
  from.pipe(to).pipe(from);
}

/** Before `port` of this machine, with a good certificate for `localhost`. Ends with the test. */
export async function startTlsFront(port: number): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  let shown: Certificate | NoTls = 'good';
  let more: SecureContextOptions = {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    if (typeof shown === 'function') {
      shown(socket);
      return;
    }
    const secureContext = createSecureContext({ key: tlsKey, cert: tlsCertificates[shown], ...more });
    piped(new TLSSocket(socket, { isServer: true, secureContext }), connect(port, '127.0.0.1'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    show(next, options = {}) {
      shown = next;
      more = options;
      for (const socket of sockets) socket.destroy();
    },
  };
}
