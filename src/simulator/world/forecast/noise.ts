import { createRandom } from '../random.ts';

const fine = 1_000_000;

/** A number from 0 to 1 that depends on nothing but the seed and what it is for. */
export function uniform(seed: number, purpose: string): number {
  return createRandom(seed, purpose).integer(0, fine) / fine;
}

/** A factor near 1, at most `spread` away from it, which depends on nothing but the seed and what it is for. */
export function wobble(seed: number, purpose: string, spread: number): number {
  return 1 + spread * (2 * uniform(seed, purpose) - 1);
}

/** To so many decimals: what is added up later must not carry more digits than are shown. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
