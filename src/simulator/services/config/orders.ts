import type { Compare } from './read-operation.ts';

const collator = new Intl.Collator('en');

/** Alphabetical, accents beside their letters. What order a real server uses is not known. */
export function byText<T>(text: (item: T) => string): Compare<T> {
  return (a, b) => collator.compare(text(a), text(b));
}

/** The two sort constants that every noun has. */
export function sortsByName<T>(
  prefix: string,
  text: (item: T) => string,
): Readonly<Record<string, () => Compare<T>>> {
  return { [`${prefix}_SORT_NONE`]: () => () => 0, [`${prefix}_SORT_NAME`]: () => byText(text) };
}
