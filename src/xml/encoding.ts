import { XmlError } from './xml-error.ts';

const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

function sniff(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0x00) return 'utf-16le';
  if (bytes[0] === 0x00 && bytes[1] === 0x3c) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return declaration.exec(head)?.[1] ?? 'utf-8';
}

/**
 * The text of an XML document: byte-order mark, then the declared encoding, then UTF-8 (XML 1.0, appendix F). Bytes
 * that are not of that encoding are refused, never replaced.
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = sniff(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (reason) {
    const problem =
      reason instanceof RangeError
        ? `the encoding ${encoding} is not known`
        : `the bytes are not valid ${encoding}`;
    throw new XmlError(problem);
  }
}
