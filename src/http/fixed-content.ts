import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestHandler } from 'express';

export interface FixedContent {
  /** Content type with its charset. */
  readonly type: string;
  /** In pieces. Called once, with the first request; after a failure again with the next. */
  readonly make: () => Iterable<string | Uint8Array>;
  /** More headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long the process may be kept from its other callers, in milliseconds. */
const longestTurn = 20;

/** Puts the pieces together, in turns with everything else that the process does. */
async function gathered(pieces: Iterable<string | Uint8Array>): Promise<Buffer> {
  const buffers: Uint8Array[] = [];
  let since = performance.now();
  for (const piece of pieces) {
    if (piece.length > 0) buffers.push(Buffer.from(piece));
    if (performance.now() - since < longestTurn) continue;
    await nextTurn();
    since = performance.now();
  }
  return Buffer.concat(buffers);
}

interface Made {
  readonly bytes: Buffer;
  readonly tag: string;
}

/** Serves what stays the same while the process lives, with an entity tag, so that nobody fetches it twice. */
export function fixedContent({ type, make, headers = {} }: FixedContent): RequestHandler {
  let made: Promise<Made> | undefined;
  async function once(): Promise<Made> {
    const bytes = await gathered(make());
    return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
  }
  return async (request, response) => {
    made ??= once().catch((reason: unknown) => {
      made = undefined;
      throw reason;
    });
    const { bytes, tag } = await made;
    response.status(200).set({ ...headers, 'Cache-Control': 'no-cache', ETag: tag, 'Content-Type': type });
    if (request.fresh) response.status(304).end();
    else response.set('Content-Length', String(bytes.length)).end(bytes);
  };
}
