import { encodingOf, textReader, type TextReader } from './text-encoding.ts';

/**
 * Bytes of any encoding → UTF-8 without a byte-order mark: the mark decides, then the label, then the declared encoding,
 * then UTF-8 (XML 1.0, appendix F; RFC 7303, section 3). UTF-8 passes through and is not looked at here. Throws `XmlError` for an encoding that is not
 * known and for bytes that are not of the encoding.
 */
export class Transcoder {
  #head: Buffer | undefined = Buffer.alloc(0);
  /** Of any encoding but UTF-8. */
  #reader: TextReader | undefined;
  readonly #label: string | undefined;

  /** `label` is what somebody else says that the encoding is. */
  constructor(label?: string) {
    this.#label = label;
  }

  push(chunk: Uint8Array): Uint8Array {
    if (this.#head === undefined) return this.#convert(chunk, true);
    const head = Buffer.concat([this.#head, chunk]);
    return this.#begin(head, false);
  }

  /** What was held back until the end. */
  end(): Uint8Array {
    const rest = this.#head === undefined ? Buffer.alloc(0) : this.#begin(this.#head, true);
    return Buffer.concat([rest, this.#convert(Buffer.alloc(0), false)]);
  }

  #begin(head: Buffer, isWhole: boolean): Uint8Array {
    const encoding = encodingOf(head, isWhole, this.#label);
    this.#head = encoding === undefined ? head : undefined;
    if (encoding === undefined) return Buffer.alloc(0);
    const reader = textReader(encoding);
    if (reader.encoding !== 'utf-8') this.#reader = reader;
    const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    return this.#convert(hasMark ? head.subarray(3) : head, true);
  }

  #convert(chunk: Uint8Array, hasMore: boolean): Uint8Array {
    return this.#reader === undefined ? chunk : Buffer.from(this.#reader.read(chunk, hasMore));
  }
}
