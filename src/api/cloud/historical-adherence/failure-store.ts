import type { BridgeError } from '../../../error/bridge-error.ts';
import type { Clock } from '../../../time/clock.ts';

interface Failed {
  readonly failure: BridgeError;
  readonly expiresAt: number;
}

const mostFailures = 1_000;

/** Failures that nobody was there to see. One that may pass is told once, so that who asks again has it tried again. */
export class FailureStore {
  readonly #clock: Clock;
  readonly #failed = new Map<string, Failed>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `expiresAt` in milliseconds since the epoch. */
  put(key: string, failure: BridgeError, expiresAt: number): void {
    for (const [other, failed] of this.#failed)
      if (failed.expiresAt <= this.#clock.now()) this.#failed.delete(other);
    const [oldest] = this.#failed.keys();
    if (this.#failed.size >= mostFailures && oldest !== undefined) this.#failed.delete(oldest);
    this.#failed.set(key, { failure, expiresAt });
  }

  /** Throws the failure that is known of a key, if there is one. */
  rethrow(key: string): void {
    const failed = this.#failed.get(key);
    if (failed === undefined) return;
    if (failed.failure.retryable) this.#failed.delete(key);
    throw failed.failure;
  }
}
