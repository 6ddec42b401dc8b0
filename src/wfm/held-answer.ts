/**
 * Pieces of an answer that holds something until it has been read: `release` runs once, when the last piece is taken,
 * reading fails or is given up, or `signal` aborts because nobody will ever read.
 */
export function heldAnswer(
  pieces: AsyncIterable<Uint8Array>,
  release: () => void,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', end);
    release();
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  // Not a generator: one that was never started runs no `finally`.
  const held: AsyncIterator<Uint8Array> = {
    async next() {
      try {
        const piece = await iterator.next();
        if (piece.done === true) end();
        return piece;
      } catch (cause) {
        end();
        throw cause;
      }
    },
    async return() {
      end();
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => held };
}
