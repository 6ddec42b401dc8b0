import { BridgeError } from '../error/bridge-error.ts';

/** The same bytes, up to `limit` of them. Throws `upstream-oversized` instead of the chunk that goes beyond it. */
export async function* boundedBytes(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > limit)
      throw new BridgeError(
        'upstream-oversized',
        `the answer is larger than the ${limit} bytes that can be held`,
      );
    yield chunk;
  }
}
