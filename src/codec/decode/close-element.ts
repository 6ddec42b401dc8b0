/** The end of an element: what must have been in it, what is shown although it was not, and its bracket. */
import { UnexpectedAnswer, violation } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import { closeArray } from './field-output.ts';
import { addToOuterCount, isEmptyWrapper, withdrawItem } from '../plan/item-wrapper.ts';
import { Occurrence } from '../plan/occurrence.ts';
import type { FieldPlan, TypePlan } from '../plan/plan-model.ts';
import { fieldLayout, frameLayout, typeLayout } from '../plan/table-layout.ts';

const { separator: SEPARATOR } = fieldLayout;
const { complete: COMPLETE, hasChecks: HAS_CHECKS } = typeLayout;
const { closing: CLOSING, field: FIELD, hasScope: HAS_SCOPE, seen: SEEN, type: TYPE } = frameLayout;

/** How many differences of counts are noted. */
const notedDifferences = 10;

export function wasSeen(state: DecoderState, frame: number, field: FieldPlan): boolean {
  const { table, stack } = state;
  const word = stack[frame + (table[field.address + fieldLayout.seenWord] ?? 0)] ?? 0;
  return (word & (table[field.address + fieldLayout.seenBit] ?? 0)) !== 0;
}

function checkCounts(state: DecoderState, type: TypePlan): void {
  const { stack, frame, oddities } = state;
  for (const field of type.fields) {
    if (field.declares === 0) continue;
    const declared = stack[frame + field.declares] ?? 0;
    const actual = stack[frame + field.declares - 1] ?? 0;
    // Noted with one added, so that 0 is none.
    if (declared === 0 || declared - 1 === actual) continue;
    if (oddities.countDifferences.length < notedDifferences)
      oddities.countDifferences.push(state.place(field.name));
  }
}

function checkMembers(state: DecoderState, type: TypePlan): void {
  const { frame, output } = state;
  for (const field of type.fields) {
    if (wasSeen(state, frame, field)) continue;
    if (field.isRequired) throw violation(state.place(field.name), 'is missing');
  }
  if (type.isBranched && type.model !== undefined) {
    const flaw = new Occurrence(type.model).flaw((member) => {
      const field = type.fields[member];
      return field !== undefined && wasSeen(state, frame, field);
    });
    if (flaw !== undefined) throw violation(state.place(), flaw);
  }
  const shown = new Set<string>();
  for (const field of type.fields) {
    if (field.absent === undefined || wasSeen(state, frame, field) || shown.has(field.absent)) continue;
    shown.add(field.absent);
    output.put(field.absent);
  }
  checkCounts(state, type);
}

/** The end of a Body without the answer, which only an answer without parts may have. */
function endBody(state: DecoderState): void {
  if (state.hasBegun) return;
  if (!state.plan.operation.response.empty) throw new UnexpectedAnswer('the Body is empty');
  state.hasBegun = true;
  state.output.put('{}');
}

/** What most ends do not need. */
function finish(state: DecoderState): void {
  const type = state.typeOf(state.frame);
  if (type.role === 'wrapper') addToOuterCount(state);
  else if (type.role === 'body') endBody(state);
  else if (type.role === 'envelope') {
    if (!state.hasBegun) throw new UnexpectedAnswer('the envelope has no Body');
    state.isDone = true;
  } else if (isEmptyWrapper(state, type)) withdrawItem(state);
  else checkMembers(state, type);
}

function endFrame(state: DecoderState): void {
  if (state.array !== 0) closeArray(state);
  const { stack, table, frame, output } = state;
  const type = stack[frame + TYPE] ?? 0;
  const complete = table[type + COMPLETE] ?? 0;
  const isPlain = ((stack[frame + SEEN] ?? 0) & complete) === complete && table[type + HAS_CHECKS] === 0;
  if (!isPlain || output.bytes[output.length - 1] === 0x7b) finish(state);
  const closing = stack[frame + CLOSING] ?? 0;
  if (closing !== 0) {
    output.close(closing);
    output.bytes[output.length] = table[(stack[frame + FIELD] ?? 0) + SEPARATOR] ?? 0;
    output.length += 1;
  }
}

/** Ends the innermost element; its end tag was read. */
export function endElement(state: DecoderState): void {
  endFrame(state);
  if (state.stack[state.frame + HAS_SCOPE] === 1) state.scopes.leave();
  state.depth -= 1;
  state.pop();
}

/** Ends an item of a group, which has no tag of its own. */
export function endGroupItem(state: DecoderState): void {
  endFrame(state);
  state.pop();
}
