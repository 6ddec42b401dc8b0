/**
 * Values of simple type → JSON, byte by byte, when they are written in the usual way. Each function returns where the
 * value ends, or -1 for anything unusual: then the general path judges, by the rules of `scalar.ts`. What is copied
 * here is therefore always right, and never all that is right.
 */
import { copyDate, copyDateTime, copyTime } from './copy-date.ts';
import { copyEnum, copyOleDate } from './copy-special.ts';
import { copyText } from './copy-text.ts';
import type { DecoderState } from './decoder-state.ts';
import { fieldFlag, fieldLayout, valueKind } from '../plan/table-layout.ts';

const { extra: EXTRA, flags: FLAGS } = fieldLayout;
const { silent: SILENT, unsigned: UNSIGNED } = fieldFlag;
const { boolean: BOOLEAN, count: COUNT, date: DATE, dateTime: DATE_TIME } = valueKind;
const { decimalText: DECIMAL_TEXT, double: DOUBLE, enum: ENUM, integer: INTEGER } = valueKind;
const { integerText: INTEGER_TEXT, oleDate: OLE_DATE, string: STRING, time: TIME } = valueKind;

/** Doubles of fewer digits are finite. */
const mostDigits = 300;
const mostDigitsWithExponent = 100;

/** An integer without leading zeros whose number of digits is inside the bounds of its type. */
function copyInteger(state: DecoderState, field: number, at: number): number {
  const { table, output } = state;
  const { bytes } = state.source;
  const out = output.bytes;
  let o = output.length;
  let j = at;
  let byte = bytes[j] ?? 0;
  if (byte === 0x2d) {
    if (((table[field + FLAGS] ?? 0) & UNSIGNED) !== 0) return -1;
    out[o++] = byte;
    byte = bytes[++j] ?? 0;
  }
  const first = j;
  const isZero = byte === 0x30;
  while ((byte - 0x30) >>> 0 < 10) {
    out[o++] = byte;
    byte = bytes[++j] ?? 0;
  }
  const digits = j - first;
  if (digits === 0 || digits > (table[field + EXTRA] ?? 0) || (isZero && j - at > 1)) return -1;
  output.length = o;
  return j;
}

/** Digits with or without a fraction, as JSON writes them. */
function copyDecimal(state: DecoderState, at: number): number {
  const { bytes } = state.source;
  const { output } = state;
  const out = output.bytes;
  let o = output.length;
  let j = at;
  let byte = bytes[j] ?? 0;
  if (byte === 0x2d) {
    out[o++] = byte;
    byte = bytes[++j] ?? 0;
  }
  const first = j;
  const isZero = byte === 0x30;
  while ((byte - 0x30) >>> 0 < 10) {
    out[o++] = byte;
    byte = bytes[++j] ?? 0;
  }
  if (j === first || (isZero && j - first > 1)) return -1;
  if (byte === 0x2e) {
    const point = j;
    do {
      out[o++] = byte;
      byte = bytes[++j] ?? 0;
    } while ((byte - 0x30) >>> 0 < 10);
    if (j - point === 1) return -1;
  }
  if (j - at > mostDigits) return -1;
  output.length = o;
  return j;
}

/** The exponent behind the digits of a double, when it is too short to leave the range. */
function copyExponent(state: DecoderState, start: number, at: number): number {
  const { bytes } = state.source;
  if (at === -1 || ((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const { output } = state;
  let o = output.length;
  let j = at;
  output.bytes[o++] = bytes[j++] ?? 0;
  const sign = bytes[j] ?? 0;
  if (sign === 0x2b || sign === 0x2d) {
    output.bytes[o++] = sign;
    j += 1;
  }
  const first = j;
  for (let byte = bytes[j] ?? 0; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) output.bytes[o++] = byte;
  if (j === first || j - first > 2 || at - start > mostDigitsWithExponent) return -1;
  output.length = o;
  return j;
}

function copyBoolean(state: DecoderState, at: number): number {
  const { source, output } = state;
  const word = source.view.getInt32(at, true);
  output.view.setInt32(output.length, word, true);
  if (word === 0x65757274) {
    output.length += 4;
    return at + 4;
  }
  if (word !== 0x736c6166 || source.bytes[at + 4] !== 0x65) return -1;
  output.bytes[output.length + 4] = 0x65;
  output.length += 5;
  return at + 5;
}

/** Notes the count of an array, and shows it where counts are shown. */
function copyCount(state: DecoderState, field: number, at: number): number {
  const { bytes } = state.source;
  const { table, output } = state;
  const out = output.bytes;
  const isShown = ((table[field + FLAGS] ?? 0) & SILENT) === 0;
  let o = output.length;
  let j = at;
  let count = 0;
  for (let byte = bytes[j] ?? 0; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) {
    count = count * 10 + byte - 0x30;
    out[o++] = byte;
  }
  if (j === at || j - at > 9 || (bytes[at] === 0x30 && j - at > 1)) return -1;
  if (isShown) output.length = o;
  state.stack[state.frame + (table[field + EXTRA] ?? 0)] = count + 1;
  return j;
}

/** Copies a value of the given kind; strings are those of elements. */
export function copyValue(state: DecoderState, kind: number, field: number, at: number): number {
  if (kind === STRING) return copyText(state, at);
  if (kind === INTEGER || kind === INTEGER_TEXT) return copyInteger(state, field, at);
  if (kind === DATE_TIME) return copyDateTime(state, at);
  if (kind === OLE_DATE) return copyOleDate(state, field, at);
  if (kind === DOUBLE) return copyExponent(state, at, copyDecimal(state, at));
  if (kind === BOOLEAN) return copyBoolean(state, at);
  if (kind === ENUM) return copyEnum(state, field, at);
  if (kind === COUNT) return copyCount(state, field, at);
  if (kind === DECIMAL_TEXT) return copyDecimal(state, at);
  if (kind === DATE) return copyDate(state, at);
  return kind === TIME ? copyTime(state, at) : -1;
}
