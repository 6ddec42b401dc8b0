import type { Clock } from './clock.ts';

/** A clock that stands still until it is told to move: for tests, and for a simulator whose time a user controls. */
export class ManualClock implements Clock {
  #now: number;
  #due: { readonly at: number; readonly action: () => void }[] = [];

  constructor(now: number | string) {
    this.#now = typeof now === 'string' ? Date.parse(now) : now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const entry = { at: this.#now + milliseconds, action };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Moves time forward and runs what has become due, in the order of its time. */
  advance(milliseconds: number): void {
    const target = this.#now + milliseconds;
    for (;;) {
      const next = this.#due.filter((entry) => entry.at <= target).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
    }
    this.#now = target;
  }
}
