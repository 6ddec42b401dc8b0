/**
 * How many reads may be repeated after a failure of the wire: a tenth of the calls of the last minute, so that a server
 * that fails because it has too much to do does not get more. A few are always allowed, or a quiet bridge had none.
 */
import type { Clock } from '../../time/clock.ts';

const share = 0.1;
const alwaysAllowed = 10;
const windowSeconds = 60;

interface Second {
  at: number;
  calls: number;
  retries: number;
}

export class RetryBudget {
  readonly #clock: Clock;
  readonly #seconds: Second[] = Array.from({ length: windowSeconds }, () => ({
    at: -Infinity,
    calls: 0,
    retries: 0,
  }));

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A call is sent, for whatever reason. */
  sent(): void {
    this.#now().calls += 1;
  }

  /** Takes one repetition from the budget, if there is any left. */
  take(): boolean {
    const now = this.#now();
    const recent = this.#seconds.filter(({ at }) => at > now.at - windowSeconds);
    const calls = recent.reduce((sum, second) => sum + second.calls, 0);
    const retries = recent.reduce((sum, second) => sum + second.retries, 0);
    if (retries >= Math.max(alwaysAllowed, Math.floor(calls * share))) return false;
    now.retries += 1;
    return true;
  }

  #now(): Second {
    const at = Math.floor(this.#clock.now() / 1000);
    const second = this.#seconds[at % windowSeconds];
    if (second === undefined) throw new Error('there is a place for every second');
    if (second.at !== at) Object.assign(second, { at, calls: 0, retries: 0 });
    return second;
  }
}
