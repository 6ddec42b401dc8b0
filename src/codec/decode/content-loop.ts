/**
 * The fast path. A server writes the same tags in the same order thousands of times, so the input is compared, four
 * bytes at a time, with the tag that came next last time, and no string or object is made. What is unusual is left to
 * the general path, which learns from it: correctness never depends on the prediction.
 */
import { afterText } from './after-text.ts';
import { endElement } from './close-element.ts';
import { copyAttributeText, copyText } from './copy-text.ts';
import { copyValue } from './copy-value.ts';
import type { DecoderState } from './decoder-state.ts';
import { beginField, endValue, noteField } from './field-output.ts';
import { guessField } from './guess-field.ts';
import { readRun } from './read-run.ts';
import { fieldFlag, fieldLayout, frameLayout, typeLayout, valueKind } from '../plan/table-layout.ts';

// Constants of this module, since the optimising compiler folds those and no properties of others.
const { close: CLOSE, flags: FLAGS, key: KEY, kind: KIND, next: NEXT, open: OPEN } = fieldLayout;
const { scope: SCOPE, seenBit: SEEN_BIT, separator: SEPARATOR, size: FIELD_SIZE, type: TYPE } = fieldLayout;
const { attributeCount: ATTRIBUTE_COUNT, attributes: ATTRIBUTES, complete: COMPLETE } = typeLayout;
const { isReady: IS_READY, isSpecial: IS_SPECIAL, requiredAttributes: REQUIRED_ATTRIBUTES } = typeLayout;
const { close: FRAME_CLOSE, seen: FRAME_SEEN, type: FRAME_TYPE } = frameLayout;
const { object: OBJECT, other: OTHER, string: STRING, time: TIME } = valueKind;
const { nillable: NILLABLE, plain: PLAIN, preset: PRESET, silent: SILENT } = fieldFlag;
const missed = -1;
const space = 0x20;
const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;

/** `<a xsi:nil="true"/>` as it was seen before in this scope, and the empty string `<a/>`. */
function readWithoutText(state: DecoderState, field: number, at: number): number {
  const { table, output, source } = state;
  const kind = table[field + KIND] ?? 0;
  const flags = table[field + FLAGS] ?? 0;
  if (source.bytes[at] === slash) {
    if (kind !== STRING || (flags & PRESET) !== 0 || source.bytes[at + 1] !== greater) return missed;
    endValue(state, field, kind);
    noteField(state, field);
    return at + 2;
  }
  if ((flags & (NILLABLE | SILENT)) !== NILLABLE || state.nilScope !== state.scopes.current) return missed;
  const next = afterText(source.view, table, state.nilTag, at);
  if (next === missed) return missed;
  if (kind <= TIME || output.lastByte === 0x7b) output.length -= 1;
  output.view.setInt32(output.length, 0x6c6c756e, true);
  output.bytes[output.length + 4] = table[field + SEPARATOR] ?? 0;
  output.length += 5;
  noteField(state, field);
  return next;
}

/** The same for a field of simple type, over which a run may pass. */
function readNil(state: DecoderState, field: number, at: number): number {
  const { table } = state;
  const isBehind = state.slot === state.runSlot && state.runItem === 0 && state.runNil === 0;
  const canPass = isBehind && ((table[field + FLAGS] ?? 0) & PLAIN) !== 0 && state.array === 0;
  const next = readWithoutText(state, field, at);
  if (canPass && next !== missed && state.source.bytes[at] === space) {
    state.runSlot = field;
    state.runNil = field;
  } else state.runField = 0;
  return next;
}

function readSimple(state: DecoderState, field: number, at: number): number {
  const { table, source } = state;
  if (source.bytes[at] !== greater) return readNil(state, field, at);
  const kind = table[field + KIND] ?? 0;
  const stop = kind === STRING ? copyText(state, at + 1) : copyValue(state, kind, field, at + 1);
  if (stop === missed || source.bytes[stop] !== less) return missed;
  if (stop === at + 1 && ((table[field + FLAGS] ?? 0) & PRESET) !== 0) return missed;
  const next = afterText(source.view, table, table[field + CLOSE] ?? 0, stop);
  if (next === missed) return missed;
  endValue(state, field, kind);
  noteField(state, field);
  return next;
}

/** Copies one attribute behind its `name="` and returns where the tag goes on. */
function readAttribute(state: DecoderState, attribute: number, at: number): number {
  const { table, output } = state;
  const kind = table[attribute + KIND] ?? 0;
  const key = table[attribute + KEY] ?? 0;
  const length = table[key + 2] ?? 0;
  for (let offset = 0, word = key + 3; offset < length; offset += 4, word += 1)
    output.view.setInt32(output.length + offset, table[word] ?? 0, true);
  output.length += length;
  const stop = kind === STRING ? copyAttributeText(state, at) : copyValue(state, kind, attribute, at);
  if (stop === missed || state.source.bytes[stop] !== 0x22) return missed;
  endValue(state, attribute, kind);
  return stop + 1;
}

/** Remembers what stood between the value that came last and the one of `field`, which begins at `value`. */
function learnTransition(state: DecoderState, field: number, value: number): void {
  const { runField: from, runItem: item, runLacks: lacks, runNil: nil, transitions } = state;
  if (!transitions.mayLearn(from)) return;
  const seen = state.source.bytes.subarray(state.runEnd, value);
  transitions.learn({ from, to: field, item, lacks, nil, scope: state.scopes.current }, seen);
}

