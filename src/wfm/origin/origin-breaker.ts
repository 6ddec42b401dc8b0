/**
 * Stops calling what does not answer: after so many failures in a row nothing is sent for a while, then one call tries,
 * and its outcome decides. `cockatiel` keeps the state, by the time of `Date.now()`.
 */
import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { BreakerState } from '../upstream-events.ts';

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Whether a failure is one of the origin, and not of the request or its caller. */
  readonly counts: (reason: unknown) => boolean;
  /** What calls fail with while it is open; `retryAfter` are the whole seconds to the next try, at least 1. */
  readonly refusal: (retryAfter: number) => Error;
  readonly changed: (state: BreakerState) => void;
}

/** The first pause is short, so that a blip costs little; a server that stays away is asked twice a minute. */
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

const names: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** A try whose caller left, or that failed for another reason, has not shown that the origin is back. */
class Inconclusive extends Error {}

/** What a watched call says of its outcome, once: nothing for a good one, else what failed. */
export type Settle = (failure?: unknown) => void;

export class OriginBreaker {
  readonly #options: BreakerOptions;
  readonly #policy: CircuitBreakerPolicy;
  #pauseMs = 0;
  #openedAt = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
    const pause = new DelegateBackoff<{ readonly attempt: number }>(({ attempt }) => {
      this.#pauseMs = Math.min(firstPauseMs * 2 ** Math.min(attempt - 1, 10), longestPauseMs);
      return this.#pauseMs;
    });
    this.#policy = circuitBreaker(
      handleWhen((reason) => reason instanceof Inconclusive || options.counts(reason)),
      { breaker: new ConsecutiveBreaker(options.failures), halfOpenAfter: pause },
    );
    this.#policy.onBreak(() => {
      this.#openedAt = Date.now();
    });
    this.#policy.onStateChange((state) => {
      options.changed(names[state]);
    });
  }

  /** What a call would fail with now; undefined while calls may go, the one that tries included. */
  refusal(): Error | undefined {
    const { state } = this.#policy;
    if (state === CircuitState.Closed) return undefined;
    const leftMs = this.#openedAt + this.#pauseMs - Date.now();
    if (state === CircuitState.Open && leftMs <= 0) return undefined;
    return this.#options.refusal(Math.max(1, Math.ceil(leftMs / 1000)));
  }

  /**
   * Runs a call unless the breaker is open. `call` may return long before its outcome is known and says it by `settle`;
   * throwing is an outcome as well. A try has shown enough when it returns.
   */
  async watch<T>(call: (settle: Settle) => Promise<T>): Promise<T> {
    const refusal = this.refusal();
    if (refusal !== undefined) throw refusal;
    const isTry = this.#policy.state !== CircuitState.Closed;
    return new Promise((resolve, reject) => {
      const watched = (): Promise<void> =>
        new Promise((done, fail) => {
          const settle: Settle = (failure) => {
            if (failure === undefined) done();
            else fail(this.#judged(failure, isTry));
          };
          call(settle).then(
            (value) => {
              if (!isTry) {
                resolve(value);
                return;
              }
              done();
              // The next call, which may come at once, must find the breaker closed.
              void executed.then(() => {
                resolve(value);
              });
            },
            (reason: unknown) => {
              settle(reason);
              reject(reason instanceof Error ? reason : new Error(String(reason)));
            },
          );
        });
      // Its failures are for the breaker alone: the caller has them already.
      const executed = this.#policy.execute(watched).catch(() => undefined);
    });
  }

  #judged(failure: unknown, isTry: boolean): Error {
    if (isTry && !this.#options.counts(failure)) return new Inconclusive();
    return failure as Error;
  }
}
