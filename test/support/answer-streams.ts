/** Answers as streams of pieces, and what comes of them. */
import { BridgeError } from '../../src/error/bridge-error.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- the port is a stream
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What a stream of text comes to. */
export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

/** `code: detail` of the failure of a stream; its text when it does not fail. */
export async function outcomeOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  try {
    return await textOf(pieces);
  } catch (reason) {
    if (reason instanceof BridgeError) return reason.message;
    throw reason;
  }
}
