/** The end of an element: what must have been in it, what is shown although it was not, and its bracket. */
import { UnexpectedAnswer, violation } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import { closeArray, putText } from './field-output.ts';
import { addToOuterCount, isEmptyWrapper, withdrawItem } from '../plan/item-wrapper.ts';
import { Occurrence } from '../plan/occurrence.ts';
import type { FieldPlan, TypePlan } from '../plan/plan-model.ts';
import { fieldFlag, fieldLayout, frameLayout, typeLayout } from '../plan/table-layout.ts';

const {
  array: ARRAY,
  arrayKey: ARRAY_KEY,
  flags: FLAGS,
  seenBit: SEEN_BIT,
  seenWord: SEEN_WORD,
} = fieldLayout;
const { separator: SEPARATOR, size: FIELD_SIZE } = fieldLayout;
const { complete: COMPLETE, fieldCount: FIELD_COUNT, fields: FIELDS, frameSize: FRAME_SIZE } = typeLayout;
const { hasChecks: HAS_CHECKS, seenWords: SEEN_WORDS } = typeLayout;
const { required: REQUIRED } = fieldFlag;
const { closing: CLOSING, field: FIELD, hasScope: HAS_SCOPE, seen: SEEN, type: TYPE } = frameLayout;

/** How many differences of counts are noted. */
const notedDifferences = 10;

export function wasSeen(state: DecoderState, frame: number, field: FieldPlan): boolean {
  const { table, stack } = state;
  const word = stack[frame + (table[field.address + fieldLayout.seenWord] ?? 0)] ?? 0;
  return (word & (table[field.address + fieldLayout.seenBit] ?? 0)) !== 0;
}

/** True when no array of the object in `frame`, which is of `type`, was announced to be of another length. */
export function areCountsRight(state: DecoderState, frame: number, type: number): boolean {
  const { table, stack } = state;
  const end = frame + (table[type + FRAME_SIZE] ?? 0);
  for (let word = frame + SEEN + (table[type + SEEN_WORDS] ?? 0); word + 1 < end; word += 2) {
    const declared = stack[word + 1] ?? 0;
    // Noted with one added, so that 0 is none.
    if (declared !== 0 && declared - 1 !== stack[word]) return false;
  }
  return true;
}

function noteWrongCounts(state: DecoderState, type: TypePlan): void {
  const { stack, frame, oddities } = state;
  let lost: string | undefined;
  let hasItems = false;
  for (const field of type.fields) {
    if (field.declares === 0) continue;
    const declared = stack[frame + field.declares] ?? 0;
    const actual = stack[frame + field.declares - 1] ?? 0;
    hasItems ||= actual > 0;
    if (declared === 0 || declared - 1 === actual) continue;
    lost ??= state.place(field.name);
    if (oddities.countDifferences.length < notedDifferences)
      oddities.countDifferences.push(state.place(field.name));
  }
  if (lost !== undefined && !hasItems) oddities.lostArray ??= lost;
}

/** Writes the arrays that were not there, and refuses an object without a member that must be. */
function addMissing(state: DecoderState, type: number): void {
  const { table, stack, frame, output } = state;
  const first = table[type + FIELDS] ?? 0;
  const end = first + (table[type + FIELD_COUNT] ?? 0) * FIELD_SIZE;
  for (let field = first; field < end; field += FIELD_SIZE) {
    const word = stack[frame + (table[field + SEEN_WORD] ?? 0)] ?? 0;
    if ((word & (table[field + SEEN_BIT] ?? 0)) !== 0) continue;
    if (((table[field + FLAGS] ?? 0) & REQUIRED) !== 0)
      throw violation(state.place(state.fieldAt(field).name), 'is missing');
    // Members whose items go into one array are shown once, as the first of them.
    if (table[field + ARRAY] !== field) continue;
    const key = table[field + ARRAY_KEY] ?? 0;
    output.reserve((table[key + 2] ?? 0) + 2);
    putText(state, key);
    output.bytes[output.length] = 0x5d;
    output.bytes[output.length + 1] = 0x2c;
    output.length += 2;
  }
}

function checkBranches(state: DecoderState, type: TypePlan): void {
  if (!type.isBranched || type.model === undefined) return;
  const flaw = new Occurrence(type.model).flaw((member) => {
    const field = type.fields[member];
    return field !== undefined && wasSeen(state, state.frame, field);
  });
  if (flaw !== undefined) throw violation(state.place(), flaw);
}

function checkMembers(state: DecoderState, type: number): void {
  addMissing(state, type);
  if (!areCountsRight(state, state.frame, type)) noteWrongCounts(state, state.typeOf(state.frame));
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
  else {
    checkMembers(state, type.address);
    checkBranches(state, type);
  }
}

function endFrame(state: DecoderState): void {
  if (state.array !== 0) closeArray(state);
  const { stack, table, frame, output } = state;
  const type = stack[frame + TYPE] ?? 0;
  const complete = table[type + COMPLETE] ?? 0;
  const isComplete = ((stack[frame + SEEN] ?? 0) & complete) === complete;
  if (table[type + HAS_CHECKS] !== 0 || output.bytes[output.length - 1] === 0x7b) finish(state);
  else if (!isComplete || table[type + FRAME_SIZE] !== SEEN + 1) checkMembers(state, type);
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
