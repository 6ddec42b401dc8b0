/**
 * The innermost loop of the fast path: values of simple type that follow each other in one object. What stands between
 * two of them, end tag, blanks and start tag, is compared as one text with what stood there before, and written as one.
 */
import { copyText } from './copy-text.ts';
import { copyValue } from './copy-value.ts';
import type { DecoderState } from './decoder-state.ts';
import { fieldFlag, fieldLayout, transitionLayout, valueKind } from './table-layout.ts';

const { close: CLOSE, flags: FLAGS, key: KEY, kind: KIND, open: OPEN, scope: SCOPE } = fieldLayout;
const { seenBit: SEEN_BIT, seenWord: SEEN_WORD, separator: SEPARATOR, transition: TRANSITION } = fieldLayout;
const { close: LAST_CLOSE, field: FIELD, length: LENGTH, open: NEXT_OPEN, other: OTHER } = transitionLayout;
const { outLength: OUT_LENGTH, text: TEXT, words: WORDS } = transitionLayout;
const { string: STRING, time: TIME } = valueKind;
const { preset: PRESET } = fieldFlag;
const missed = -1;
const less = 0x3c;

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
    const isOfTags = table[t + LAST_CLOSE] === table[field + CLOSE] && table[t + NEXT_OPEN] === table[next + OPEN];
    if (isOfTags && table[next + SCOPE] === state.scopes.current) return t;
  }
  return 0;
}

/** The value of `field` and its end tag, its key being written; where that ends, or -1. */
function endRun(state: DecoderState, field: number, at: number, word: number): number {
  return missed;
}
