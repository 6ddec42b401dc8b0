/** From one item of an array to the next in the middle of a run: the frame stays, what is noted in it begins anew. */
import { areCountsRight } from './close-element.ts';
import type { DecoderState } from './decoder-state.ts';
import { isShown } from './field-output.ts';
import { fieldLayout, frameLayout, transitionLayout, typeLayout } from '../plan/table-layout.ts';

// Constants of this module, since the optimising compiler folds those and no properties of others.
const { array: ARRAY, close: CLOSE, counter: COUNTER, open: OPEN, seenBit: SEEN_BIT } = fieldLayout;
const { separator: SEPARATOR, type: TYPE } = fieldLayout;
const { item: ITEM, itemClose: ITEM_CLOSE, itemOpen: ITEM_OPEN, lacks: LACKS, nil: NIL } = transitionLayout;
const { array: FRAME_ARRAY, attributes: FRAME_ATTRIBUTES, close: FRAME_CLOSE } = frameLayout;
const { field: FRAME_FIELD, hasOthers: HAS_OTHERS, hasScope: HAS_SCOPE, outer: FRAME_OUTER } = frameLayout;
const { seen: FRAME_SEEN, type: FRAME_TYPE } = frameLayout;
const { complete: COMPLETE, frameSize: FRAME_SIZE } = typeLayout;

/**
 * Ends the item that is open and begins the next one, in the same frame: false, with nothing done, unless that item is
 * complete and both are written as the transition says.
 */
export function turnsItem(state: DecoderState, t: number, field: number): boolean {
  const { table, stack, frame } = state;
  const item = table[t + ITEM] ?? 0;
  const type = table[item + TYPE] ?? 0;
  const outer = stack[frame + FRAME_OUTER] ?? 0;
  const isOfItem = stack[frame + FRAME_FIELD] === item && stack[frame + FRAME_TYPE] === type;
  if (!isOfItem || stack[frame + FRAME_CLOSE] !== table[t + ITEM_CLOSE]) return false;
  if (table[item + CLOSE] !== table[t + ITEM_CLOSE] || table[item + OPEN] !== table[t + ITEM_OPEN])
    return false;
  if (stack[frame + HAS_SCOPE] !== 0) return false;
  const complete = table[type + COMPLETE] ?? 0;
  const nil = table[t + NIL] ?? 0;
  const seen = stack[frame + FRAME_SEEN] ?? 0;
  const lacks = complete & ~(seen | (nil === 0 ? 0 : (table[nil + SEEN_BIT] ?? 0)));
  if (lacks !== table[t + LACKS] || stack[outer + FRAME_ARRAY] !== table[item + ARRAY]) return false;
  if (table[type + FRAME_SIZE] !== FRAME_SEEN + 1 && !forgetCounts(state, type)) return false;
  state.turnedFrom = field;
  state.turnedSeen = seen;
  stack[frame + FRAME_SEEN] = 0;
  stack[frame + FRAME_ATTRIBUTES] = 0;
  stack[frame + HAS_OTHERS] = 0;
  addToCount(state, item, 1);
  state.slot = type;
  return true;
}

/** Makes room for the counts of the next item; false when those of the one before are to be noted. */
function forgetCounts(state: DecoderState, type: number): boolean {
  const { table, stack, frame } = state;
  if (!areCountsRight(state, frame, type)) return false;
  const end = frame + (table[type + FRAME_SIZE] ?? 0);
  for (let word = frame + FRAME_SEEN + 1; word < end; word += 1) stack[word] = 0;
  return true;
}

function addToCount(state: DecoderState, item: number, difference: number): void {
  const { table, stack, frame } = state;
  const counter = table[item + COUNTER] ?? 0;
  if (counter === 0) return;
  const place = (stack[frame + FRAME_OUTER] ?? 0) + counter;
  stack[place] = (stack[place] ?? 0) + difference;
}

/** Takes back the start of an item in whose start tag something is not as expected. */
export function turnBack(state: DecoderState, item: number): void {
  const { table, stack, frame, output } = state;
  stack[frame + FRAME_SEEN] = state.turnedSeen;
  addToCount(state, item, -1);
  state.slot = state.turnedFrom;
  // The end of the item before took the place of this.
  if (isShown(state, state.turnedFrom))
    output.bytes[output.length - 1] = table[state.turnedFrom + SEPARATOR] ?? 0;
}
