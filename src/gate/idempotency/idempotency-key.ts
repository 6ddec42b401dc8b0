import { BridgeError } from '../../error/bridge-error.ts';

export const idempotencyKeyHeader = 'Idempotency-Key';

/** RFC 8941: a string in double quotes, in which `"` and `\` have a `\` before them. */
const quoted = /^"((?:[^"\\]|\\["\\])*)"$/;
/** What callers write without quotes; a comma would be the joint of two headers. */
const bare = /^[^",]+$/;
const visible = /^[\x21-\x7e]{1,255}$/;

function unquoted(text: string): string | undefined {
  const string = quoted.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1');
  return string ?? (bare.test(text) ? text : undefined);
}

/**
 * The key that a caller has given to a change, with or without its quotes; `texts` are the headers of that name. Throws
 * `invalid-request` for anything but one key of 1 to 255 visible ASCII characters.
 */
export function readKey(texts: readonly string[]): string {
  const [text = ''] = texts;
  const key = texts.length === 1 ? unquoted(text.trim()) : undefined;
  if (key !== undefined && visible.test(key)) return key;
  const detail = 'must be given once: 1 to 255 visible ASCII characters, in double quotes or without any';
  const errors = [{ parameter: idempotencyKeyHeader, detail }];
  throw new BridgeError('invalid-request', `${idempotencyKeyHeader}: ${detail}`, { facts: { errors } });
}
