/** The building bricks of the way back: from the bodies of writes to WFM's records. Pure. */

/** A record with other values; null takes an optional member away, `undefined` leaves it as it is. */
export function mergedWith<Full extends object>(
  record: Full,
  changes: { readonly [Name in keyof Full]?: Full[Name] | null | undefined },
): Full {
  const given = new Map(Object.entries(changes).filter(([, value]) => value !== undefined));
  const all = { ...record, ...Object.fromEntries(given) };
  // A null that was read is not the caller's, and stays.
  return Object.fromEntries(Object.entries(all).filter(([name]) => given.get(name) !== null)) as Full;
}

/** A reference as WFM writes it: 0 where there is none. */
export function idOrNone(reference: number | null | undefined): number | undefined {
  return reference === null ? 0 : reference;
}
