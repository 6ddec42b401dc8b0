/** A stream of numbers that depends on nothing but its seed and its purpose. */
export interface Random {
  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` different members of the list (or all of it), in the order of the list. */
  sample<T>(list: readonly T[], count: number): T[];
  chance(probability: number): boolean;
}

/** Each noun draws from a stream of its own, so that a change to one noun leaves the others as they were. */
export function createRandom(seed: number, purpose: string): Random {
  let state = mix(seed, purpose);

  // mulberry32: 32 bits of state are plenty for a few thousand draws, and it is the same on every platform.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error(`nothing to pick from for ${purpose}`);
    return list[integer(0, list.length - 1)] as T;
  };
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const left = list.map((_, index) => index);
    while (left.length > count) left.splice(integer(0, left.length - 1), 1);
    return list.filter((_, index) => left.includes(index));
  };
  return { integer, pick, sample, chance: (probability) => next() < probability };
}

function mix(seed: number, purpose: string): number {
  let hash = seed | 0;
  for (const character of purpose) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash;
}
