/** Scalars as they would stand in XML; nothing and empty are the same to the other client. */
function text(value: unknown): string {
  return value === undefined || value === null ? '' : JSON.stringify(value).replace(/^"|"$/g, '');
}

/**
 * The places where two readings of one answer differ. The other client leaves empty arrays out, makes a list of one an
 * object, and may give numbers as text: none of that is a difference of the answer.
 */
export function differences(ours: unknown, theirs: unknown, place: string): string[] {
  if (Array.isArray(ours)) {
    const others: readonly unknown[] = Array.isArray(theirs)
      ? theirs
      : theirs === undefined || theirs === null
        ? []
        : [theirs];
    if (others.length !== ours.length) return [`${place} (${ours.length} and ${others.length} items)`];
    return ours.flatMap((item, index) => differences(item, others[index], `${place}[${index}]`));
  }
  if (typeof ours === 'object' && ours !== null) {
    const other = (typeof theirs === 'object' && theirs !== null ? theirs : {}) as Readonly<
      Record<string, unknown>
    >;
    const keys = new Set([...Object.keys(ours), ...Object.keys(other).filter((key) => key !== 'attributes')]);
    return [...keys].flatMap((key) =>
      differences((ours as Record<string, unknown>)[key], other[key], `${place}.${key}`),
    );
  }
  return text(ours) === text(theirs) ? [] : [place];
}
