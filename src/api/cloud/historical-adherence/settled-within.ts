import { BridgeError } from '../../../error/bridge-error.ts';
import type { Clock } from '../../../time/clock.ts';

interface Limits {
  readonly clock: Clock;
  /** Ends when the caller goes away; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Ends when nobody is to wait any more: as if the time were up. */
  readonly hurry: AbortSignal;
}

/** Waits for something to come to an end, good or bad, but not too long; whether it did. */
export async function settledWithin(
  done: Promise<unknown>,
  milliseconds: number,
  { clock, signal, hurry }: Limits,
): Promise<boolean> {
  signal.throwIfAborted();
  if (hurry.aborted) return false;
  let stop = (): void => undefined;
  const end = new Promise<false>((resolve, reject) => {
    const leave = (): void => reject(BridgeError.from(signal.reason));
    const giveUp = (): void => resolve(false);
    const cancel = clock.after(milliseconds, giveUp);
    hurry.addEventListener('abort', giveUp, { once: true });
    signal.addEventListener('abort', leave, { once: true });
    stop = () => {
      cancel();
      signal.removeEventListener('abort', leave);
      hurry.removeEventListener('abort', giveUp);
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
