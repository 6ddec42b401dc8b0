/** The text of a value, the general way, with every reference, CDATA, line ends, and any place to be cut. */
import type { ByteSource } from '../../xml/byte-source.ts';
import { referenceAt } from '../../xml/reference-bytes.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { oversized } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import { isHeldBack } from '../plan/item-wrapper.ts';

/** 1 for the bytes that stand for themselves in any text. */
const isPlain = new Uint8Array(256).map((_, byte) =>
  byte < 0x20 ? (byte === 0x9 || byte === 0xa ? 1 : 0) : '<&]'.includes(String.fromCharCode(byte)) ? 0 : 1,
);

/** Where the plain text that begins at `at` ends. */
export function plainEnd(source: ByteSource, at: number): number {
  const { bytes, end } = source;
  let stop = at;
  while (stop < end && isPlain[bytes[stop] ?? 0] === 1) stop += 1;
  return stop;
}

export interface SpecialText {
  readonly text: string;
  readonly next: number;
}

/**
 * What stands at `at`, where plain text ends and no markup begins; undefined when more is needed to tell. Throws
 * `XmlError` for what text may not hold.
 */
export function specialAt({ bytes, end }: ByteSource, at: number): SpecialText | undefined {
  const byte = bytes[at] ?? 0;
  if (byte === 0x26) {
    const reference = referenceAt(bytes, at, end);
    if (reference === 0) return undefined;
    return { text: String.fromCodePoint(reference >>> 6), next: at + (reference & 63) };
  }
  if (byte === 0xd) {
    if (at + 1 >= end) return undefined;
    return { text: '\n', next: at + (bytes[at + 1] === 0xa ? 2 : 1) };
  }
  if (byte !== 0x5d) throw new XmlError('a control character is not allowed');
  if (at + 1 >= end || (bytes[at + 1] === 0x5d && at + 2 >= end)) return undefined;
  if (bytes[at + 1] === 0x5d && bytes[at + 2] === 0x3e) throw new XmlError(']]> is not allowed in text');
  return { text: ']', next: at + 1 };
}

/** Adds text to the value: strings go out as they come, all else is kept until it is complete. */
export function addText(state: DecoderState, text: string, bytes: number): void {
  state.textBytes += bytes;
  const most = Math.min(state.limits.textBytes, state.value?.value?.mostBytes ?? Infinity);
  if (state.textBytes > most) throw oversized(`${most} bytes in one value`);
  if (state.value === undefined || isHeldBack(state.value)) state.text.add(text);
  else state.output.put(JSON.stringify(text).slice(1, -1));
}

/** Reads text up to the next markup; false when there is none and more input is needed. */
export function readText(state: DecoderState): boolean {
  const { source } = state;
  for (;;) {
    const { position } = source;
    const stop = plainEnd(source, position);
    if (stop > position) addText(state, source.bytes.toString('utf8', position, stop), stop - position);
    source.position = stop;
    if (stop === source.end) return false;
    if (source.bytes[stop] === 0x3c) return true;
    const special = specialAt(source, stop);
    if (special === undefined) return false;
    addText(state, special.text, special.next - stop);
    source.position = special.next;
  }
}

/** Reads the inside of a CDATA section as text; true at its end. */
export function readCharacterData(state: DecoderState): boolean {
  const { source } = state;
  const { bytes, position, end } = source;
  const found = bytes.subarray(0, end).indexOf(']]>', position, 'latin1');
  let stop = found === -1 ? end : found;
  // What may be the beginning of the end mark or of a line end waits for what follows.
  if (found === -1) {
    while (stop > position && end - stop < 2 && bytes[stop - 1] === 0x5d) stop -= 1;
    if (stop > position && bytes[stop - 1] === 0xd) stop -= 1;
  }
  const text = bytes.toString('utf8', position, stop);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text))
    throw new XmlError('a control character is not allowed');
  if (text !== '') addText(state, text.replace(/\r\n?/g, '\n'), stop - position);
  source.position = found === -1 ? stop : found + 3;
  return found !== -1;
}
