import { isXmlCharacter } from './references.ts';
import { XmlError } from './xml-error.ts';

/** No reference to a character needs more, leading zeros included. */
const longest = 40;

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

/** The names of the predefined entities as numbers of base 256. */
const amp = 0x616d70;
const lt = 0x6c74;
const gt = 0x6774;
const quot = 0x71756f74;
const apos = 0x61706f73;

/** The code point of a predefined entity, 0 for any other. Without a string and a look-up: references are frequent. */
function namedCode(bytes: Buffer, start: number, stop: number): number {
  if (stop - start > 4) return 0;
  let name = 0;
  for (let at = start; at < stop; at += 1) name = (name << 8) | (bytes[at] ?? 0);
  if (name === amp) return 0x26;
  if (name === lt) return 0x3c;
  if (name === gt) return 0x3e;
  if (name === quot) return 0x22;
  return name === apos ? 0x27 : 0;
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
  const code = isNumbered ? numberedCode(bytes, start, stop) : namedCode(bytes, start, stop);
  if (code !== 0) return code * 64 + (stop + 1 - at);
  const name = bytes.toString('latin1', start, stop);
  throw new XmlError(`&${name}; is not a reference that is accepted`);
}
