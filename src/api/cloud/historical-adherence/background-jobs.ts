import { BridgeError } from '../../../error/bridge-error.ts';
import type { Clock } from '../../../time/clock.ts';

export interface JobLimits {
  /** Jobs at the same time, of all clients and of one. */
  readonly running: number;
  readonly runningOfClient: number;
  /** Jobs that wait for their turn, of all clients and of one. */
  readonly waiting: number;
  readonly waitingOfClient: number;
  /** A running job may take so long. */
  readonly timeMs: number;
}

export interface JobOrder<Result> {
  /** The same key is the same job. */
  readonly key: string;
  readonly clientId: string;
  work(signal: AbortSignal): Promise<Result>;
  /** Told once, whether somebody waits or not. */
  failed(failure: BridgeError): void;
}

class Job<Result> {
  readonly order: JobOrder<Result>;
  readonly done: Promise<Result>;
  readonly end = new AbortController();
  resolve!: (result: Result) => void;
  reject!: (failure: BridgeError) => void;

  constructor(order: JobOrder<Result>) {
    this.order = order;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Nobody may be waiting for it.
    this.done.catch(() => undefined);
  }
}

/** Whoever is refused may come again after so many seconds. */
const retryAfter = 5;

/** Never resolves. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(BridgeError.from(signal.reason)), { once: true });
  });
}

function countOf<Result>(jobs: Iterable<Job<Result>>, clientId: string): number {
  return [...jobs].filter(({ order }) => order.clientId === clientId).length;
}

/** Work that goes on when the request that began it is over: once for each key, a few at a time, none after the end. */
export class BackgroundJobs<Result> {
  readonly #limits: JobLimits;
  readonly #clock: Clock;
  readonly #running = new Map<string, Job<Result>>();
  readonly #waiting = new Map<string, Job<Result>>();
  #closed: Promise<void> | undefined;

  constructor(limits: JobLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /**
   * Begins a job as soon as it may, or joins the one with its key; what it comes to. Throws `upstream-busy` when too many
   * wait, `shutting-down` after the end. The promise may be left alone.
   */
  start(order: JobOrder<Result>): Promise<Result> {
    const known = this.#running.get(order.key) ?? this.#waiting.get(order.key);
    if (known !== undefined) return known.done;
    if (this.#closed !== undefined) throw shuttingDown();
    const job = new Job(order);
    if (this.#mayRun(job)) void this.#run(job);
    else this.#queue(job);
    return job.done;
  }

  /** Ends all jobs; resolves when they have ended. */
  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    const waiting = [...this.#waiting.values()];
    const running = [...this.#running.values()];
    this.#waiting.clear();
    for (const job of waiting) job.reject(shuttingDown());
    for (const job of running) job.end.abort(shuttingDown());
    await Promise.allSettled(running.map(({ done }) => done));
  }

  #mayRun({ order: { clientId } }: Job<Result>): boolean {
    const { running, runningOfClient } = this.#limits;
    return this.#running.size < running && countOf(this.#running.values(), clientId) < runningOfClient;
  }

  #queue(job: Job<Result>): void {
    const { key, clientId } = job.order;
    const { waiting, waitingOfClient } = this.#limits;
    if (this.#waiting.size >= waiting || countOf(this.#waiting.values(), clientId) >= waitingOfClient)
      throw new BridgeError('upstream-busy', 'too many reports wait for their turn', {
        facts: { retryAfter },
      });
    this.#waiting.set(key, job);
  }

  async #run(job: Job<Result>): Promise<void> {
    this.#running.set(job.order.key, job);
    const { signal } = job.end;
    const late = new BridgeError('upstream-timeout', 'the report took too long: ask for fewer users or days');
    const cancel = this.#clock.after(this.#limits.timeMs, () => job.end.abort(late));
    try {
      // Not everything that is waited for hears the signal.
      job.resolve(await Promise.race([job.order.work(signal), aborted(signal)]));
    } catch (cause) {
      const failure = BridgeError.from(signal.aborted ? signal.reason : cause);
      job.order.failed(failure);
      job.reject(failure);
    } finally {
      cancel();
      this.#running.delete(job.order.key);
      this.#next();
    }
  }

  #next(): void {
    for (const job of this.#waiting.values()) {
      if (!this.#mayRun(job)) continue;
      this.#waiting.delete(job.order.key);
      void this.#run(job);
    }
  }
}

function shuttingDown(): BridgeError {
  return new BridgeError('shutting-down', 'this instance is shutting down');
}
