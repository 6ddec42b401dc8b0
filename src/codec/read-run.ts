/**
 * The innermost loop of the fast path: values of simple type that follow each other in one object. What stands between
 * two of them, end tag, blanks and start tag, is compared as one text with what stood there before, and written as one.
 */
import { afterText } from './after-text.ts';
import { copyAttributeText, copyText } from './copy-text.ts';
import { copyValue } from './copy-value.ts';
import type { DecoderState } from './decoder-state.ts';
import { noteField } from './field-output.ts';
import {
  fieldFlag,
  fieldLayout,
  frameLayout,
  transitionLayout,
  typeLayout,
  valueKind,
} from './table-layout.ts';

const { close: CLOSE, flags: FLAGS, kind: KIND, open: OPEN, scope: SCOPE } = fieldLayout;
const { seenBit: SEEN_BIT, seenWord: SEEN_WORD, separator: SEPARATOR, transition: TRANSITION } = fieldLayout;
const { close: LAST_CLOSE, field: FIELD, length: LENGTH, open: NEXT_OPEN, other: OTHER } = transitionLayout;
const {
  item: ITEM,
  nil: NIL,
  scope: NIL_SCOPE,
  itemClose: ITEM_CLOSE,
  itemOpen: ITEM_OPEN,
} = transitionLayout;
const { outLength: OUT_LENGTH, text: TEXT, words: WORDS } = transitionLayout;
const { array: ARRAY, counter: COUNTER, key: KEY, type: TYPE } = fieldLayout;
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
    const isAttribute = table[next + SEEN_WORD] === frameLayout.attributes;
    if (isOfTags && (isAttribute || table[next + SCOPE] === state.scopes.current)) return t;
  }
  return 0;
}

/**
 * Ends the item that is open and begins the next one, in the same frame: false, with nothing done, unless that item is
 * complete and both are written as the transition says.
 */
function turnsItem(state: DecoderState, t: number, field: number): boolean {
  const { table, stack, frame } = state;
  const item = table[t + ITEM] ?? 0;
  const type = table[item + TYPE] ?? 0;
  const outer = stack[frame + frameLayout.outer] ?? 0;
  const isOfItem = stack[frame + frameLayout.field] === item && stack[frame + frameLayout.type] === type;
  if (!isOfItem || stack[frame + frameLayout.close] !== table[t + ITEM_CLOSE]) return false;
  if (table[item + CLOSE] !== table[t + ITEM_CLOSE] || table[item + OPEN] !== table[t + ITEM_OPEN])
    return false;
  if (table[item + SCOPE] !== state.scopes.current || stack[frame + frameLayout.hasScope] !== 0) return false;
  const complete = table[type + typeLayout.complete] ?? 0;
  const nil = table[t + NIL] ?? 0;
  const seen = stack[frame + frameLayout.seen] ?? 0;
  const isComplete = ((seen | (nil === 0 ? 0 : (table[nil + SEEN_BIT] ?? 0))) & complete) === complete;
  if (!isComplete || stack[outer + frameLayout.array] !== table[item + ARRAY]) return false;
  state.turnedFrom = field;
  state.turnedSeen = seen;
  stack[frame + frameLayout.seen] = 0;
  stack[frame + frameLayout.attributes] = 0;
  stack[frame + frameLayout.hasOthers] = 0;
  addToCount(state, item, 1);
  state.slot = type;
  return true;
}

function addToCount(state: DecoderState, item: number, difference: number): void {
  const { table, stack, frame } = state;
  const counter = table[item + COUNTER] ?? 0;
  if (counter === 0) return;
  const place = (stack[frame + frameLayout.outer] ?? 0) + counter;
  stack[place] = (stack[place] ?? 0) + difference;
}

/** Takes back the start of an item in whose start tag something is not as expected. */
function turnBack(state: DecoderState, item: number): void {
  const { table, stack, frame, output } = state;
  stack[frame + frameLayout.seen] = state.turnedSeen;
  addToCount(state, item, -1);
  state.slot = state.turnedFrom;
  // The end of the item before took the place of this.
  output.bytes[output.length - 1] = table[state.turnedFrom + SEPARATOR] ?? 0;
}

/** True when the item whose start tag ends has the attributes that it must have. */
function hasAttributes(state: DecoderState): boolean {
  const { table, stack, frame } = state;
  const required = table[(stack[frame + frameLayout.type] ?? 0) + typeLayout.requiredAttributes] ?? 0;
  return ((stack[frame + frameLayout.attributes] ?? 0) & required) === required;
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
  output.length = o + 1;
  state.slot = field;
  state.runField = field;
  state.runSlot = field;
  state.runItem = 0;
  state.runNil = 0;
  state.runEnd = stop;
  return next;
}

