/** Writes one member of an object: one element or an array of them, with what may stand in for them. */
import type { Member } from '../../contract/service-model.ts';
import type { InputPlace } from './input-place.ts';
import { own } from './json-object.ts';
import type { MemberWriter, Source } from './particle-writer.ts';

export interface MemberPlan {
  readonly member: Member;
  /** Name of the property in this profile. */
  readonly key: string;
  /** One item: a whole element, or the elements of a group. */
  readonly write: (value: unknown, place: InputPlace) => string;
  /** What an omitted member becomes; absent when nothing stands in for it. */
  readonly fill?: unknown;
}

/** Some items of an array that the caller gave under another name, with their indexes there. */
export class SplitItems {
  readonly key: string;
  readonly items: readonly { readonly index: number; readonly value: unknown }[];

  constructor(key: string, items: readonly { readonly index: number; readonly value: unknown }[]) {
    this.key = key;
    this.items = items;
  }
}

function lengthOf(value: unknown): number | undefined {
  if (value instanceof SplitItems) return value.items.length;
  return Array.isArray(value) ? value.length : undefined;
}

/** How many items an object has for an array that is counted. */
export function countOf(counted: MemberPlan | undefined, source: Source): number {
  return counted === undefined ? 0 : (lengthOf(own(source.object, counted.key)) ?? 0);
}

function checkLength({ minItems, maxItems }: Member, length: number, place: InputPlace): void {
  const items = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`;
  if (length < minItems) place.flaw(`at least ${items(minItems)} expected`);
  if (maxItems !== undefined && length > maxItems) place.flaw(`at most ${items(maxItems)} expected`);
}

function writeItems(plan: MemberPlan, value: unknown, source: Source): string {
  if (value instanceof SplitItems) {
    const place = source.place.child(value.key);
    checkLength(plan.member, value.items.length, place);
    return value.items.map((item) => plan.write(item.value, place.child(item.index))).join('');
  }
  const place = source.place.child(plan.key);
  if (!Array.isArray(value)) return place.flaw('an array is expected');
  checkLength(plan.member, value.length, place);
  return value.map((item: unknown, index) => plan.write(item, place.child(index))).join('');
}

function writeAbsent({ member, key }: MemberPlan, source: Source, required: boolean): string {
  const least = member.repeated ? member.minItems : 1;
  return required && least > 0 ? source.place.child(key).flaw('this property is required') : '';
}

export function memberWriter(plan: MemberPlan, fixed: string | undefined): MemberWriter {
  const { member, key } = plan;
  return {
    key,
    isGiven(source) {
      const value = own(source.object, key);
      return value !== undefined && lengthOf(value) !== 0;
    },
    isFilled: plan.fill !== undefined || fixed !== undefined || (member.repeated && member.minItems === 0),
    write(source, required) {
      const given = own(source.object, key);
      const value = given === undefined ? plan.fill : given;
      const isAbsent = value === undefined || (member.repeated && !required && lengthOf(value) === 0);
      if (!isAbsent)
        return member.repeated ? writeItems(plan, value, source) : plan.write(value, source.place.child(key));
      return required && fixed !== undefined ? fixed : writeAbsent(plan, source, required);
    },
  };
}

export interface CountPlan {
  readonly plan: MemberPlan;
  readonly tag: string;
  readonly counted: MemberPlan | undefined;
  /** True where callers never see a count (the friendly profile); otherwise they give it and it must be right. */
  readonly hidden: boolean;
}

/** The writer of a member that counts the items of another. */
export function countWriter({ plan, tag, counted, hidden }: CountPlan): MemberWriter {
  const { key, member } = plan;
  const isShown = (actual: number, source: Source, required: boolean): boolean => {
    if (hidden) return true;
    const given = own(source.object, key);
    const place = source.place.child(key);
    if (given === undefined) {
      if (required) place.flaw('this property is required');
      return false;
    }
    if (given !== actual) place.flaw(`${actual} is expected: the length of ${member.countOf ?? ''}`);
    return true;
  };
  return {
    key,
    isGiven: (source) => !hidden && own(source.object, key) !== undefined,
    isFilled: hidden,
    write(source, required) {
      const actual = countOf(counted, source);
      return isShown(actual, source, required) ? `<${tag}>${actual}</${tag}>` : '';
    },
  };
}
