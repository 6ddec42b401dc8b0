/** ATL's wrapper around the items of an array: an element in the place of an item that turns out to be none itself. */
import type { DecoderState } from '../decode/decoder-state.ts';
import type { FieldPlan, TypePlan } from './plan-model.ts';
import { fieldLayout, frameLayout, typeLayout, valueKind } from './table-layout.ts';

const { closing: CLOSING, hasOthers: HAS_OTHERS, seen: SEEN, type: TYPE } = frameLayout;

/** Place of the number of items of a field in the frame around them, 0 when nobody counts them. */
function counterIn(state: DecoderState, frame: number, field: FieldPlan): number {
  const counter = state.table[field.address + fieldLayout.counter] ?? 0;
  return counter === 0 ? 0 : frame + counter;
}

/** True when anything was in the innermost element, whether it was shown or not. */
function hadContent(state: DecoderState): boolean {
  const { stack, frame, table } = state;
  if (stack[frame + HAS_OTHERS] !== 0) return true;
  const words = table[(stack[frame + TYPE] ?? 0) + typeLayout.seenWords] ?? 0;
  return stack.subarray(frame + SEEN, frame + SEEN + words).some((word) => word !== 0);
}

/** True when the count that was read before says that there are no items. */
function isCountedEmpty(state: DecoderState, field: FieldPlan): boolean {
  const counter = counterIn(state, state.outerOf(state.frame), field);
  // Noted with one added, so that 0 is none.
  return counter !== 0 && state.stack[counter + 1] === 1;
}

/** Takes back the item of the innermost element; of an object only its brace was written. */
export function withdrawItem(state: DecoderState): void {
  const { stack, frame, output } = state;
  if (state.typeOf(frame).role !== 'simple') output.length -= 1;
  stack[frame + CLOSING] = 0;
  const counter = counterIn(state, state.outerOf(frame), state.fieldOf(frame));
  if (counter !== 0) stack[counter] = (stack[counter] ?? 0) - 1;
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** The wrapper that the innermost element turns out to be when its first child has this name. */
export function wrapperAround(state: DecoderState, local: string): TypePlan | undefined {
  if (state.frame === 0 || hadContent(state)) return undefined;
  const isBare = state.mode === 'text' ? isBlank(state.text.text) : state.output.lastByte === 0x7b;
  const { wrapper } = state.fieldOf(state.frame);
  return isBare && wrapper?.items?.local === local ? wrapper : undefined;
}

/** Makes an item into the wrapper around the items, as its first child has shown it to be. */
export function becomeWrapper(state: DecoderState, wrapper: TypePlan): void {
  const { stack, frame } = state;
  withdrawItem(state);
  stack[frame + TYPE] = wrapper.address;
  stack.fill(0, frame + SEEN, frame + SEEN + 3);
  state.slot = wrapper.address;
  state.mode = 'content';
  state.value = undefined;
  state.text.forget();
}

/** True for an empty element in the place of an object that is an empty wrapper. */
export function isEmptyWrapper(state: DecoderState, type: TypePlan): boolean {
  const field = state.fieldOf(state.frame);
  if (field.wrapper === undefined || state.output.lastByte !== 0x7b || hadContent(state)) return false;
  return type.hasRequired || isCountedEmpty(state, field);
}

/** The same in the place of a value, whose JSON is `undefined` when there is none. */
export function isEmptyValue(state: DecoderState, field: FieldPlan, json: string | undefined): boolean {
  if (field.wrapper === undefined || hadContent(state)) return false;
  return json === undefined
    ? isBlank(state.text.text)
    : state.text.text === '' && isCountedEmpty(state, field);
}

/** True for a value of which nothing is written before all of it was read: it may be a wrapper. */
export function isHeldBack(field: FieldPlan): boolean {
  return field.kind !== valueKind.string || field.wrapper !== undefined;
}

/** The items of a wrapper are those of the array around it. */
export function addToOuterCount(state: DecoderState): void {
  const { stack, frame } = state;
  const counter = counterIn(state, state.outerOf(frame), state.fieldOf(frame));
  if (counter !== 0) stack[counter] = (stack[counter] ?? 0) + (stack[frame + SEEN + 1] ?? 0);
}