/** The value of an element or attribute: where it ends, or -1 unless that is right behind the last byte of it. */
function readValue(state: DecoderState, field: number, at: number): number {
  const { table, source } = state;
  const kind = table[field + KIND] ?? 0;
  if (table[field + SEEN_WORD] === frameLayout.attributes) {
    const stop = kind === STRING ? copyAttributeText(state, at) : copyValue(state, kind, field, at);
    return stop !== missed && source.bytes[stop] === quote ? stop : missed;
  }
  const stop = kind === STRING ? copyText(state, at) : copyValue(state, kind, field, at);
  if (stop === missed || source.bytes[stop] !== less) return missed;
  return stop === at && ((table[field + FLAGS] ?? 0) & PRESET) !== 0 ? missed : stop;
}

/** True when the nil inside of a transition is what it was when that was seen, and had not been there. */
function mayBeNil(state: DecoderState, t: number, nil: number): boolean {
  const { table, stack, frame } = state;
  const seen = stack[frame + (table[nil + SEEN_WORD] ?? 0)] ?? 0;
  return table[t + NIL_SCOPE] === state.scopes.current && (seen & (table[nil + SEEN_BIT] ?? 0)) === 0;
}

/** Makes the transition `t` from the value of `field`, as far as the objects are concerned; false when it cannot be. */
function passes(state: DecoderState, t: number, field: number): boolean {
  const { table } = state;
  const nil = table[t + NIL] ?? 0;
  if (nil !== 0 && !mayBeNil(state, t, nil)) return false;
  if (table[t + ITEM] !== 0) return turnsItem(state, t, field);
  if (table[field + SEEN_WORD] !== frameLayout.attributes) state.slot = field;
  else if (table[(table[t + FIELD] ?? 0) + SEEN_WORD] !== frameLayout.attributes && !hasAttributes(state))
    return false;
  if (nil !== 0) noteField(state, nil);
  return true;
}

/**
 * Reads values from the one of `first` on, which begins at `start` and whose key was written, and returns where the
 * last one's end tag ends. -1, with nothing noted, when not even the first can be read here.
 */
export function readRun(state: DecoderState, first: number, start: number): number {
  const { table, doubles, stack, output } = state;
  const { view: outView, limit } = output;
  let field = first;
  let at = start;
  // Where reading and writing go on if the value that was begun cannot be read here, and the item to be taken back then.
  let end = missed;
  let outEnd = 0;
  let begun = 0;
  for (;;) {
    const isAttribute = table[field + SEEN_WORD] === frameLayout.attributes;
    const word = state.frame + (table[field + SEEN_WORD] ?? 0);
    const before = stack[word] ?? 0;
    const noted = before | (table[field + SEEN_BIT] ?? 0);
    const stop = noted === before ? missed : readValue(state, field, at);
    if (stop === missed) break;
    stack[word] = noted;
    const o = output.length;
    const t = o < limit ? transitionAt(state, field, stop) : 0;
    if (t === 0 || !passes(state, t, field)) {
      const next = isAttribute ? missed : endOfField(state, field, stop);
      if (next !== missed) return next;
      stack[word] = before;
      break;
    }
    const length = table[t + OUT_LENGTH] ?? 0;
    let from = ((t + TEXT) >> 1) + (table[t + WORDS] ?? 0) + 1;
    for (let offset = 0; offset < length; offset += 8, from += 1)
      outView.setFloat64(o + offset, doubles[from] ?? 0, true);
    output.length = o + length;
    at = stop + (table[t + LENGTH] ?? 0);
    const next = table[t + FIELD] ?? 0;
    if (table[next + SEEN_WORD] !== frameLayout.attributes) {
      begun = 0;
      end = at - (table[(table[t + NEXT_OPEN] ?? 0) + 2] ?? 0) - 1;
      outEnd = output.length - (table[(table[next + KEY] ?? 0) + 2] ?? 0);
    } else if (!isAttribute) {
      begun = table[t + ITEM] ?? 0;
      end = stop + (table[(table[t + LAST_CLOSE] ?? 0) + 2] ?? 0);
      outEnd = o + ((table[field + KIND] ?? 0) <= TIME ? 2 : 1);
    }
    field = next;
  }
  state.runField = 0;
  if (end === missed) return missed;
  output.length = outEnd;
  if (begun !== 0) turnBack(state, begun);
  return end;
}
