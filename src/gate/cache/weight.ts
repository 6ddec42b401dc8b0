/** What a value of JSON takes in memory, in bytes: an estimate that is rather too high. Its nesting must be bounded. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 32 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 16;
  // The names of members are shared by all objects of one shape.
  let bytes = 64;
  for (const part of Object.values(value)) bytes += 8 + weightOf(part);
  return bytes;
}
