import { BridgeError } from '../error/bridge-error.ts';
import type { Clock } from '../time/clock.ts';

/** The time for one call with its repetitions, waiting for the session and in line included. */
export class CallTime {
  readonly #clock: Clock;
  readonly #end: number;

  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock;
    this.#end = clock.now() + milliseconds;
  }

  /** Milliseconds for the next attempt. Throws `upstream-timeout` when there are none: then nothing is sent. */
  left(): number {
    const left = this.#end - this.#clock.now();
    if (left > 0) return left;
    throw new BridgeError('upstream-timeout', 'the time for the call was over before it could be sent');
  }
}
