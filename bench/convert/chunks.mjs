/** A document as a socket gives it: in pieces of at most 64 KB, each when it is asked for. */
export async function* chunksOf(bytes, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
