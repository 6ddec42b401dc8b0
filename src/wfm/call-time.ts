import { BridgeError } from '../error/bridge-error.ts';
import type { Clock } from '../time/clock.ts';

function late(): BridgeError {
  return new BridgeError('upstream-timeout', 'the time for the call was over before it could be sent');
}

/** The time for one call with its repetitions, waiting for the session and in line included. */
export class CallTime {
  readonly #clock: Clock;
  readonly #end: number;

  /** At most so many milliseconds, and no longer than to `deadline` of the clock. */
  constructor(clock: Clock, milliseconds: number, deadline = Infinity) {
    this.#clock = clock;
    this.#end = Math.min(clock.now() + milliseconds, deadline);
  }

  /** Milliseconds for the next attempt. Throws `upstream-timeout` when there are none: then nothing is sent. */
  left(): number {
    const left = this.#end - this.#clock.now();
    if (left > 0) return left;
    throw late();
  }

  /**
   * Waits for something that has to be there before the call is sent, and tells it by its signal when the time is over.
   * Throws `upstream-timeout` then, and what `work` throws.
   */
  async waitFor<T>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const cancel = this.#clock.after(this.left(), () => end.abort());
    try {
      return await work(AbortSignal.any([caller, end.signal]));
    } catch (cause) {
      throw end.signal.aborted && !caller.aborted ? late() : cause;
    } finally {
      cancel();
    }
  }
}
