/** A seeded source of numbers, so that every run and every machine measures the same documents (xorshift32). */
export function createRandom(seed = 850) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  /** 0 ≤ whole number < limit */
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
  };
}
