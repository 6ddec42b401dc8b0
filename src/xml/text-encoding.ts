/** How the bytes of a document become text: XML 1.0, appendix F, for both readers. */
import { TextDecoder } from 'node:util';
import { XmlError } from './xml-error.ts';

/** No XML declaration is longer. */
const longestDeclaration = 1024;
const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

/** The encoding that a byte-order mark stands for; undefined without one. */
function markedEncoding(head: Buffer): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * The encoding of a document that begins like this: the byte-order mark decides, then the label that came with it, then
 * the declaration, then it is UTF-8. Undefined when more of it is needed to tell.
 */
export function encodingOf(head: Buffer, isWhole: boolean, label?: string): string | undefined {
  if (head.length < 4 && !isWhole) return undefined;
  const said = markedEncoding(head) ?? label;
  if (said !== undefined) return said;
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const text = head.toString('latin1', 0, longestDeclaration);
  if (!text.startsWith('<?xm')) return 'utf-8';
  if (!text.includes('?>') && head.length < longestDeclaration && !isWhole) return undefined;
  return declaration.exec(text)?.[1] ?? 'utf-8';
}

export interface TextReader {
  /** Lower case, one name for all names of an encoding. */
  readonly encoding: string;
  /** The text of the next bytes, without a byte-order mark; throws `XmlError` for bytes that are not of the encoding. */
  read(bytes: Uint8Array, hasMore: boolean): string;
}

const latin1 = /^(?:iso[-_]?8859-?1|latin-?1|l1)$/;
const ascii = /^(?:us-)?ascii$/;

function notOf(encoding: string): XmlError {
  return new XmlError(`the bytes are not valid ${encoding}`);
}

/**
 * ISO-8859-1 and ASCII by the book: the decoder of the platform reads both as windows-1252, or not, by its version.
 */
function singleByteReader(encoding: string, last: number): TextReader {
  return {
    encoding,
    read(bytes) {
      if (last < 0xff && bytes.some((byte) => byte > last)) throw notOf(encoding);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    },
  };
}

/** Throws `XmlError` for an encoding that is not known. */
export function textReader(name: string): TextReader {
  const label = name.toLowerCase();
  if (latin1.test(label)) return singleByteReader('iso-8859-1', 0xff);
  if (ascii.test(label)) return singleByteReader('us-ascii', 0x7f);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    throw new XmlError(`the encoding ${name} is not known`);
  }
  return {
    encoding: decoder.encoding,
    read(bytes, hasMore) {
      try {
        // Of a text in one go, some versions of Node read windows-1252 as ISO-8859-1.
        const text = decoder.decode(bytes, { stream: true });
        return hasMore ? text : text + decoder.decode();
      } catch {
        throw notOf(decoder.encoding);
      }
    },
  };
}
