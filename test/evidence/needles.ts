/** Finds any of thousands of texts in a large one in a single pass, by the first eight bytes of each. */
const prefixBytes = 8;
const tableBits = 20;

export interface Needles {
  /** Every needle that the text holds, once. */
  in(text: Buffer): ReadonlySet<string>;
}

function slotAt(bytes: Buffer, at: number): number {
  const mixed =
    Math.imul(bytes.readInt32LE(at), 0x9e3779b1) ^ Math.imul(bytes.readInt32LE(at + 4), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> (32 - tableBits);
}

/** Throws for a needle of fewer than eight bytes: it would be found by chance. */
export function needles(texts: Iterable<string>): Needles {
  const table = new Uint8Array(1 << tableBits);
  const byPrefix = new Map<string, { readonly text: string; readonly bytes: Buffer }[]>();
  for (const text of texts) {
    const bytes = Buffer.from(text);
    if (bytes.length < prefixBytes) throw new Error(`${JSON.stringify(text)} is too short to be looked for`);
    table[slotAt(bytes, 0)] = 1;
    const prefix = bytes.toString('latin1', 0, prefixBytes);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), { text, bytes }]);
  }
  return {
    in(text) {
      const found = new Set<string>();
      for (let at = 0; at + prefixBytes <= text.length; at += 1) {
        if (table[slotAt(text, at)] === 0) continue;
        for (const needle of byPrefix.get(text.toString('latin1', at, at + prefixBytes)) ?? [])
          if (needle.bytes.equals(text.subarray(at, at + needle.bytes.length))) found.add(needle.text);
      }
      return found;
    },
  };
}
