/** The bytes of an answer whose Content-Type says what encoding they are in. */
import { BridgeError } from '../error/bridge-error.ts';
import { Transcoder } from '../xml/transcoder.ts';
import { XmlError } from '../xml/xml-error.ts';

const parameter = /;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;]*))/g;

/** The charset of a media type; undefined where it has none, or one that leaves the order of the bytes open. */
function charsetOf(contentType: string): string | undefined {
  for (const [, name = '', quoted, plain = ''] of contentType.matchAll(parameter)) {
    if (name.toLowerCase() !== 'charset') continue;
    const charset = quoted ?? plain;
    return charset === '' || charset.toLowerCase() === 'utf-16' ? undefined : charset;
  }
  return undefined;
}

/** Outranks the declaration, which says what the bytes were before, or something else altogether. */
const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const declarationStart = '<?xm';

/** Puts the mark before a text with a declaration, once so much of it is there that this can be told. */
class DeclaredText {
  #head: Buffer | undefined = Buffer.alloc(0);

  *next(text: Uint8Array, isLast: boolean): Generator<Uint8Array, void, undefined> {
    if (this.#head === undefined) {
      yield text;
      return;
    }
    const head = this.#head.length === 0 ? text : Buffer.concat([this.#head, text]);
    const start = Buffer.from(head.subarray(0, declarationStart.length));
    this.#head = start.length < declarationStart.length && !isLast ? start : undefined;
    if (this.#head !== undefined) return;
    if (start.toString('latin1') === declarationStart) yield mark;
    yield head;
  }
}

async function* transcoded(
  bytes: AsyncIterable<Uint8Array>,
  charset: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const transcoder = new Transcoder(charset);
  const declared = new DeclaredText();
  try {
    for await (const chunk of bytes) yield* declared.next(transcoder.push(chunk), false);
    yield* declared.next(transcoder.end(), true);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const detail = 'the answer is not in the encoding that its Content-Type names';
    throw new BridgeError('upstream-invalid-xml', detail, { cause });
  }
}

/**
 * The document with its encoding in it: a `charset` of the Content-Type outranks the XML declaration, and a byte-order mark
 * both (RFC 7303, section 3), so bytes with a charset become UTF-8, marked where a declaration might say otherwise.
 * Others stay as they are. Throws `upstream-invalid-xml` for a charset that is not known, or not that of the bytes.
 */
export function labelledBytes(
  bytes: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncIterable<Uint8Array> {
  const charset = charsetOf(contentType);
  return charset === undefined ? bytes : transcoded(bytes, charset);
}
