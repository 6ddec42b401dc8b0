/** Pieces of an answer as they are handed on. */
/** What is read from `outer` ends `inner` as well when it is given up before it was begun: then no `finally` runs. */
export function closingBoth(
  outer: AsyncGenerator<Uint8Array, void, undefined>,
  inner: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => outer.next(),
    async return() {
      await outer.return();
      await inner.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/**
 * The beginning of an answer, held back until there is so much of it or it has ended: a small answer that turns out to be
 * wrong is then a failure with a code, and not a connection that breaks.
 */
const heldBackBytes = 16_384;

export async function readHead(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < heldBackBytes) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    head.push(piece.value);
    bytes += piece.value.length;
  }
  const [only] = head;
  return head.length === 1 && only !== undefined ? only : Buffer.concat(head);
}

/** An answer that is there already. */
export async function* onePiece(chunk: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(chunk);
}
