import { isXmlCharacter } from './references.ts';
import { XmlError } from './xml-error.ts';

/** No reference to a character needs more, leading zeros included. */
const longest = 40;

const predefined: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
]);

/** The code point of `#39` or `#x27`, 0 for what is none. */
function numberedCode(bytes: Buffer, start: number, stop: number): number {
  const isHex = bytes[start + 1] === 0x78;
  const base = isHex ? 16 : 10;
  const first = start + (isHex ? 2 : 1);
  let code = 0;
  for (let at = first; at < stop; at += 1) {
    const byte = bytes[at] ?? 0;
    const letter = (byte | 0x20) - 0x61;
    const digit = (byte - 0x30) >>> 0 < 10 ? byte - 0x30 : letter >>> 0 < 6 ? letter + 10 : base;
    if (digit >= base || code > 0x10ffff) return 0;
    code = code * base + digit;
  }
  return isXmlCharacter(code) ? code : 0;
}

/** The commonest references, without a string. */
function shortCode(bytes: Buffer, start: number, length: number): number {
  const isThan = length === 2 && bytes[start + 1] === 0x74;
  if (isThan) return bytes[start] === 0x6c ? 0x3c : bytes[start] === 0x67 ? 0x3e : 0;
  return length === 3 && bytes[start] === 0x61 && bytes[start + 1] === 0x6d && bytes[start + 2] === 0x70
    ? 0x26
    : 0;
}

/**
 * The reference whose `&` is at `at`: its code point times 64 plus its length in bytes, or 0 when it goes on behind
 * `end`. Throws `XmlError` for any but the predefined entities and references to characters of XML.
 */
export function referenceAt(bytes: Buffer, at: number, end: number): number {
  const last = Math.min(end, at + longest);
  const start = at + 1;
  let stop = start;
  while (stop < last && bytes[stop] !== 0x3b) stop += 1;
  if (stop === last) {
    if (last === end && end < at + longest) return 0;
    throw new XmlError('a bare & is not allowed');
  }
  const isNumbered = bytes[start] === 0x23;
  const code = isNumbered ? numberedCode(bytes, start, stop) : shortCode(bytes, start, stop - start);
  if (code !== 0) return code * 64 + (stop + 1 - at);
  const name = bytes.toString('latin1', start, stop);
  const named = predefined.get(name);
  if (named === undefined) throw new XmlError(`&${name}; is not a reference that is accepted`);
  return named * 64 + (stop + 1 - at);
}
