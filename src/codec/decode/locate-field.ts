/** Which field an element is, by its qualified name: in the object that is open, or in a group around or inside it. */
import { ns, qname, type QName } from '../../xml/names.ts';
import { UnexpectedAnswer, violation } from './answer-failure.ts';
import { endGroupItem, wasSeen } from './close-element.ts';
import type { DecoderState } from './decoder-state.ts';
import { beginField, noteField } from './field-output.ts';
import { becomeWrapper, wrapperAround } from '../plan/item-wrapper.ts';
import { Occurrence } from '../plan/occurrence.ts';
import { isAround, type FieldPlan, type TypePlan } from '../plan/plan-model.ts';
import { frameLayout, valueKind } from '../plan/table-layout.ts';
import { isAdmitted } from '../plan/wildcard.ts';

/** True when an element may be one more member of the item of a group that is open. */
function continuesItem(state: DecoderState, frame: number, type: TypePlan, field: FieldPlan): boolean {
  if (type.model === undefined) return true;
  const last = type.fields.findIndex(({ address }) => address === lastIn(state, frame));
  if (last === -1) return true;
  if (!field.isRepeated && wasSeen(state, frame, field)) return false;
  const isThere = (member: number): boolean => {
    const other = type.fields[member];
    return other !== undefined && wasSeen(state, frame, other);
  };
  return new Occurrence(type.model).mayFollow(last, type.fields.indexOf(field), isThere);
}

/** The field that came last in a frame: what is open in it, or what follows is expected after. */
function lastIn(state: DecoderState, frame: number): number {
  let inner = state.frame;
  if (inner === frame) return state.slot;
  while (state.outerOf(inner) !== frame) inner = state.outerOf(inner);
  return state.stack[inner + frameLayout.field] ?? 0;
}

/** Opens an item of a group inside of the innermost frame. */
function beginGroupItem(state: DecoderState, group: FieldPlan): void {
  if (group.type === undefined) return;
  state.plan.prepare(group.type);
  if (!beginRoomy(state, group))
    throw violation(state.place(), 'the items of one array do not stand together');
  noteField(state, group.address);
  state.push(group.address, group.type.address);
}

/** `beginField` with room for what it writes. */
export function beginRoomy(state: DecoderState, field: FieldPlan): boolean {
  state.output.reserve(field.key.length * 3 + (field.absent?.length ?? 0) * 3 + 64);
  return beginField(state, field.address);
}

/** The field and its frame, which may be that of the object around the items of groups. */
function search(state: DecoderState, name: QName): readonly [frame: number, field: FieldPlan] | undefined {
  for (let frame = state.frame; ; frame = state.outerOf(frame)) {
    const type = state.typeOf(frame);
    const field = type.elements.get(name);
    const isInGroup = type.role === 'group';
    if (field !== undefined && (!isInGroup || continuesItem(state, frame, type, field)))
      return [frame, field];
    if (!isInGroup) return undefined;
  }
}

/** What takes an element that no name stands for. */
function catchAll(
  state: DecoderState,
  namespace: string,
  local: string,
): readonly [frame: number, field: FieldPlan] | undefined {
  for (let frame = state.frame; ; frame = state.outerOf(frame)) {
    const type = state.typeOf(frame);
    const { items } = type;
    if (items !== undefined && (items.local === '' || items.local === local)) return [frame, items.field];
    const any = wildcardFor(type, namespace);
    const isInGroup = type.role === 'group';
    if (any !== undefined && (!isInGroup || continuesItem(state, frame, type, any))) return [frame, any];
    if (!isInGroup) return undefined;
  }
}

function wildcardFor(type: TypePlan, namespace: string): FieldPlan | undefined {
  return type.wildcards.find(({ admitted }) => isAdmitted(admitted, namespace))?.field;
}

function locateInContent(state: DecoderState, namespace: string, local: string): FieldPlan | undefined {
  let found = search(state, qname(namespace, local));
  const wrapper = found === undefined ? wrapperAround(state, local) : undefined;
  if (wrapper !== undefined) becomeWrapper(state, wrapper);
  found ??= catchAll(state, namespace, local);
  if (found === undefined) return undefined;
  const frame = found[0];
  let field = found[1];
  while (state.frame !== frame) endGroupItem(state);
  while (field.kind === valueKind.group) {
    beginGroupItem(state, field);
    const type = state.typeOf(state.frame);
    const inner = type.elements.get(qname(namespace, local)) ?? wildcardFor(type, namespace);
    if (inner === undefined) return undefined;
    field = inner;
  }
  return field;
}

/** The same around the answer, where what is unknown is either nobody's concern or not the answer. */
function locateAround(state: DecoderState, type: TypePlan, name: QName): FieldPlan | undefined {
  const field = type.elements.get(name);
  if (type.role === 'envelope') return state.hasBegun ? undefined : field;
  if (state.hasBegun) {
    const isFault = name === qname(ns.soap11, 'Fault') || name === qname(ns.soap12, 'Fault');
    if (isFault && type.role === 'body') throw violation(state.place(), 'a fault follows the answer');
    return undefined;
  }
  if (field === undefined) throw new UnexpectedAnswer(`${name} is not what was expected`);
  if (type.role === 'body') state.hasBegun = true;
  return field;
}

/** In the text of a value no element is expected, unless it shows that the value is a wrapper around values. */
function locateInText(state: DecoderState, local: string): FieldPlan | undefined {
  const wrapper = wrapperAround(state, local);
  if (wrapper !== undefined) becomeWrapper(state, wrapper);
  return wrapper?.items?.field;
}

/** The field of an element in the innermost frame; items of groups are ended and begun as it takes. */
export function locateField(state: DecoderState, namespace: string, local: string): FieldPlan | undefined {
  if (state.mode === 'text') return locateInText(state, local);
  const type = state.typeOf(state.frame);
  return isAround(type.role)
    ? locateAround(state, type, qname(namespace, local))
    : locateInContent(state, namespace, local);
}