/** Reads attributes that stand in the order of the schema and returns where they end. */
function readAttributes(state: DecoderState, type: number, at: number): number {
  const { table, source } = state;
  let attribute = table[type + ATTRIBUTES] ?? 0;
  const end = attribute + (table[type + ATTRIBUTE_COUNT] ?? 0) * FIELD_SIZE;
  let seen = 0;
  let j = at;
  for (; attribute < end && source.bytes[j] === space; attribute += FIELD_SIZE) {
    const value = afterText(source.view, table, table[attribute + OPEN] ?? 0, j);
    if (value === missed) continue;
    if (state.runField !== 0) learnTransition(state, attribute, value);
    j = readAttribute(state, attribute, value);
    if (j === missed) return missed;
    state.runField = attribute;
    state.runEnd = j - 1;
    state.runItem = 0;
    state.runNil = 0;
    seen |= table[attribute + SEEN_BIT] ?? 0;
  }
  const required = table[type + REQUIRED_ATTRIBUTES] ?? 0;
  return (seen & required) === required ? j : missed;
}

function readObject(state: DecoderState, field: number, at: number): number {
  const { table, source } = state;
  const type = table[field + TYPE] ?? 0;
  if (table[type + IS_READY] === 0 || table[type + IS_SPECIAL] !== 0) return missed;
  if (state.depth >= state.limits.depth) return missed;
  if (state.slot !== field || state.runItem !== field) state.runField = 0;
  if (source.bytes[at] === space && state.nilScope === state.scopes.current) {
    const next = readWithoutText(state, field, at);
    if (next !== missed) {
      state.runField = 0;
      return next;
    }
  }
  const end =
    source.bytes[at] === greater && table[type + REQUIRED_ATTRIBUTES] === 0
      ? at
      : readAttributes(state, type, at);
  if (end === missed) return missed;
  const byte = source.bytes[end] ?? 0;
  if (byte !== greater && (byte !== slash || source.bytes[end + 1] !== greater)) return missed;
  noteField(state, field);
  state.push(field, type);
  state.depth += 1;
  state.stack[state.frame + FRAME_CLOSE] = table[field + CLOSE] ?? 0;
  state.runSlot = type;
  if (byte === greater) return end + 1;
  state.runField = 0;
  endElement(state);
  return end + 2;
}

/** The commonest elements: `>` at `at`, one shown value of simple type, no array around it, and all such behind it. */
function readPlain(state: DecoderState, field: number, at: number): number {
  // Behind the end of an item but not in the next one stands a value of the object around them, of which no turn is made.
  const isOutside = state.runItem !== 0 && state.slot === state.runItem;
  if (state.runField !== 0 && state.slot === state.runSlot && !isOutside)
    learnTransition(state, field, at + 1);
  const { table, output } = state;
  const key = table[field + KEY] ?? 0;
  const { view, length } = output;
  const keyLength = table[key + 2] ?? 0;
  for (let offset = 0, from = key + 3; offset < keyLength; offset += 4, from += 1)
    view.setInt32(length + offset, table[from] ?? 0, true);
  output.length = length + keyLength;
  return readRun(state, field, at + 1);
}

/** Reads the element of a field whose name ends at `at`; returns where it ends, or its content begins. */
function readField(state: DecoderState, field: number, at: number): number {
  const { output, array } = state;
  const kind = state.table[field + KIND] ?? 0;
  if (kind > OBJECT || kind === OTHER) return missed;
  const start = output.length;
  const isPlain = ((state.table[field + FLAGS] ?? 0) & PLAIN) !== 0;
  if (isPlain && array === 0 && kind !== OBJECT && state.source.bytes[at] === greater) {
    const next = readPlain(state, field, at);
    if (next === missed) output.length = start;
    return next;
  }
  const lastByte = array === 0 ? 0 : (output.bytes[start - 1] ?? 0);
  if (!beginField(state, field)) return missed;
  const next = kind === OBJECT ? readObject(state, field, at) : readSimple(state, field, at);
  if (next !== missed) return next;
  // As if nothing had been: the end of an array may stand where its last comma was.
  output.length = start;
  if (array !== 0) output.bytes[start - 1] = lastByte;
  state.array = array;
  return missed;
}

function readEndTag(state: DecoderState, at: number): number {
  const close = state.stack[state.frame + FRAME_CLOSE] ?? 0;
  const next = afterText(state.source.view, state.table, close, at);
  if (next === missed) return missed;
  // Behind it, the next item may follow.
  if (state.runSlot !== state.slot || state.runItem !== 0) state.runField = 0;
  const type = state.stack[state.frame + FRAME_TYPE] ?? 0;
  state.runLacks = (state.table[type + COMPLETE] ?? 0) & ~(state.stack[state.frame + FRAME_SEEN] ?? 0);
  endElement(state);
  state.runSlot = state.slot;
  state.runItem = state.slot;
  return next;
}

/** Reads elements as long as they are as expected, there is input and there is room; the rest is for the general path. */
export function readContent(state: DecoderState): void {
  const { source, output, scopes } = state;
  let at = source.position;
  // Not replaced but by the general path.
  const { view, bytes } = source;
  state.runField = 0;
  while (output.length < output.limit) {
    const { table } = state;
    const field = table[state.slot + NEXT] ?? 0;
    let next = missed;
    if (table[field + SCOPE] === scopes.current) {
      next = afterText(view, table, table[field + OPEN] ?? 0, at);
      if (next !== missed) next = readField(state, field, next);
    }
    if (next === missed) next = readEndTag(state, at);
    if (next === missed) {
      const byte = bytes[at] ?? 0;
      if (byte === space || byte === 0xa || byte === 0xd || byte === 0x9) next = at + 1;
      else if (byte === less && guessField(state, at)) next = at;
      else break;
    }
    at = next;
  }
  source.position = at;
}
