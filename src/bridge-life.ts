/** Starts what `bridge.ts` has put together, and ends it: each in its order. */
import type { BridgeLimits } from './bridge-limits.ts';
import type { BridgeStore } from './bridge-store.ts';
import type { ServerConfiguration } from './config/configuration.ts';
import type { Readiness } from './http/readiness.ts';
import { startServer, type Listener, type RunningServer } from './http/server.ts';
import type { Logger } from './log/logger.ts';
import type { Clock } from './time/clock.ts';

interface Closable {
  close(): Promise<void>;
}

export interface LivingParts {
  readonly server: ServerConfiguration;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly readiness: Readiness;
  readonly store: BridgeStore;
  readonly limits: BridgeLimits;
  /** What goes on when its request is over. */
  readonly queries: Closable;
  readonly upstream: Closable;
}

export interface BridgeLife {
  start(): Promise<RunningServer>;
  close(): Promise<void>;
}

function elapsed(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => void clock.after(milliseconds, resolve));
}

export function bridgeLife(app: Listener, parts: LivingParts): BridgeLife {
  const { server, clock, logger, readiness, store, limits, queries, upstream } = parts;
  let running: RunningServer | undefined;
  let closed: Promise<void> | undefined;

  async function closeInOrder(): Promise<void> {
    readiness.close();
    running?.drain();
    // The clock keeps no process alive; meanwhile the listening server does.
    if (running !== undefined && server.shutdownDrainMs > 0) await elapsed(clock, server.shutdownDrainMs);
    await running?.close();
    await queries.close();
    await upstream.close();
    await store.close();
    limits.close();
  }
  return {
    async start() {
      try {
        await store.start();
        limits.start();
        running = await startServer(app, { ...server, logger });
        return running;
      } catch (reason) {
        limits.close();
        await store.close();
        throw reason;
      }
    },
    close: () => (closed ??= closeInOrder()),
  };
}
