import { TextDecoder } from 'node:util';
import { XmlError } from './xml-error.ts';

/** No XML declaration is longer. */
const longestDeclaration = 1024;
const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

/** The encoding of a document that begins like this; undefined when more of it is needed to tell. */
function encodingOf(head: Buffer, isWhole: boolean): string | undefined {
  if (head.length < 4 && !isWhole) return undefined;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le';
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be';
  const text = head.toString('latin1', 0, longestDeclaration);
  if (!text.startsWith('<?xm')) return 'utf-8';
  if (!text.includes('?>') && head.length < longestDeclaration && !isWhole) return undefined;
  return declaration.exec(text)?.[1] ?? 'utf-8';
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new XmlError(`the encoding ${encoding} is not known`);
  }
}

/**
 * Bytes of any encoding → UTF-8 without a byte-order mark: the mark decides, then the declared encoding, then UTF-8
 * (XML 1.0, appendix F). UTF-8 passes through and is not looked at here. Throws `XmlError` for an encoding that is not
 * known and for bytes that are not of the encoding.
 */
export class Transcoder {
  #head: Buffer | undefined = Buffer.alloc(0);
  #decoder: TextDecoder | undefined;

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
    const encoding = encodingOf(head, isWhole);
    this.#head = encoding === undefined ? head : undefined;
    if (encoding === undefined) return Buffer.alloc(0);
    const decoder = decoderOf(encoding);
    if (decoder.encoding !== 'utf-8') this.#decoder = decoder;
    const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    return this.#convert(hasMark ? head.subarray(3) : head, true);
  }

  #convert(chunk: Uint8Array, hasMore: boolean): Uint8Array {
    if (this.#decoder === undefined) return chunk;
    try {
      return Buffer.from(this.#decoder.decode(chunk, { stream: hasMore }));
    } catch {
      throw new XmlError(`the bytes are not valid ${this.#decoder.encoding}`);
    }
  }
}
