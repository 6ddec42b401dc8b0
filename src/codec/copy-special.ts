/** Enum numbers → names and OLE dates → ISO 8601, for the friendly profile: what schedules are full of. */
import { lastOleDay } from './day-cache.ts';
import type { DecoderState } from './decoder-state.ts';
import { fieldLayout } from './table-layout.ts';

const { extra: EXTRA } = fieldLayout;
const secondsPerDay = 86_400;

/** Fractions of more digits say no more about the second. */
const mostFractionDigits = 15;

export function copyEnum(state: DecoderState, field: number, at: number): number {
  const { bytes } = state.source;
  const { table, output } = state;
  let j = at;
  let number = 0;
  for (let byte = bytes[j] ?? 0; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) {
    number = number * 10 + byte - 0x30;
  }
  // Numbers of up to four digits are inside the bounds of every type but bytes, whose enums are no longer.
  if (j === at || j - at > 4 || (bytes[at] === 0x30 && j - at > 1)) return -1;
  const names = table[field + EXTRA] ?? 0;
  const index = number - (table[names] ?? 0);
  if (index < 0 || index >= (table[names + 1] ?? 0)) return -1;
  const name = table[names + 2 + index] ?? 0;
  if (name === 0) return -1;
  const length = table[name + 2] ?? 0;
  for (let offset = 0, word = name + 3; offset < length; offset += 4, word += 1)
    output.view.setInt32(output.length + offset, table[word] ?? 0, true);
  output.length += length;
  return j;
}

function writePair(out: Uint8Array, at: number, value: number, mark: number): void {
  const tens = (value / 10) | 0;
  out[at] = mark;
  out[at + 1] = 0x30 + tens;
  out[at + 2] = 0x30 + value - tens * 10;
}

function writeLatin(out: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) out[at + index] = text.charCodeAt(index);
  return at + text.length;
}

/** Writes a day, with the second in it unless that is negative. False when the offset depends on more than the day. */
function writeDate(state: DecoderState, day: number, second: number): boolean {
  const { output, days } = state;
  const out = output.bytes;
  out[output.length] = 0x22;
  let o = writeLatin(out, output.length + 1, days.dateOf(day));
  if (second >= 0) {
    const offset = days.offsetOf(day);
    if (offset === undefined) return false;
    const hour = (second / 3600) | 0;
    const minute = ((second - hour * 3600) / 60) | 0;
    writePair(out, o, hour, 0x54);
    writePair(out, o + 3, minute, 0x3a);
    writePair(out, o + 6, second - hour * 3600 - minute * 60, 0x3a);
    o = writeLatin(out, o + 9, offset);
  }
  out[o] = 0x22;
  output.length = o + 1;
  return true;
}

/** The second of the day, or -1 when so few digits do not decide which it is. */
function secondOf(fraction: number): number {
  const exact = fraction * secondsPerDay;
  const second = Math.round(exact);
  return Math.abs(exact - second) < 0.49 && second < secondsPerDay ? second : -1;
}

export function copyOleDate(state: DecoderState, field: number, at: number): number {
  const { bytes } = state.source;
  const { table, output } = state;
  const form = table[field + EXTRA] ?? 0;
  let j = at;
  let day = 0;
  let byte = bytes[j] ?? 0;
  for (; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) day = day * 10 + byte - 0x30;
  if (j === at || j - at > 7 || day > lastOleDay || (bytes[at] === 0x30 && j - at > 1)) return -1;
  let numerator = 0;
  let denominator = 1;
  if (byte === 0x2e) {
    const point = j;
    for (byte = bytes[++j] ?? 0; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) {
      if (j - point > mostFractionDigits) continue;
      numerator = numerator * 10 + byte - 0x30;
      denominator *= 10;
    }
    if (j - point < 2) return -1;
  }
  if (table[form + 1] === 1 && day === table[form + 2]) {
    // Only the whole number means "no date"; a tiny fraction may be lost in a double.
    if (numerator !== 0 || j - at > mostFractionDigits) return -1;
    output.view.setInt32(output.length, 0x6c6c756e, true);
    output.length += 4;
    return j;
  }
  if (table[form] === 0 && numerator * 1e5 > denominator * 99_999) return -1;
  const second = table[form] === 0 ? -1 : secondOf(numerator / denominator);
  if (second === -1 && table[form] === 1) return -1;
  return writeDate(state, day, second) ? j : -1;
}
