/** What stands around the values of fields: arrays that open and close, keys, and the notes that a field was there. */
import type { DecoderState } from './decoder-state.ts';
import { fieldFlag, fieldLayout, valueKind } from '../plan/table-layout.ts';

const { array: ARRAY, arrayKey: ARRAY_KEY, counter: COUNTER, flags: FLAGS, key: KEY } = fieldLayout;
const { seenBit: SEEN_BIT, seenWord: SEEN_WORD, separator: SEPARATOR } = fieldLayout;
const { plain: PLAIN, silent: SILENT } = fieldFlag;
const { count: COUNT, time: TIME } = valueKind;
const comma = 0x2c;

/** Copies the bytes of a text record to the output, which has room for them. */
export function putText(state: DecoderState, text: number): void {
  const { table, output } = state;
  const length = table[text + 2] ?? 0;
  const { view } = output;
  const start = output.length;
  for (let offset = 0, word = text + 3; offset < length; offset += 4, word += 1)
    view.setInt32(start + offset, table[word] ?? 0, true);
  output.length = start + length;
}

/** Closes the array that is open in the innermost frame. */
export function closeArray(state: DecoderState): void {
  const { output } = state;
  output.close(0x5d);
  output.bytes[output.length] = comma;
  output.length += 1;
  state.array = 0;
}

/**
 * Writes what stands before the value of a field, the end of the array before it included. False, with nothing
 * written, when it was there already and may not come again.
 */
export function beginField(state: DecoderState, field: number): boolean {
  const { table, stack, frame } = state;
  const flags = table[field + FLAGS] ?? 0;
  if ((flags & PLAIN) !== 0 && state.array === 0) {
    const seen = stack[frame + (table[field + SEEN_WORD] ?? 0)] ?? 0;
    if ((seen & (table[field + SEEN_BIT] ?? 0)) !== 0) return false;
    putText(state, table[field + KEY] ?? 0);
    return true;
  }
  const array = table[field + ARRAY] ?? 0;
  const isThere =
    ((stack[frame + (table[field + SEEN_WORD] ?? 0)] ?? 0) & (table[field + SEEN_BIT] ?? 0)) !== 0;
  if (isThere && (array === 0 || array !== state.array)) return false;
  if ((flags & SILENT) !== 0) return true;
  if (state.array !== array) {
    if (state.array !== 0) closeArray(state);
    state.array = array;
    if (array !== 0) putText(state, table[field + ARRAY_KEY] ?? 0);
  }
  putText(state, table[field + KEY] ?? 0);
  return true;
}

/** False for a field without JSON of its own. */
export function isShown({ table }: DecoderState, field: number): boolean {
  return ((table[field + FLAGS] ?? 0) & SILENT) === 0;
}

/** Notes that a field was there, and makes it the one after which the next is expected. */
export function noteField(state: DecoderState, field: number): void {
  const { table, stack, frame } = state;
  const word = frame + (table[field + SEEN_WORD] ?? 0);
  stack[word] = (stack[word] ?? 0) | (table[field + SEEN_BIT] ?? 0);
  state.slot = field;
  if (((table[field + FLAGS] ?? 0) & PLAIN) !== 0) return;
  const counter = table[field + COUNTER] ?? 0;
  if (counter !== 0) stack[frame + counter] = (stack[frame + counter] ?? 0) + 1;
}

/** Writes what stands behind the value of a simple type that was copied. */
export function endValue(state: DecoderState, field: number, kind: number): void {
  const { table, output } = state;
  if (kind === COUNT && ((table[field + FLAGS] ?? 0) & SILENT) !== 0) return;
  const { bytes, length } = output;
  if (kind <= TIME) {
    bytes[length] = 0x22;
    bytes[length + 1] = table[field + SEPARATOR] ?? 0;
    output.length = length + 2;
  } else {
    bytes[length] = table[field + SEPARATOR] ?? 0;
    output.length = length + 1;
  }
}
