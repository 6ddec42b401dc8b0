/** What the decoder knows of fields and types beside the integers of its table: for everything off the fast path. */
import type { ComplexType } from '../../contract/service-model.ts';
import type { QName } from '../../xml/names.ts';
import type { SimpleValue } from '../value/simple-value.ts';

export interface FieldPlan {
  readonly address: number;
  /** One of `valueKind`. */
  readonly kind: number;
  /** How messages call it; empty for what is no element of its own. */
  readonly name: string;
  /** JSON text before the value, without what opens it: `"name":`, or nothing for an item. */
  readonly key: string;
  readonly separator: string;
  /** The JSON of an array without items, for what is an array. */
  readonly absent: string | undefined;
  readonly isRepeated: boolean;
  readonly isNillable: boolean;
  /** True when an object without it is wrong. */
  readonly isRequired: boolean;
  /** True for elements that a wildcard admits. */
  readonly isWildcard: boolean;
  /** True when it shows nothing of itself. */
  readonly isSilent: boolean;
  /** False when the fast path must not see it. */
  readonly isLearnable: boolean;
  /** For simple types. */
  readonly value: SimpleValue | undefined;
  /** XML text that an empty element stands for. */
  readonly preset: string | undefined;
  /** For complex types and groups. */
  readonly type: TypePlan | undefined;
  /** Place in the frame where a count is noted, 0 for none. */
  readonly declares: number;
  /** The items of the wrapper that it may be, when it is repeated. */
  readonly wrapper: TypePlan | undefined;
}

export interface Wildcard {
  /** As in `Member.namespace`. */
  readonly admitted: string;
  readonly field: FieldPlan;
}

export type TypeRole = 'document' | 'envelope' | 'body' | 'object' | 'group' | 'wrapper' | 'simple';

/** True for what is around the answer: what is unknown in it is nobody's concern. */
export function isAround(role: TypeRole | undefined): boolean {
  return role === 'document' || role === 'envelope' || role === 'body';
}

export interface TypePlan {
  readonly address: number;
  readonly role: TypeRole;
  readonly model: ComplexType | undefined;
  /** The type's own qualified name, where it has one. */
  readonly name: QName | undefined;
  /** True when its objects show no braces. */
  readonly isHidden: boolean;
  isReady: boolean;
  /** Elements by name; those inside a group lead to the group. */
  elements: ReadonlyMap<QName, FieldPlan>;
  /** Takes the elements of this local name, or of any when that is empty. */
  items: { readonly local: string; readonly field: FieldPlan } | undefined;
  /** Take other elements, of the namespaces that they admit. */
  wildcards: readonly Wildcard[];
  attributes: ReadonlyMap<QName, FieldPlan>;
  text: FieldPlan | undefined;
  /** In the order of the schema, each array once. */
  fields: readonly FieldPlan[];
  /** True when elements that it does not know are nobody's concern. */
  ignoresUnknown: boolean;
  /** True when an empty element cannot be one of its objects. */
  hasRequired: boolean;
  /** True when which members may be there together is more than a list of required ones. */
  isBranched: boolean;
}
