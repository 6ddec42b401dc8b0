/** One member, attribute or text of the contract → a field of the decoder's table. */
import {
  typeOf,
  type AttributeModel,
  type Member,
  type Service,
  type TypeModel,
  type ValueModel,
} from '../../contract/service-model.ts';
import { localOf, type QName } from '../../xml/names.ts';
import type { AnswerTable } from './answer-table.ts';
import type { FieldPlan, TypePlan } from './plan-model.ts';
import type { CodecOptions } from '../profile.ts';
import { simpleValue, type SimpleValue } from '../value/simple-value.ts';
import { extraOf, specialValue } from './special-field.ts';
import { fieldFlag, fieldLayout, frameLayout, valueKind } from './table-layout.ts';

/** Where in its frame a field notes that it was there, and how often. */
export interface FieldPlace {
  readonly address: number;
  readonly seenWord: number;
  readonly seenBit: number;
  /** The id of its array, 0 for none. */
  readonly array: number;
  readonly counter: number;
  readonly declares: number;
}

/** How a property looks in the object around it. */
export interface FieldStyle {
  /** The property's name; none for the value that stands for its whole object. */
  readonly property: string | undefined;
  /** True for the items of a list taken as lines: a line each, no brackets. */
  readonly isListItem: boolean;
  /** True when its object is an item of a group: the general path decides where that ends. */
  readonly isInGroup: boolean;
}

/** Keys beyond this are not for the fast path, which writes without asking for room. */
const longestKey = 1000;

/** The types of the members of one complex type. */
export interface MemberTypes {
  typeOf(member: Member): TypePlan;
  /** What the member may be wrapped in; `item` is how one of its items is read. */
  wrapperOf(member: Member, item: WrappedItem): TypePlan | undefined;
}

export type WrappedItem = Pick<FieldPlan, 'kind' | 'isNillable' | 'preset' | 'value'>;

/** Where a field is that nothing is noted of. */
export const unnoted: Omit<FieldPlace, 'address'> = {
  seenWord: frameLayout.seen,
  seenBit: 0,
  array: 0,
  counter: 0,
  declares: 0,
};

/** A field that shows nothing but its value. */
export const bareField: Omit<FieldPlan, 'address' | 'kind'> = {
  name: '',
  key: '',
  separator: ',',
  absent: undefined,
  isRepeated: false,
  isNillable: false,
  isRequired: false,
  isSilent: false,
  isWildcard: false,
  isLearnable: true,
  value: undefined,
  preset: undefined,
  type: undefined,
  declares: 0,
  wrapper: undefined,
};

function openerOf({ kind, type }: FieldPlan): string {
  if (kind <= valueKind.time) return '"';
  return type === undefined || type.isHidden ? '' : '{';
}

function keyOf(property: string | undefined): string {
  return property === undefined ? '' : `${JSON.stringify(property)}:`;
}

/** The fast path notes a count of the usual type; any other would be copied by it, and neither noted nor left out. */
function kindOfCount(kind: number): number {
  return kind === valueKind.integer ? valueKind.count : Math.max(kind, valueKind.other);
}

export class FieldCompiler {
  readonly #table: AnswerTable;
  readonly #service: Service;
  readonly #options: CodecOptions;
  readonly #fields: FieldPlan[];

  constructor(table: AnswerTable, service: Service, options: CodecOptions, fields: FieldPlan[]) {
    this.#table = table;
    this.#service = service;
    this.#options = options;
    this.#fields = fields;
  }

  get isExact(): boolean {
    return this.#options.profile === 'exact';
  }

  member(member: Member, place: FieldPlace, style: FieldStyle, types: MemberTypes): FieldPlan {
    const value = this.#valueOf(member);
    const type = this.#typeOf(member, types);
    const kind = this.#kindOf(member, value, type);
    const isCount = member.countOf !== undefined;
    const isArray = place.array !== 0;
    const isRepeated = isArray || style.isListItem;
    const key = keyOf(style.property);
    const plan: FieldPlan = {
      address: place.address,
      kind: isCount ? kindOfCount(kind) : kind,
      name: member.kind === 'element' ? member.name : '',
      key: isArray ? '' : key,
      separator: style.isListItem ? '\n' : ',',
      absent: isArray ? `${key}[],` : undefined,
      isRepeated,
      isNillable: member.nillable,
      isRequired: member.required && !isRepeated && !isCount,
      // Where only the items are shown, as in lines of JSON, the exact profile has no place for their count either.
      isSilent: isCount && (!this.isExact || style.property === undefined),
      isWildcard: member.kind === 'any',
      isLearnable: !style.isInGroup && key.length < longestKey,
      value,
      preset: member.preset?.text,
      type,
      declares: place.declares,
      wrapper: undefined,
    };
    const wrapper = isRepeated && kind <= valueKind.object ? types.wrapperOf(member, plan) : undefined;
    return this.add({ ...plan, wrapper }, place, isArray ? `${key}[` : '');
  }

