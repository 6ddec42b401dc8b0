/** Writes a JSON object as the members of a complex type: in the order of the contract, counts included. */
import type { Member } from '../contract/service-model.ts';
import { nearestName } from '../error/nearest-name.ts';
import { ns } from '../xml/names.ts';
import type { InputPlace } from './input-place.ts';

/** Returns the text between the tags; what cannot be written becomes a flaw. */
export type Writer = (value: unknown, place: InputPlace) => string;

export interface MemberPlan {
  readonly member: Member;
  /** Name of the property in this profile. */
  readonly key: string;
  readonly tag: string;
  readonly write: Writer;
  /** What an omitted member becomes; absent when nothing stands in for it. */
  readonly fill?: unknown;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function refuseUnknown(value: JsonObject, keys: ReadonlySet<string>, place: InputPlace): void {
  for (const key of Object.keys(value)) {
    if (keys.has(key)) continue;
    place.child(key).flaw(() => {
      const near = nearestName(key, keys);
      return `there is no such property${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
  }
}

function writeElement(plan: MemberPlan, value: unknown, place: InputPlace): string {
  if (value === null && plan.member.nillable) return `<${plan.tag} xmlns:xsi="${ns.xsi}" xsi:nil="true"/>`;
  return `<${plan.tag}>${plan.write(value, place)}</${plan.tag}>`;
}

function writeMember(plan: MemberPlan, source: JsonObject, place: InputPlace): string {
  const { member } = plan;
  const given = own(source, plan.key);
  const value = given === undefined ? plan.fill : given;
  if (value === undefined) {
    return member.required && !member.repeated ? place.flaw('this property is required') : '';
  }
  if (!member.repeated) return writeElement(plan, value, place);
  if (!Array.isArray(value)) return place.flaw('an array is expected');
  return value.map((item: unknown, index) => writeElement(plan, item, place.child(index))).join('');
}

/** The count as the caller gave it, which must be the length of the array. */
function checkCount(plan: MemberPlan, actual: number, source: JsonObject, place: InputPlace): boolean {
  const given = own(source, plan.key);
  if (given === undefined) {
    if (plan.member.required) place.flaw('this property is required');
    return false;
  }
  if (given !== actual) place.flaw(`${actual} is expected: the length of ${plan.member.countOf ?? ''}`);
  return true;
}

/**
 * The writer of a complex type. With `hidesCounts` (the friendly profile) callers never see a count and it is written
 * for them; without, they give it and it must be right.
 */
export function objectWriter(plans: readonly MemberPlan[], hidesCounts: boolean): Writer {
  const isCount = (plan: MemberPlan): boolean => plan.member.countOf !== undefined;
  const keys = new Set(plans.filter((plan) => !hidesCounts || !isCount(plan)).map((plan) => plan.key));
  const lengthOf = (plan: MemberPlan, source: JsonObject): number => {
    const counted = plans.find((other) => other.member.name === plan.member.countOf);
    const array = counted === undefined ? undefined : own(source, counted.key);
    return Array.isArray(array) ? array.length : 0;
  };
  return (value, place) => {
    if (!isObject(value)) return place.flaw('an object is expected');
    refuseUnknown(value, keys, place);
    const write = (plan: MemberPlan): string => {
      const here = place.child(plan.key);
      if (!isCount(plan)) return writeMember(plan, value, here);
      const actual = lengthOf(plan, value);
      const shown = hidesCounts || checkCount(plan, actual, value, here);
      return shown ? `<${plan.tag}>${actual}</${plan.tag}>` : '';
    };
    return plans.map(write).join('');
  };
}
