import { BridgeError } from '../../../error/bridge-error.ts';
import type { Clock } from '../../../time/clock.ts';

interface Limits {
  readonly clock: Clock;
  /** Ends when the caller goes away; its reason is thrown. */
  readonly signal: AbortSignal;
}

/** Waits for something to come to an end, good or bad, but not too long; whether it did. */
export async function settledWithin(
  done: Promise<unknown>,
  milliseconds: number,
  { clock, signal }: Limits,
): Promise<boolean> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const end = new Promise<false>((resolve, reject) => {
    const leave = (): void => reject(BridgeError.from(signal.reason));
    const cancel = clock.after(milliseconds, () => resolve(false));
    signal.addEventListener('abort', leave, { once: true });
    stop = () => {
      cancel();
      signal.removeEventListener('abort', leave);
    };
  });
  const settled = done.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, end]);
  } finally {
    stop();
  }
}