  attribute(attribute: AttributeModel, place: FieldPlace): FieldPlan {
    const property = this.isExact ? attribute.key : attribute.friendly;
    const name = `@${attribute.name}`;
    const field = this.#simple(attribute.type, place, {
      name,
      key: keyOf(property),
      isRequired: attribute.required,
    });
    if (attribute.namespace === '') {
      const tag = this.#table.text(` ${attribute.name}="`);
      this.#table.ints[place.address + fieldLayout.open] = tag;
    }
    return field;
  }

  /** The text of an element beside its attributes; without a name where it stands for the whole object. */
  text(value: ValueModel, place: FieldPlace, property: string | undefined): FieldPlan {
    return this.#simple(value.type, place, { key: keyOf(property) });
  }

  #simple(type: QName, place: FieldPlace, shown: Partial<FieldPlan>): FieldPlan {
    const value = simpleValue(this.#service, type);
    return this.add({ ...bareField, ...shown, address: place.address, kind: value.kind, value }, place, '');
  }

  #valueOf(member: Member): SimpleValue | undefined {
    if (member.kind !== 'element' || typeOf(this.#service, member.type).kind !== 'simple') return undefined;
    const plain = simpleValue(this.#service, member.type);
    return this.isExact ? plain : specialValue(member, plain, this.#options);
  }

  #typeOf(member: Member, types: MemberTypes): TypePlan | undefined {
    if (member.kind === 'any') return undefined;
    const model = typeOf(this.#service, member.type);
    if (model.kind !== 'complex') return undefined;
    return types.typeOf(member);
  }

  #kindOf(member: Member, value: SimpleValue | undefined, type: TypePlan | undefined): number {
    if (value !== undefined) return value.kind;
    if (type === undefined) return valueKind.opaque;
    return member.kind === 'group' ? valueKind.group : valueKind.object;
  }

  /** Writes the record of a field whose place is known. */
  add(plan: FieldPlan, place: FieldPlace, arrayKey: string): FieldPlan {
    const table = this.#table;
    const { address, seenWord, seenBit, array, counter, declares } = place;
    // An empty value may be no item when there are to be none: that too is for the general path.
    const mayBeNone = plan.wrapper !== undefined && counter !== 0;
    const flags =
      (plan.isSilent ? fieldFlag.silent : 0) |
      (plan.isNillable ? fieldFlag.nillable : 0) |
      (array === 0 && counter === 0 && seenBit !== 0 ? fieldFlag.plain : 0) |
      (plan.isRequired ? fieldFlag.required : 0) |
      (plan.preset === undefined && !mayBeNone ? 0 : fieldFlag.preset) |
      (plan.value?.isUnsigned === true ? fieldFlag.unsigned : 0);
    const key = plan.isSilent ? '' : plan.key + openerOf(plan);
    const record: Partial<Record<keyof typeof fieldLayout, number>> = {
      kind: plan.kind,
      type: plan.type?.address ?? 0,
      flags,
      key: table.text(key),
      arrayKey: table.text(arrayKey),
      array,
      separator: plan.separator.charCodeAt(0),
      next: address,
      scope: -1,
      seenWord,
      seenBit,
      counter,
      extra: plan.kind === valueKind.count ? declares : extraOf(table, plan.value),
      id: this.#fields.length,
    };
    for (const [name, value] of Object.entries(record))
      table.ints[address + fieldLayout[name as keyof typeof fieldLayout]] = value;
    this.#fields.push(plan);
    return plan;
  }
}

/** The local name that ATL gives the items of a wrapped array; `undefined` when it cannot be told from an item. */
export function wrappedItemName(member: Member, type: TypeModel): string | undefined {
  const local = localOf(member.type).replace(/^#/, '');
  if (type.kind === 'simple') return local;
  if (type.kind !== 'complex' || type.abstract || type.attributes.some(({ required }) => required))
    return undefined;
  return type.members.some((inner) => inner.name === local) ? undefined : local;
}
