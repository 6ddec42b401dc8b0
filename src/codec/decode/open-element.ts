/** The general path of a start tag: names are resolved, attributes read in any order, and the fast path learns. */
import { ns, qname, type QName } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { violation } from './answer-failure.ts';
import { beginCapture } from './capture.ts';
import { closeEmptyElement } from './end-tag.ts';
import type { DecoderState } from './decoder-state.ts';
import { noteField } from './field-output.ts';
import { isHeldBack } from '../plan/item-wrapper.ts';
import { beginRoomy, locateField } from './locate-field.ts';
import { putAttributes } from './object-attributes.ts';
import { isAround, type FieldPlan, type TypePlan } from '../plan/plan-model.ts';
import { skipElement } from './skip-element.ts';
import { fieldLayout, frameLayout, valueKind } from '../plan/table-layout.ts';

const nilName = qname(ns.xsi, 'nil');
const typeName = qname(ns.xsi, 'type');

type Attributes = ReadonlyMap<QName, string>;

function isNil(attributes: Attributes): boolean {
  const value = attributes.get(nilName)?.trim();
  return value === 'true' || value === '1';
}

/** What an element that says nil is shown as. */
function putNil(state: DecoderState, field: FieldPlan): void {
  if (!field.isNillable) {
    if (field.isRequired) throw violation(state.place(field.name), 'nil, but not nillable');
    state.stack[state.frame + frameLayout.hasOthers] = 1;
    // Of a group it was the turn, though nothing is shown of it.
    if (state.typeOf(state.frame).role === 'group') state.slot = field.address;
    return;
  }
  begin(state, field);
  noteField(state, field.address);
  withoutOpener(state, field);
  if (!field.isSilent) state.output.put(`null${field.separator}`);
}

function begin(state: DecoderState, field: FieldPlan): void {
  if (beginRoomy(state, field)) return;
  const isTwice = !field.isRepeated;
  throw violation(
    state.place(field.name),
    isTwice ? 'is there twice' : 'the items of one array do not stand together',
  );
}

/** Takes back the quote or brace that belongs to the key. */
function withoutOpener(state: DecoderState, field: FieldPlan): void {
  const hasBrace = field.type?.isHidden === false;
  if (field.kind <= valueKind.time || hasBrace) state.output.length -= 1;
}

/** The type that an element is of: the declared one, or one derived from it that `xsi:type` names. */
function typeOf(state: DecoderState, declared: TypePlan, attributes: Attributes): TypePlan {
  const { model } = declared;
  const named = attributes.get(typeName)?.trim();
  const isAbstract = model?.abstract === true;
  if (named === undefined || model === undefined || model.arrayOf !== undefined) {
    if (isAbstract)
      throw violation(state.place(state.tag.local), 'is abstract, and no xsi:type says what it is');
    return declared;
  }
  const colon = named.indexOf(':');
  const prefix = colon === -1 ? '' : named.slice(0, colon);
  const name = qname(state.scopes.lookup(prefix) ?? prefix, named.slice(colon + 1));
  if (name === declared.name && !isAbstract) return declared;
  if (model.derived.includes(name)) return state.plan.ofType(name);
  if (isAbstract)
    throw violation(state.place(state.tag.local), `is abstract, and ${name} is not derived from it`);
  state.unknown(state.tag.local, `${name} is a type`);
  return declared;
}

function enterObject(state: DecoderState, field: FieldPlan, attributes: Attributes): void {
  const declared = field.type;
  if (declared === undefined) return;
  const type = typeOf(state, declared, attributes);
  state.plan.prepare(type);
  if (type.model?.abstract === true)
    throw violation(state.place(field.name), 'is abstract, and xsi:type names no type that is not');
  begin(state, field);
  noteField(state, field.address);
  enterFrame(state, field, type.address);
  if (type !== declared && type.model !== undefined)
    state.output.put(`"@type":${JSON.stringify(type.model.name)},`);
  if (type.model !== undefined) putAttributes(state, type, attributes);
  if (type.text === undefined) return;
  state.output.put(type.text.kind === valueKind.string ? `${type.text.key}"` : type.text.key);
  beginText(state, type.text, field.preset);
}

