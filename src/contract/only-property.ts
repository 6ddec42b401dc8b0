import type { ComplexType, Member, ValueModel } from './service-model.ts';

/** The one property of a type's JSON object. */
export type OnlyProperty =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'value'; readonly value: ValueModel };

/**
 * The property of a type that has exactly one, an element or its text: in the friendly profile an answer of such a type
 * is that property's value.
 */
export function onlyProperty(type: ComplexType): OnlyProperty | undefined {
  const { members, attributes, anyAttribute, value, derived } = type;
  // An object of a derived type has more, `@type` first.
  if (attributes.length > 0 || anyAttribute || derived.length > 0) return undefined;
  const [member] = members;
  if (value !== undefined) return member === undefined ? { kind: 'value', value } : undefined;
  return member !== undefined && members.length === 1 && member.kind === 'element'
    ? { kind: 'member', member }
    : undefined;
}
