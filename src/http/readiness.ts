import { BridgeError } from '../error/bridge-error.ts';
import type { Clock } from '../time/clock.ts';
import type { WfmGateway } from '../wfm/wfm-port.ts';

/** Whether this instance can do its work. */
export interface Readiness {
  /** Resolves to what stands in the way, or to undefined. Asks WFM at most once in a while, however often called. */
  check(): Promise<BridgeError | undefined>;
  /** From now on the answer is `shutting-down`. */
  close(): void;
}

export interface ReadinessOptions {
  readonly gateway: Pick<WfmGateway, 'ready'>;
  /** Who can tell callers from strangers; throws when it cannot. Absent: nobody has to be asked. */
  readonly clients?: { ready(): Promise<void> };
  readonly clock: Clock;
  /** How long an answer holds. */
  readonly holdMs?: number;
  /** How long WFM may take. */
  readonly timeoutMs?: number;
}

/** Probes come from anybody: one check at a time, and its answer holds for a while, so that they do not add up. */
export function readiness({
  gateway,
  clients,
  clock,
  holdMs = 5000,
  timeoutMs = 10_000,
}: ReadinessOptions): Readiness {
  let closing = false;
  let known: { readonly at: number; readonly failure: BridgeError | undefined } | undefined;
  let running: Promise<BridgeError | undefined> | undefined;

  async function ask(): Promise<BridgeError | undefined> {
    const controller = new AbortController();
    const timeout = new BridgeError('upstream-timeout', 'token and session were not ready in time');
    const cancel = clock.after(timeoutMs, () => controller.abort(timeout));
    try {
      await Promise.all([gateway.ready(controller.signal), clients?.ready()]);
      return undefined;
    } catch (reason) {
      return controller.signal.aborted ? timeout : BridgeError.from(reason);
    } finally {
      cancel();
    }
  }

  async function refresh(): Promise<BridgeError | undefined> {
    const failure = await ask();
    known = { at: clock.now(), failure };
    running = undefined;
    return failure;
  }

  return {
    async check() {
      if (closing) return new BridgeError('shutting-down', 'this instance is shutting down');
      if (known !== undefined && clock.now() - known.at < holdMs) return known.failure;
      running ??= refresh();
      return await running;
    },
    close() {
      closing = true;
    },
  };
}
