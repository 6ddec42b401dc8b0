/** Whether a process has stopped growing. */

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export interface Growth {
  /** Medians in megabytes. */
  readonly second: number;
  readonly last: number;
  readonly isFlat: boolean;
}

/** How much more than in the second quarter is still no growth: allocators keep what they once had. */
const ratio = 1.25;
const slackMb = 20;

/** Compares the last quarter of the samples (MB, evenly spaced) with the second; the first one is warm-up. */
export function growth(samples: readonly number[]): Growth {
  const quarter = Math.floor(samples.length / 4);
  const second = median(samples.slice(quarter, 2 * quarter));
  const last = median(samples.slice(-quarter));
  return { second, last, isFlat: quarter > 0 && last <= second * ratio + slackMb };
}
