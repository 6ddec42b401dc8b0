/** The body of an answer, and what becomes of it when the time for the call is over. */
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestEnd } from './request-end.ts';

/**
 * The body with failures of its own kind. One that nobody begins to read lets go of its end when the time is over. One
 * that has come in whole by then is no longer WFM's affair: what its reader has not taken yet is kept for it.
 */
export async function* answerBody(
  body: Readable,
  end: RequestEnd,
): AsyncGenerator<Uint8Array, void, undefined> {
  const kept: Uint8Array[] = [];
  let isWithReader = false;
  end.whenLate(async () => {
    // While the loop below waits for the stream there is nothing in it.
    if (!isWithReader) return false;
    for (let piece = take(body); piece !== null; piece = take(body)) kept.push(piece);
    // A stream that was read to its end says so later.
    await nextTurn();
    return body.readableEnded;
  });
  try {
    for await (const chunk of body) {
      isWithReader = true;
      yield chunk as Uint8Array;
      for (let piece = kept.shift(); piece !== undefined; piece = kept.shift()) yield piece;
      isWithReader = false;
    }
  } catch (cause) {
    throw end.classify(cause);
  } finally {
    end.release();
  }
}

function take(body: Readable): Uint8Array | null {
  return body.read() as Uint8Array | null;
}
