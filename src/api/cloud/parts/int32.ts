import type { Span } from '../../../time/day-start.ts';

/** A whole number of 32 bits, as models of Genesys Cloud have them; `undefined` for what is none, and is left out. */
export function int32(value: number): number | undefined {
  return value === (value | 0) ? value : undefined;
}

/** The minutes of a span in seconds; `undefined` where WFM lets it last for thousands of years. */
export function lengthInMinutes({ from, to }: Span): number | undefined {
  return int32(Math.round((to - from) / 60));
}
