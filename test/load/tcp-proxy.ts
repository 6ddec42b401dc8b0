/** Stands in front of a server and makes the way to it bad. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Every piece of data comes so many milliseconds late. */
  slow(milliseconds: number): void;
  /** Connections that stand now carry nothing any more, for ever, as behind a firewall that has forgotten them; new ones work. */
  forget(): void;
  close(): void;
}

function closeBoth(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}

/** A proxy on a free port of this machine. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let lateMs = 0;
  const forgotten = new WeakSet<Socket>();
  const open = new Set<Socket>();

  function carry(from: Socket, to: Socket, caller: Socket): void {
    from.on('data', (bytes) => {
      if (forgotten.has(caller)) return;
      if (lateMs === 0) to.write(bytes);
      else
        setTimeout(() => {
          if (!forgotten.has(caller) && !to.destroyed) to.write(bytes);
        }, lateMs);
    });
  }

  const server = createServer((caller) => {
    const target = connect(targetPort, '127.0.0.1');
    open.add(caller);
    caller.on('close', () => open.delete(caller));
    carry(caller, target, caller);
    carry(target, caller, caller);
    closeBoth(caller, target);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    slow(milliseconds) {
      lateMs = milliseconds;
    },
    forget() {
      for (const caller of open) forgotten.add(caller);
    },
    close() {
      server.close();
      for (const caller of open) caller.destroy();
    },
  };
}
