/** The text of elements and attributes → the inside of a JSON string, four bytes at a time where nothing is special. */
import { referenceAt } from '../../xml/reference-bytes.ts';
import type { DecoderState } from './decoder-state.ts';

/** 1 for the bytes of an attribute's value that need a look: ends, references, escapes, white space, controls. */
const isSpecialInAttribute = new Uint8Array(256).map((_, byte) =>
  byte < 0x20 || '<&"\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Writes a character into a JSON string and returns where the next one goes. */
export function writeCharacter(out: Uint8Array, at: number, code: number): number {
  let o = at;
  if (code < 0x80) {
    const isControl = code < 0x20;
    if (isControl || code === 0x22 || code === 0x5c) out[o++] = 0x5c;
    out[o++] = isControl ? (code === 0xa ? 0x6e : code === 0x9 ? 0x74 : 0x72) : code;
    return o;
  }
  if (code < 0x800) out[o++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) out[o++] = 0xe0 | (code >> 12);
    else {
      out[o++] = 0xf0 | (code >> 18);
      out[o++] = 0x80 | ((code >> 12) & 63);
    }
    out[o++] = 0x80 | ((code >> 6) & 63);
  }
  out[o++] = 0x80 | (code & 63);
  return o;
}

/**
 * The high bit of every byte of a word that needs a look: `<`, `>`, `&`, `"`, `\` and controls. Exact up to the first.
 * Pairs that differ in one bit are looked for at once.
 */
function specialBytes(word: number): number {
  const angle = (word | 0x02020202) ^ 0x3e3e3e3e;
  const andQuote = (word | 0x04040404) ^ 0x26262626;
  const backslash = word ^ 0x5c5c5c5c;
  return (
    (((angle - 0x01010101) & ~angle) |
      ((andQuote - 0x01010101) & ~andQuote) |
      ((backslash - 0x01010101) & ~backslash) |
      ((word - 0x20202020) & ~word)) &
    0x80808080
  );
}

/** A special byte of text as it goes into JSON: how many bytes it took, or -1 for the general path. */
function copySpecial(state: DecoderState, at: number, start: number): number {
  const { bytes } = state.source;
  const { output } = state;
  const byte = bytes[at] ?? 0;
  let taken = 1;
  let code = byte;
  if (byte === 0x26) {
    const reference = referenceAt(bytes, at, state.source.end);
    if (reference === 0) return -1;
    code = reference >>> 6;
    taken = reference & 63;
  } else if (byte === 0x3e) {
    if (at - 2 >= start && bytes[at - 1] === 0x5d && bytes[at - 2] === 0x5d) return -1;
  } else if (byte < 0x20 && byte !== 0xa && byte !== 0x9) return -1;
  output.length = writeCharacter(output.bytes, output.length, code);
  return taken;
}

/** 1 for the bytes of a CDATA section that need a look: its end, escapes, controls. */
const isSpecialInSection = new Uint8Array(256).map((_, byte) =>
  byte < 0x20 || ']"\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** `![CD` and `ATA[` as words. */
const sectionStart = 0x44435b21;
const sectionStartRest = 0x5b415441;

/**
 * Copies the CDATA section whose `<` is at `at` and returns where it ends. -1 for what is none, is not complete, or is
 * empty: that may be no text at all.
 */
function copySection({ source, output }: DecoderState, at: number): number {
  const { bytes, view } = source;
  const isSection =
    view.getInt32(at + 1, true) === sectionStart && view.getInt32(at + 5, true) === sectionStartRest;
  if (!isSection) return -1;
  const out = output.bytes;
  const first = at + 9;
  let o = output.length;
  let j = first;
  for (;;) {
    let byte = bytes[j] ?? 0;
    while (isSpecialInSection[byte] === 0) {
      out[o++] = byte;
      byte = bytes[++j] ?? 0;
    }
    if (byte === 0x5d && bytes[j + 1] === 0x5d && bytes[j + 2] === 0x3e) break;
    if (byte < 0x20 && byte !== 0xa && byte !== 0x9) return -1;
    o = writeCharacter(out, o, byte);
    j += 1;
  }
  if (j === first) return -1;
  output.length = o;
  return j + 3;
}

/** Copies the text of an element from `at` on and returns where the markup behind it begins, or -1, also for too much of it. */
export function copyText(state: DecoderState, at: number): number {
  const { bytes, view } = state.source;
  const { output } = state;
  const outputView = output.view;
  let j = at;
  for (;;) {
    let o = output.length;
    let special = 0;
    do {
      const word = view.getInt32(j, true);
      outputView.setInt32(o, word, true);
      special = specialBytes(word);
      j += 4;
      o += 4;
    } while (special === 0);
    const back = 4 - ((31 - Math.clz32(special & -special)) >> 3);
    j -= back;
    output.length = o - back;
    if (bytes[j] === 0x3c) {
      if (bytes[j + 1] !== 0x21) return j - at > state.limits.textBytes ? -1 : j;
      j = copySection(state, j);
      if (j === -1) return -1;
      continue;
    }
    const taken = copySpecial(state, j, at);
    if (taken === -1) return -1;
    j += taken;
  }
}

/** The same for the value of an attribute in double quotes: returns where its quote is, or -1. */
export function copyAttributeText(state: DecoderState, at: number): number {
  const { bytes, end } = state.source;
  const { output } = state;
  const out = output.bytes;
  let o = output.length;
  let j = at;
  for (;;) {
    let byte = bytes[j] ?? 0;
    while (isSpecialInAttribute[byte] === 0) {
      out[o++] = byte;
      byte = bytes[++j] ?? 0;
    }
    if (byte === 0x22) break;
    if (byte !== 0x26 && byte !== 0x5c) return -1;
    const reference = byte === 0x26 ? referenceAt(bytes, j, end) : byte * 64 + 1;
    if (reference === 0) return -1;
    o = writeCharacter(out, o, reference >>> 6);
    j += reference & 63;
  }
  if (j - at > state.limits.attributeBytes) return -1;
  output.length = o;
  return j;
}
