/**
 * Where generated values and documents take their decisions from. Zero is the simplest answer to every question, so a
 * list of draws that is cut short or set to zero gives a simpler value: that is how findings are made small.
 */
export class Draws {
  readonly #next: () => number;

  /** `next` gives integers of 32 bits without a sign. */
  constructor(next: () => number) {
    this.#next = next;
  }

  /** From the draws of a list, and zeros when they are used up. */
  static of(list: readonly number[]): Draws {
    let used = 0;
    return new Draws(() => list[used++] ?? 0);
  }

  /** From a seed; what is drawn is added to `record`. */
  static seeded(seed: number, record: number[] = []): Draws {
    let state = seed >>> 0;
    return new Draws(() => {
      // mulberry32: small, fast, and good enough for this.
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      const drawn = (mixed ^ (mixed >>> 14)) >>> 0;
      record.push(drawn);
      return drawn;
    });
  }

  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  /** True with a probability from 0 to 1; false when nothing is drawn any more. */
  chance(probability: number): boolean {
    return this.#next() / 2 ** 32 > 1 - probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = last - this.below(last + 1);
      const kept = shuffled[last]!;
      shuffled[last] = shuffled[other]!;
      shuffled[other] = kept;
    }
    return shuffled;
  }
}
