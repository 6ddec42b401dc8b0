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
  readonly readiness: Pick<Readiness, 'close'>;
  readonly store: Pick<BridgeStore, 'start' | 'close'> & {
    readonly keyedWrites: Pick<BridgeStore['keyedWrites'], 'close'>;
  };
  readonly limits: Pick<BridgeLimits, 'start' | 'close'>;
  /** What goes on when its request is over; requests that only wait for it are answered at once after `hurry`. */
  readonly queries: Closable & { hurry(): void };
  readonly upstream: Closable;
}

export interface BridgeLife {
  start(): Promise<RunningServer>;
  /** Each step in its order, whatever becomes of those before it; then throws what the first failure was. */
  close(): Promise<void>;
}

/** Resolves when time is up, or before that with the work; whether the work was done. */
async function doneWithin(clock: Clock, milliseconds: number, work?: Promise<void>): Promise<boolean> {
  let cancel = (): void => undefined;
  const late = new Promise<false>((resolve) => {
    cancel = clock.after(milliseconds, () => resolve(false));
  });
  try {
    return await Promise.race([late, ...(work === undefined ? [] : [work.then(() => true)])]);
  } finally {
    cancel();
  }
}

/** Changes under an Idempotency-Key outlive their callers: they get what is left of the grace. */
async function finishChanges(
  { server, clock, logger, store }: LivingParts,
  graceBegan: number,
): Promise<void> {
  const graceMs = server.shutdownGraceMs;
  // The wall clock may have been set meanwhile.
  const leftMs = Math.min(graceMs, Math.max(0, graceMs - (clock.now() - graceBegan)));
  if (await doneWithin(clock, leftMs, store.keyedWrites.close())) return;
  logger.warn('a change under an Idempotency-Key did not end within the grace: its outcome is unknown');
}

/** A promise where it takes time. */
type Step = () => unknown;

/** The end of a bridge, in its order: nothing is closed that something before it still needs. */
function endingSteps(parts: LivingParts, running: RunningServer | undefined): readonly Step[] {
  const { server, clock, readiness, store, limits, queries, upstream } = parts;
  const drains = running !== undefined && server.shutdownDrainMs > 0;
  let graceBegan = 0;
  return [
    () => readiness.close(),
    () => running?.drain(),
    () => (drains ? doneWithin(clock, server.shutdownDrainMs) : undefined),
    () => {
      graceBegan = clock.now();
      queries.hurry();
      return running?.close();
    },
    () => finishChanges(parts, graceBegan),
    () => queries.close(),
    () => upstream.close(),
    () => store.close(),
    () => limits.close(),
  ];
}

async function closeInOrder(steps: readonly Step[], logger: Logger): Promise<void> {
  const failures: unknown[] = [];
  // Neither the clock nor every connection keeps the process alive, and it must not end before WFM's session has.
  const alive = setInterval(() => undefined, 60_000);
  for (const step of steps) {
    try {
      const closing = step();
      if (closing instanceof Promise) await closing;
    } catch (reason) {
      logger.error({ err: reason }, 'a part of the bridge could not be closed');
      failures.push(reason);
    }
  }
  clearInterval(alive);
  if (failures.length > 0) throw failures[0];
}

export function bridgeLife(app: Listener, parts: LivingParts): BridgeLife {
  const { server, logger, store, limits } = parts;
  let running: RunningServer | undefined;
  let closed: Promise<void> | undefined;
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
    close: () => (closed ??= closeInOrder(endingSteps(parts, running), logger)),
  };
}
