/** How much of the objects around an answer's value is shown. */
import { onlyProperty } from '../../contract/only-property.ts';
import {
  complexTypeOf,
  typeOf,
  type ComplexType,
  type Member,
  type MessageModel,
  type Service,
} from '../../contract/service-model.ts';
import { isArray } from './member-places.ts';
import type { JsonProfile } from '../../contract/json-profile.ts';
import { simpleValue } from '../value/simple-value.ts';
import { valueKind } from './table-layout.ts';

/**
 * `plain`: an object with its properties. `bare`: its only property stands for it. `items`: nothing but the items of
 * one list, which are those of the members in `list`, or of `list` inside of the only member in `path`.
 */
export type TypeShape =
  | { readonly kind: 'plain' | 'bare' }
  | { readonly kind: 'items'; readonly list: ReadonlySet<Member> }
  | { readonly kind: 'path'; readonly through: Member; readonly inner: TypeShape };

export const plainShape: TypeShape = { kind: 'plain' };

function visible({ members }: ComplexType): readonly Member[] {
  return members.filter((member) => member.countOf === undefined);
}

/** The shape of an answer as a whole. */
export function answerShape(type: ComplexType, profile: JsonProfile): TypeShape {
  return profile === 'friendly' && onlyProperty(type) !== undefined ? { kind: 'bare' } : plainShape;
}

/** True for an answer that is shown as one value that is no string: the first digits of a number are a number too. */
export function isLoneValue(service: Service, type: ComplexType, { kind }: TypeShape): boolean {
  const only = kind === 'bare' ? onlyProperty(type) : undefined;
  if (only === undefined || (only.kind === 'member' && only.member.repeated)) return false;
  const { type: name } = only.kind === 'member' ? only.member : only.value;
  return typeOf(service, name).kind === 'simple' && simpleValue(service, name).kind !== valueKind.string;
}

/** The members whose items are all that an object has: those of a holder, or its only property, an array. */
function listIn(type: ComplexType): readonly Member[] {
  const { holder, attributes, anyAttribute, value } = type;
  if (attributes.length > 0 || anyAttribute || value !== undefined) return [];
  const shown = visible(type);
  const isOfHolder = ({ name }: Member): boolean => name === holder?.full || name === holder?.short;
  if (holder !== undefined && shown.every(isOfHolder)) return shown;
  const [only] = shown;
  return only !== undefined && shown.length === 1 && only.kind === 'element' && isArray(only) ? shown : [];
}

/** The shape in which an answer is a list of items; `undefined` when it has no list that stands out. */
export function itemsShape(service: Service, message: MessageModel): TypeShape | undefined {
  const model = typeOf(service, message.type);
  if (model.kind !== 'complex') return undefined;
  const type = complexTypeOf(service, message.type);
  const here = listIn(type);
  if (here.length > 0) return { kind: 'items', list: new Set(here) };
  const [only] = visible(type);
  if (only === undefined || onlyProperty(type) === undefined || only.repeated) return undefined;
  const inner = typeOf(service, only.type);
  const inside = inner.kind === 'complex' && inner.derived.length === 0 ? listIn(inner) : [];
  return inside.length === 0
    ? undefined
    : { kind: 'path', through: only, inner: { kind: 'items', list: new Set(inside) } };
}
