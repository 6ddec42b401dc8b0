/**
 * The innermost loop of the fast path: values of simple type that follow each other in one object. What stands between
 * two of them, end tag, blanks and start tag, is compared as one text with what stood there before, and written as one.
 */
import { afterText } from './after-text.ts';
import { copyAttributeText, copyText } from './copy-text.ts';
import { copyValue } from './copy-value.ts';
import type { DecoderState } from './decoder-state.ts';
import { isShown, noteField } from './field-output.ts';
import { turnBack, turnsItem } from './turn-item.ts';
import {
  fieldFlag,
  fieldLayout,
  frameLayout,
  transitionLayout,
  typeLayout,
  valueKind,
} from '../plan/table-layout.ts';

// Constants of this module, since the optimising compiler folds those and no properties of others.
const { close: CLOSE, flags: FLAGS, key: KEY, kind: KIND, open: OPEN } = fieldLayout;
const { seenBit: SEEN_BIT, seenWord: SEEN_WORD, separator: SEPARATOR, transition: TRANSITION } = fieldLayout;
const { close: LAST_CLOSE, field: FIELD, item: ITEM, length: LENGTH, nil: NIL } = transitionLayout;
const { open: NEXT_OPEN, other: OTHER, outLength: OUT_LENGTH } = transitionLayout;
const { scope: SEEN_SCOPE, text: TEXT, words: WORDS } = transitionLayout;
const { attributes: FRAME_ATTRIBUTES, type: FRAME_TYPE } = frameLayout;
const { requiredAttributes: REQUIRED_ATTRIBUTES } = typeLayout;
const { string: STRING, time: TIME } = valueKind;
const { preset: PRESET } = fieldFlag;
const missed = -1;
const less = 0x3c;
const quote = 0x22;

/** The transition from `field` whose text stands at `at`, 0 for none. */
function transitionAt(state: DecoderState, field: number, at: number): number {
  const { table, doubles } = state;
  const { view } = state.source;
  let t = table[field + TRANSITION] ?? 0;
  for (; t !== 0; t = table[t + OTHER] ?? 0) {
    let word = (t + TEXT) >> 1;
    const last = word + (table[t + WORDS] ?? 0);
    let j = at;
    while (word < last && view.getFloat64(j, true) === doubles[word]) {
      word += 1;
      j += 8;
    }
    if (word !== last || view.getFloat64(at + (table[t + LENGTH] ?? 0) - 8, true) !== doubles[word]) continue;
    const next = table[t + FIELD] ?? 0;
    const isOfTags =
      table[t + LAST_CLOSE] === table[field + CLOSE] && table[t + NEXT_OPEN] === table[next + OPEN];
    if (isOfTags && table[t + SEEN_SCOPE] === state.scopes.current) return t;
  }
  return 0;
}

/** True when the item whose start tag ends has the attributes that it must have. */
function hasAttributes(state: DecoderState): boolean {
  const { table, stack, frame } = state;
  const required = table[(stack[frame + FRAME_TYPE] ?? 0) + REQUIRED_ATTRIBUTES] ?? 0;
  return ((stack[frame + FRAME_ATTRIBUTES] ?? 0) & required) === required;
}

/** Where the input goes on behind the value of `field` that ends at `stop`, or -1 when it goes on in another way. */
function endOfField(state: DecoderState, field: number, stop: number): number {
  const { table, output } = state;
  const next = afterText(state.source.view, table, table[field + CLOSE] ?? 0, stop);
  if (next === missed) return missed;
  const out = output.bytes;
  let o = output.length;
  if ((table[field + KIND] ?? 0) <= TIME) out[o++] = 0x22;
  out[o] = table[field + SEPARATOR] ?? 0;
  if (isShown(state, field)) output.length = o + 1;
  state.slot = field;
  state.runField = field;
  state.runSlot = field;
  state.runItem = 0;
  state.runNil = 0;
  state.runEnd = stop;
  return next;
}

/** The value of an element: where it ends, or -1 unless its tag follows. */
function readText(state: DecoderState, field: number, at: number): number {
  const { table, source } = state;
  const kind = table[field + KIND] ?? 0;
  const stop = kind === STRING ? copyText(state, at) : copyValue(state, kind, field, at);
  if (stop === missed || source.bytes[stop] !== less) return missed;
  return stop === at && ((table[field + FLAGS] ?? 0) & PRESET) !== 0 ? missed : stop;
}

