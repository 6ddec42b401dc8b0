/** Values of the wire as REST shows them, worked out without the bridge's own code. */

/** 0 is how WFM writes an empty reference. */
export function reference(id: number): number | null {
  return id === 0 ? null : id;
}

/** Day 0 of an OLE date is 1899-12-30. */
export function day(oleDate: number): string | null {
  return oleDate === 0
    ? null
    : new Date(Date.UTC(1899, 11, 30) + oleDate * 86_400_000).toISOString().slice(0, 10);
}
