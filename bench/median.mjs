/** A figure of several rounds. */

/** @returns {{ median: number, min: number, max: number, rounds: number } | undefined} */
export function spreadOf(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), rounds: sorted.length };
}

/** Adds the numbers of one round to the lists of all. */
export function collect(lists, round) {
  for (const [name, value] of Object.entries(round)) {
    if (typeof value === 'number') (lists[name] ??= []).push(value);
  }
  return lists;
}

/**
 * How many times `a` is `b`, round by round where both have as many: what disturbed a round disturbed both. Otherwise, the
 * ratio of the medians.
 */
export function ratioOf(a = [], b = []) {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length === b.length) return spreadOf(a.map((value, index) => value / b[index]));
  const ratio = spreadOf(a).median / spreadOf(b).median;
  return { median: ratio, min: ratio, max: ratio, rounds: 1 };
}
