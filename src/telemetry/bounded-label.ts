/** Every value of a label is a series that lives as long as the process: past this many, values share one. */
export const otherLabel = 'other';

/** Lets the first `limit` values through as they are and calls all later ones `other`. */
export function boundedLabel(limit: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= limit) return otherLabel;
    known.add(value);
    return value;
  };
}
