/** `xsd:dateTime`, `date` and `time` in their usual form; whatever is rare or doubtful is left to the general path. */
import type { DecoderState } from './decoder-state.ts';

/** The number that two digits make, or a negative one when they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >>> 0 < 10 && ones >>> 0 < 10 ? tens * 10 + ones : -1;
}

/** `2024-01-15`; days that not every month has only where it surely has them. */
function isDate(bytes: Uint8Array, at: number): boolean {
  const century = pair(bytes, at);
  const year = pair(bytes, at + 2);
  const month = pair(bytes, at + 5);
  const day = pair(bytes, at + 8);
  if (century < 0 || year < 0 || century + year === 0 || bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d)
    return false;
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || (month !== 2 && day <= 30) || (day === 31 && month < 8 === (month % 2 === 1));
}

/** `09:15:00`, looked at as two words of four bytes: digits have a high half of 3, and low halves that are compared. */
function isTime(view: DataView, at: number): boolean {
  const first = view.getInt32(at, true);
  const second = view.getInt32(at + 4, true);
  const hasColons = (first & 0xff0000) === 0x3a0000 && (second & 0xff00) === 0x3a00;
  const hasDigits = (first & 0xf000f0f0) === 0x30003030 && (second & 0xf0f000f0) === 0x30300030;
  if (!hasColons || !hasDigits) return false;
  const ones = (first >> 8) & 15;
  const hour = (first & 15) * 10 + ones;
  const isInRange = ones < 10 && hour < 24 && ((first >> 24) & 15) < 6 && (second & 15) < 10;
  return isInRange && ((second >> 16) & 15) < 6 && ((second >> 24) & 15) < 10;
}

/** Where a fraction of seconds ends that may be at `at`; -1 when it has no digits. */
function fractionEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x2e) return at;
  let j = at + 1;
  while (((bytes[j] ?? 0) - 0x30) >>> 0 < 10) j += 1;
  return j === at + 1 ? -1 : j;
}

/** Where an offset ends that may be at `at`; -1 when it is none. */
function offsetEnd(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x5a) return at + 1;
  if (byte !== 0x2b && byte !== 0x2d) return at;
  const hours = pair(bytes, at + 1);
  const minutes = pair(bytes, at + 4);
  const isOffset = bytes[at + 3] === 0x3a && hours >= 0 && hours < 14 && minutes >= 0 && minutes < 60;
  return isOffset ? at + 6 : -1;
}

function copyBytes(state: DecoderState, from: number, to: number): number {
  if (to === -1) return -1;
  const { source, output } = state;
  const { length } = output;
  for (let offset = 0; offset < to - from; offset += 4) {
    output.view.setInt32(length + offset, source.view.getInt32(from + offset, true), true);
  }
  output.length = length + to - from;
  return to;
}

/** True for a date, also when it is the one that came last: most are. */
function isKnownDate(state: DecoderState, at: number): boolean {
  const { bytes, view } = state.source;
  const year = view.getInt32(at, true);
  const month = view.getInt32(at + 4, true);
  const day = view.getInt32(at + 8, true) & 0xffff;
  const { lastDate } = state;
  if (year === lastDate[0] && month === lastDate[1] && day === lastDate[2]) return true;
  if (!isDate(bytes, at)) return false;
  lastDate[0] = year;
  lastDate[1] = month;
  lastDate[2] = day;
  return true;
}

export function copyDateTime(state: DecoderState, at: number): number {
  const { bytes, view } = state.source;
  if (!isKnownDate(state, at) || bytes[at + 10] !== 0x54 || !isTime(view, at + 11)) return -1;
  const fraction = fractionEnd(bytes, at + 19);
  return fraction === -1 ? -1 : copyBytes(state, at, offsetEnd(bytes, fraction));
}

export function copyDate(state: DecoderState, at: number): number {
  const { bytes } = state.source;
  return isKnownDate(state, at) ? copyBytes(state, at, offsetEnd(bytes, at + 10)) : -1;
}

export function copyTime(state: DecoderState, at: number): number {
  const { bytes, view } = state.source;
  if (!isTime(view, at)) return -1;
  const fraction = fractionEnd(bytes, at + 8);
  return fraction === -1 ? -1 : copyBytes(state, at, offsetEnd(bytes, fraction));
}
