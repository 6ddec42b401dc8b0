import { int32 } from '../parts/int32.ts';

/** Values of several queues made one. A value that WFM does not have is null or undefined, and adds nothing. Pure. */

type Value = number | null | undefined;

/** Digits that binary fractions add to a sum are cut off. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** `undefined` where there is no value at all. */
export function sumOf(values: readonly Value[]): number | undefined {
  const found = values.filter((value) => typeof value === 'number');
  return found.length === 0 ? undefined : tidy(found.reduce((sum, value) => sum + value, 0));
}

/** `undefined` stays it. */
export function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : tidy(value * factor);
}

/** Rounded; `undefined`, too, for what 32 bits do not hold. */
export function whole(value: number | undefined): number | undefined {
  return value === undefined ? undefined : int32(Math.round(value));
}

/**
 * The mean by weight; a single value as it is. `undefined` where there is none, and for several values where the weight of
 * one is not known or all weights are 0.
 */
export function meanOf(
  parts: readonly { readonly value: number | undefined; readonly weight: number | undefined }[],
): number | undefined {
  const valued = parts.filter(({ value }) => value !== undefined);
  if (valued.length <= 1) return valued[0]?.value;
  const weights = valued.map(({ weight }) => Math.max(0, weight ?? NaN));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return undefined;
  return tidy(valued.reduce((sum, { value = 0 }, index) => sum + value * (weights[index] ?? 0), 0) / total);
}

/** Only the fields that have a value; a sum that has left the numbers is none. */
export function known<Field extends string>(
  fields: Readonly<Record<Field, number | undefined>>,
): Partial<Record<Field, number>> {
  const entries = Object.entries<number | undefined>(fields).filter(([, value]) => Number.isFinite(value));
  return Object.fromEntries(entries) as Partial<Record<Field, number>>;
}
