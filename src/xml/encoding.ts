import { encodingOf, textReader } from './text-encoding.ts';

/**
 * The text of an XML document: byte-order mark, then the declared encoding, then UTF-8. Bytes that are not of that
 * encoding are refused, never replaced.
 */
export function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return textReader(encodingOf(head, true) ?? 'utf-8').read(bytes, false);
}
