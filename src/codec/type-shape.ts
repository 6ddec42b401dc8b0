/** How much of the objects around an answer's value is shown. */
import {
  complexTypeOf,
  typeOf,
  type ComplexType,
  type Member,
  type MessageModel,
  type Service,
} from '../contract/service-model.ts';
import type { JsonProfile } from './profile.ts';

/**
 * `plain`: an object with its properties. `bare`: its only property stands for it. `records`: nothing but the items of
 * one list, which are those of the members in `list`, or of `list` inside of the only member in `path`.
 */
export type TypeShape =
  | { readonly kind: 'plain' | 'bare' }
  | { readonly kind: 'records'; readonly list: ReadonlySet<Member> }
  | { readonly kind: 'path'; readonly through: Member; readonly inner: TypeShape };

export const plainShape: TypeShape = { kind: 'plain' };

function visible({ members }: ComplexType): readonly Member[] {
  return members.filter((member) => member.countOf === undefined);
}

/** True when the friendly answer of this type is the value of its only property. */
function hasOneProperty(type: ComplexType): boolean {
  if (type.derived.length > 0 || type.anyAttribute || type.attributes.length > 0) return false;
  if (type.value !== undefined) return type.members.length === 0;
  return type.members.length === 1 && type.members[0]?.kind === 'element';
}

/** The shape of an answer as a whole. */
export function answerShape(type: ComplexType, profile: JsonProfile): TypeShape {
  return profile === 'friendly' && hasOneProperty(type) ? { kind: 'bare' } : plainShape;
}

function isArray(member: Member): boolean {
  return member.repeated || member.kind !== 'element';
}

/** The members whose items are the only list in an object: those of a holder, or its only array. */
function listIn(type: ComplexType): readonly Member[] {
  const arrays = visible(type).filter(isArray);
  const { holder } = type;
  const isOfHolder = ({ name }: Member): boolean => name === holder?.full || name === holder?.short;
  return arrays.length === 1 || (holder !== undefined && arrays.every(isOfHolder)) ? arrays : [];
}

/** The shape in which an answer is a list of records; `undefined` when it has no list that stands out. */
export function recordShape(service: Service, message: MessageModel): TypeShape | undefined {
  const model = typeOf(service, message.type);
  if (model.kind !== 'complex') return undefined;
  const type = complexTypeOf(service, message.type);
  const here = listIn(type);
  if (here.length > 0) return { kind: 'records', list: new Set(here) };
  const [only] = visible(type);
  if (only === undefined || !hasOneProperty(type) || only.repeated) return undefined;
  const inner = typeOf(service, only.type);
  const inside = inner.kind === 'complex' && inner.derived.length === 0 ? listIn(inner) : [];
  return inside.length === 0
    ? undefined
    : { kind: 'path', through: only, inner: { kind: 'records', list: new Set(inside) } };
}
