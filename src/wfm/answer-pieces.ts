import { buffer } from 'node:stream/consumers';
import type { AnswerText } from './wfm-port.ts';

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

export interface Head {
  readonly bytes: Uint8Array;
  /** Whether nothing follows. */
  readonly isAll: boolean;
}

export async function readHead(pieces: AsyncIterator<Uint8Array>): Promise<Head> {
  const head: Uint8Array[] = [];
  let length = 0;
  let isAll = false;
  while (length < heldBackBytes && !isAll) {
    const piece = await pieces.next();
    if (piece.done === true) isAll = true;
    else {
      head.push(piece.value);
      length += piece.value.length;
    }
  }
  const [only] = head;
  return { bytes: head.length === 1 && only !== undefined ? only : Buffer.concat(head), isAll };
}

/** All of an answer's text. */
export async function wholeText(text: AnswerText): Promise<string> {
  return Buffer.from(text instanceof Uint8Array ? text : await buffer(text)).toString();
}
