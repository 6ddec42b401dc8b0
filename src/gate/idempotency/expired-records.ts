import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';
import type { IdempotencyRecords } from './idempotency-records.ts';

const everyMs = 600_000;
/** So many in one statement, and so many statements at a time. */
const batch = 500;
const batches = 20;

/** Removes what has expired: ten minutes after this process has made its first record, and every ten minutes from then on. */
export class ExpiredRecords {
  readonly #records: IdempotencyRecords;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(records: IdempotencyRecords, clock: Clock, logger: Logger) {
    this.#records = records;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** A record was made. */
  noted(): void {
    this.#cancel ??= this.#clock.after(everyMs, () => void this.#removeAgain());
  }

  async #removeAgain(): Promise<void> {
    await this.remove();
    this.#cancel = undefined;
    if (!this.#isStopped) this.noted();
  }

  /** Never throws: there is another time. */
  async remove(): Promise<void> {
    try {
      for (let count = 0; count < batches; count += 1)
        if ((await this.#records.removeExpired(this.#clock.now(), batch)) < batch) return;
    } catch (reason) {
      this.#logger.warn({ err: reason }, 'expired idempotency records could not be removed');
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }
}
