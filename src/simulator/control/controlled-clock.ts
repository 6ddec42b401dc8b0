import type { Clock } from '../../time/clock.ts';

/** How a clock's time differs from the one behind it. */
export interface ClockView {
  /** ISO 8601 instant. */
  readonly now: string;
  readonly running: boolean;
  /** True while it shows the time of the clock behind it. */
  readonly real: boolean;
}

/** A clock that users set, stop and turn; without their doing it shows the time of another. */
export class ControlledClock implements Clock {
  readonly #base: Clock;
  #offset = 0;
  #stoppedAt: number | undefined;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): number {
    return this.#stoppedAt ?? this.#base.now() + this.#offset;
  }

  /** Waits by the clock behind it: a stopped clock does not stop time-outs. */
  after(milliseconds: number, action: () => void): () => void {
    return this.#base.after(milliseconds, action);
  }

  /** Shows this time from now on. */
  set(now: number): void {
    this.#offset = now - this.#base.now();
    if (this.#stoppedAt !== undefined) this.#stoppedAt = now;
  }

  stop(): void {
    this.#stoppedAt = this.now();
  }

  run(): void {
    const now = this.now();
    this.#stoppedAt = undefined;
    this.set(now);
  }

  /** Shows the time of the clock behind it again. */
  reset(): void {
    this.#offset = 0;
    this.#stoppedAt = undefined;
  }

  view(): ClockView {
    const running = this.#stoppedAt === undefined;
    return { now: new Date(this.now()).toISOString(), running, real: running && this.#offset === 0 };
  }
}
