import { gunzipped } from './gunzipped.ts';

/** A body, and the encoding that it is still in. */
export interface EncodedBody {
  readonly body: AsyncIterable<Uint8Array>;
  /** As the server names it, where that is one that nobody here opens. */
  readonly encoding: string | undefined;
}

/** What is asked for where compression is: `deflate` means two things, and `br` costs WFM more than it saves. */
export const acceptEncoding = 'gzip';

/**
 * A body as it is meant: gzip is opened, asked for or not, up to `maxBytes`; another encoding, or one in another, is left
 * and named.
 */
export function decodedBody(
  body: AsyncIterable<Uint8Array>,
  header: string | readonly string[] | undefined,
  maxBytes: number,
): EncodedBody {
  const encoding = [header ?? ''].flat().join(', ').trim();
  switch (encoding.toLowerCase()) {
    case '':
    case 'identity':
      return { body, encoding: undefined };
    case 'gzip':
    case 'x-gzip':
      return { body: gunzipped(body, maxBytes), encoding: undefined };
    default:
      return { body, encoding };
  }
}