/** The value of an attribute: where its quote is, or -1. */
function readAttribute(state: DecoderState, attribute: number, at: number): number {
  const kind = state.table[attribute + KIND] ?? 0;
  const stop = kind === STRING ? copyAttributeText(state, at) : copyValue(state, kind, attribute, at);
  return stop !== missed && state.source.bytes[stop] === quote ? stop : missed;
}

/** True when the field that is nil inside of a transition had not been there before. */
function mayBeNil(state: DecoderState, nil: number): boolean {
  const { table, stack, frame } = state;
  const seen = stack[frame + (table[nil + SEEN_WORD] ?? 0)] ?? 0;
  return (seen & (table[nil + SEEN_BIT] ?? 0)) === 0;
}

/** Makes the transition `t` from the value of `field`, as far as the objects are concerned; false when it cannot be. */
function passes(state: DecoderState, t: number, field: number): boolean {
  const { table } = state;
  const nil = table[t + NIL] ?? 0;
  if (nil !== 0 && !mayBeNil(state, nil)) return false;
  if (table[t + ITEM] !== 0) return turnsItem(state, t, field);
  if (table[field + SEEN_WORD] !== FRAME_ATTRIBUTES) state.slot = field;
  else if (table[(table[t + FIELD] ?? 0) + SEEN_WORD] !== FRAME_ATTRIBUTES && !hasAttributes(state))
    return false;
  if (nil !== 0) noteField(state, nil);
  return true;
}

/** Takes back the start of the value of `field` behind `t`: where its start tag begins, which is to be read again. */
function takeBack(state: DecoderState, t: number, at: number, outEnd: number): number {
  const { table, output } = state;
  const key = table[(table[t + FIELD] ?? 0) + KEY] ?? 0;
  output.length = outEnd - (table[key + 2] ?? 0);
  return at - (table[(table[t + NEXT_OPEN] ?? 0) + 2] ?? 0) - 1;
}

/** The same for the start tag around an attribute: where the end tag of the value before ends, at `stop`. */
function takeBackItem(state: DecoderState, t: number, stop: number, outEnd: number): number {
  const { table, output } = state;
  const from = state.turnedFrom;
  output.length = isShown(state, from) ? outEnd + ((table[from + KIND] ?? 0) <= TIME ? 2 : 1) : outEnd;
  turnBack(state, table[t + ITEM] ?? 0);
  return stop + (table[(table[t + LAST_CLOSE] ?? 0) + 2] ?? 0);
}

/**
 * Reads values from the one of `first` on, which begins at `start` and whose key was written, and returns where the
 * last one's end tag ends. -1, with nothing noted, when not even the first can be read here.
 */
export function readRun(state: DecoderState, first: number, start: number): number {
  const { table, doubles, stack, output, frame } = state;
  const { view: outView, limit } = output;
  let field = first;
  let isAttribute = false;
  let at = start;
  // The transition before the value that is being read, where that is written, and the same of the turn to its item.
  let t = 0;
  let out = 0;
  let turn = 0;
  let turnStop = 0;
  let turnOut = 0;
  for (;;) {
    const word = frame + (table[field + SEEN_WORD] ?? 0);
    const before = stack[word] ?? 0;
    const noted = before | (table[field + SEEN_BIT] ?? 0);
    if (noted === before) break;
    const stop = isAttribute ? readAttribute(state, field, at) : readText(state, field, at);
    if (stop === missed) break;
    stack[word] = noted;
    const o = output.length;
    const next = o < limit ? transitionAt(state, field, stop) : 0;
    if (next === 0 || !passes(state, next, field)) {
      const end = isAttribute ? missed : endOfField(state, field, stop);
      if (end !== missed) return end;
      stack[word] = before;
      break;
    }
    t = next;
    const length = table[t + OUT_LENGTH] ?? 0;
    let from = ((t + TEXT) >> 1) + (table[t + WORDS] ?? 0) + 1;
    for (let offset = 0; offset < length; offset += 8, from += 1)
      outView.setFloat64(o + offset, doubles[from] ?? 0, true);
    out = o + length;
    output.length = out;
    at = stop + (table[t + LENGTH] ?? 0);
    field = table[t + FIELD] ?? 0;
    const wasAttribute = isAttribute;
    isAttribute = table[field + SEEN_WORD] === FRAME_ATTRIBUTES;
    if (isAttribute && !wasAttribute) {
      turn = t;
      turnStop = stop;
      turnOut = o;
    }
  }
  state.runField = 0;
  if (t === 0) return missed;
  return isAttribute ? takeBackItem(state, turn, turnStop, turnOut) : takeBack(state, t, at, out);
}
