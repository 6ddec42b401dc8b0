import { LRUCache } from 'lru-cache';
import { deepFreeze } from '../../contract/deep-freeze.ts';
import type { Clock } from '../../time/clock.ts';
import { weightOf } from './weight.ts';

/** An answer of WFM as it is shared by many requests: frozen. */
export interface KeptAnswer {
  readonly value: unknown;
  /** When WFM was asked: what is in it was so then, or became so a little later. */
  readonly askedAt: number;
  /** Counts the questions: of two answers the one that was asked for later is the newer. */
  readonly order: number;
  /** Provisional enums that stayed numbers in it. */
  readonly provisional: readonly string[];
}

/** Freezes the answer as a whole: it belongs to nobody from now on. */
export function sharedAnswer(answer: KeptAnswer): KeptAnswer {
  return deepFreeze(answer);
}

/** What has been read, by question. Bounded in bytes; what was not asked for the longest time goes first. */
export class KeptAnswers {
  readonly #answers: LRUCache<string, KeptAnswer>;
  readonly #clock: Clock;

  constructor(clock: Clock, maxBytes: number) {
    this.#clock = clock;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      // One answer must not drive out all others.
      maxEntrySize: Math.ceil(maxBytes / 4),
      sizeCalculation: (answer, key) => 256 + weightOf(key) + weightOf(answer),
    });
  }

  /** The answer, unless it is that old or older. One from the future is none: the clock was put back. */
  youngerThan(milliseconds: number, key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) return undefined;
    const age = this.#clock.now() - answer.askedAt;
    return age >= 0 && age < milliseconds ? answer : undefined;
  }

  put(key: string, answer: KeptAnswer): void {
    const before = this.#answers.peek(key);
    if (before === undefined || before.order < answer.order) this.#answers.set(key, answer);
  }
}