/** Opens the frame of an element whose start tag was read. */
function enterFrame(state: DecoderState, field: FieldPlan, type: number): void {
  const { tag, scopes } = state;
  const hasScope = tag.declarations.length > 0;
  const close = state.tags.learn(field, tag.written, hasScope ? undefined : scopes.current);
  state.push(field.address, type);
  const { stack, frame } = state;
  stack[frame + frameLayout.close] = close;
  stack[frame + frameLayout.hasScope] = hasScope ? 1 : 0;
  if (close === 0) state.names.push(tag.written);
}

/** From here on the bytes are the text of a value. */
function beginText(state: DecoderState, value: FieldPlan, preset: string | undefined): void {
  state.mode = 'text';
  state.value = value;
  state.preset = preset;
  state.text.forget();
  state.textBytes = 0;
}

function enterSimple(state: DecoderState, field: FieldPlan): void {
  begin(state, field);
  noteField(state, field.address);
  // The general path writes a value as a whole, its quotes included; only strings are handed on as they come.
  if (isHeldBack(field)) withoutOpener(state, field);
  enterFrame(state, field, state.plan.simple.address);
  beginText(state, field, field.preset);
}

/** Learns how the server writes nil, if it does so in the shortest way. */
function learnNil(state: DecoderState): void {
  const { tag, source, scopes } = state;
  if (!tag.isEmpty || tag.attributes.length !== 1 || tag.declarations.length > 0) return;
  if (state.nilScope === scopes.current) return;
  state.nilTag = state.tags.raw(source.bytes.toString('utf8', tag.nameEnd, tag.next));
  state.nilScope = state.nilTag === 0 ? -1 : scopes.current;
}

/** The next time the same is expected, unless items of groups were ended or begun. */
function predict(state: DecoderState, frame: number, field: FieldPlan): void {
  if (state.frame === frame && field.isLearnable) state.table[state.slot + fieldLayout.next] = field.address;
}

function enterField(state: DecoderState, field: FieldPlan, attributes: Attributes): void {
  const { tag } = state;
  if (isNil(attributes) && !field.isWildcard && !isAround(field.type?.role)) {
    if (tag.declarations.length === 0) state.tags.learn(field, tag.written, state.scopes.current);
    learnNil(state);
    putNil(state, field);
    skipElement(state);
    return;
  }
  if (field.kind === valueKind.opaque) {
    begin(state, field);
    noteField(state, field.address);
    beginCapture(state, field);
    skipElement(state);
    return;
  }
  if (field.kind === valueKind.object) enterObject(state, field, attributes);
  else enterSimple(state, field);
  if (tag.isEmpty) closeEmptyElement(state);
}

/** Reads the start tag at the source's position; false when it is not complete. */
export function openElement(state: DecoderState): boolean {
  const { tag, source, scopes } = state;
  if (!tag.read(source)) return false;
  source.position = tag.next;
  if (state.isDone) throw new XmlError('one root element expected, another follows');
  state.descend();
  state.hasStrayText = false;
  const { frame } = state;
  if (tag.declarations.length > 0) scopes.enter(tag.declarations);
  const attributes = tag.expanded(scopes);
  const namespace = scopes.namespaceOf(tag.prefix);
  const field = locateField(state, namespace, tag.local);
  if (field === undefined) {
    state.stack[state.frame + frameLayout.hasOthers] = 1;
    if (!state.typeOf(state.frame).ignoresUnknown) state.unknown(tag.local, 'is an element');
    skipElement(state);
    return true;
  }
  predict(state, frame, field);
  enterField(state, field, attributes);
  return true;
}
