/** Enum numbers → names and OLE dates → ISO 8601, for the friendly profile: what schedules are full of. */
import type { ByteSource } from '../../xml/byte-source.ts';
import { dayLayout, lastOleDay } from './day-cache.ts';
import type { DecoderState } from './decoder-state.ts';
import { fieldLayout } from '../plan/table-layout.ts';

const { extra: EXTRA } = fieldLayout;
const { tail: TAIL, tailLength: TAIL_LENGTH } = dayLayout;
/** Four digits without their values. */
const digitBits = 0x30303030;
const secondsPerDay = 86_400;

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

/** Two digits for each number below 60, as the two lower bytes of a word. */
const pairs = Int32Array.from({ length: 60 }, (_, n) => 0x3030 + ((n / 10) | 0) + ((n % 10) << 8));

/** Writes a time of day at `o`: `09:15:00`, without quotes. */
function writeTime(view: DataView, o: number, second: number): void {
  const hour = (second / 3600) | 0;
  const minute = ((second - hour * 3600) / 60) | 0;
  const minutes = pairs[minute] ?? 0;
  const seconds = pairs[second - hour * 3600 - minute * 60] ?? 0;
  view.setInt32(o, (pairs[hour] ?? 0) | 0x3a0000 | (minutes << 24), true);
  view.setInt32(o + 4, (minutes >> 8) | 0x3a00 | (seconds << 16), true);
}

/** Writes a day, with the second in it unless that is negative. False when the offset depends on more than the day. */
function writeDate(state: DecoderState, day: number, second: number): boolean {
  const { output, days } = state;
  const { view, length } = output;
  const { ints } = days;
  const place = days.placeOf(day);
  view.setInt32(length, ints[place] ?? 0, true);
  view.setInt32(length + 4, ints[place + 1] ?? 0, true);
  view.setInt32(length + 8, ints[place + 2] ?? 0, true);
  if (second < 0) {
    output.bytes[length + 11] = 0x22;
    output.length = length + 12;
    return true;
  }
  const tail = ints[place + TAIL_LENGTH] ?? 0;
  writeTime(view, length + 12, second);
  view.setInt32(length + 20, ints[place + TAIL] ?? 0, true);
  view.setInt32(length + 24, ints[place + TAIL + 1] ?? 0, true);
  output.length = length + 20 + tail;
  return tail !== 0;
}

/** The second of the day, or -1 when so few digits do not decide which it is. */
function secondOf(fraction: number): number {
  const exact = fraction * secondsPerDay;
  const second = (exact + 0.5) | 0;
  return Math.abs(exact - second) < 0.49 && second < secondsPerDay ? second : -1;
}

/** True for four digits. */
function areDigits(word: number): boolean {
  return (word & 0xf0f0f0f0) === digitBits && ((word + 0x06060606) & 0xf0f0f0f0) === digitBits;
}

/** The number that four digits make: of each two neighbours first, then of both pairs. */
function numberOf(word: number): number {
  const digits = word & 0x0f0f0f0f;
  const both = (digits * 10 + (digits >> 8)) & 0xff00ff;
  return (both & 0xff) * 100 + (both >> 16);
}

/** Where the digits that begin at `at` end. */
function digitsEnd({ bytes, view }: ByteSource, at: number): number {
  let j = at;
  while (areDigits(view.getInt32(j, true))) j += 4;
  while (((bytes[j] ?? 0) - 0x30) >>> 0 < 10) j += 1;
  return j;
}

/** The value of the digits behind a point; of more than eight of them, those say enough about the second. */
function fractionOf({ bytes, view }: ByteSource, at: number, end: number): number {
  if (end - at >= 8) {
    const digits = numberOf(view.getInt32(at, true)) * 10_000 + numberOf(view.getInt32(at + 4, true));
    return digits / 1e8;
  }
  let numerator = 0;
  let denominator = 1;
  for (let j = at; j < end; j += 1) {
    numerator = numerator * 10 + (bytes[j] ?? 0) - 0x30;
    denominator *= 10;
  }
  return numerator / denominator;
}

export function copyOleDate(state: DecoderState, field: number, at: number): number {
  const { table, output, source } = state;
  const { bytes } = source;
  const form = table[field + EXTRA] ?? 0;
  let j = at;
  let day = 0;
  let byte = bytes[j] ?? 0;
  for (; (byte - 0x30) >>> 0 < 10; byte = bytes[++j] ?? 0) day = day * 10 + byte - 0x30;
  if (j === at || j - at > 7 || day > lastOleDay || (bytes[at] === 0x30 && j - at > 1)) return -1;
  let fraction = 0;
  if (byte === 0x2e) {
    const point = j;
    j = digitsEnd(source, point + 1);
    if (j - point < 2) return -1;
    fraction = fractionOf(source, point + 1, j);
  }
  if (table[form + 1] === 1 && day === table[form + 2]) {
    // Only the whole number means "no date"; whether a fraction is lost in a double is for others to say.
    if (byte === 0x2e) return -1;
    output.view.setInt32(output.length, 0x6c6c756e, true);
    output.length += 4;
    return j;
  }
  if (table[form] === 0) return fraction <= 0.99999 && writeDate(state, day, -1) ? j : -1;
  const second = secondOf(fraction);
  return second !== -1 && writeDate(state, day, second) ? j : -1;
}
