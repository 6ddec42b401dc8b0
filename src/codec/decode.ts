/** Model → a reader of answers: XML element in, JSON value out. Compiled once per type, used for every element of it. */
import type { AtomicType, ComplexType, Member, Operation, Service } from '../contract/service-model.ts';
import { complexTypeOf, typeOf } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { childElements, textOf, type XmlElement } from '../xml/document.ts';
import { localOf, ns, qname, type QName } from '../xml/names.ts';
import type { CodecOptions } from './profile.ts';
import { scalars } from './scalar.ts';
import { nameOfEnum, textOfDate } from './special-value.ts';

/** What was odd about an answer without making it wrong. */
export interface Oddities {
  /** Elements that the WSDL does not know; they were skipped. */
  unknownElements: number;
  /** Places where a count and its array differ; the array was believed. */
  countDifferences: string[];
}

type Reader = (element: XmlElement, place: string, oddities: Oddities) => unknown;

/** Reads the response element of one operation. Throws `upstream-contract-violation` naming the place. */
export type AnswerReader = (element: XmlElement, oddities: Oddities) => unknown;

function violation(place: string, detail: string): BridgeError {
  return new BridgeError('upstream-contract-violation', `${place}: ${detail}`);
}

function isNil(element: XmlElement): boolean {
  const value = element.attributes.get(qname(ns.xsi, 'nil'))?.trim();
  return value === 'true' || value === '1';
}

function scalarReader(type: AtomicType): Reader {
  const scalar = scalars[type.base];
  return (element, place) => {
    const value = scalar.decode(textOf(element));
    if (value === undefined) throw violation(place, `${scalar.expects} was expected`);
    return value;
  };
}

interface MemberPlan {
  readonly member: Member;
  readonly key: string;
  readonly read: Reader;
  /** Name of the items when the server wraps the array, as ATL's template does. */
  readonly itemName: string;
  /** True when an empty element cannot be an item, so that it must be an empty wrapper. */
  readonly emptyIsWrapper: boolean;
}

class ReaderCompiler {
  readonly #service: Service;
  readonly #options: CodecOptions;
  readonly #readers = new Map<QName, Reader>();

  constructor(service: Service, options: CodecOptions) {
    this.#service = service;
    this.#options = options;
  }

  /** The reader of a type; a recursive type finds itself in the table. */
  ofType(name: QName): Reader {
    const known = this.#readers.get(name);
    if (known !== undefined) return known;
    const type = typeOf(this.#service, name);
    if (type.kind !== 'complex' && !(type.kind === 'simple' && type.variety === 'atomic'))
      throw new Error(`${name} reached the codec`);
    this.#readers.set(name, (element, place, oddities) => this.ofType(name)(element, place, oddities));
    const compiled = type.kind === 'simple' ? scalarReader(type) : this.#complex(type);
    this.#readers.set(name, compiled);
    return compiled;
  }

  #special(member: Member, plain: Reader): Reader {
    if (this.#options.profile === 'exact') return plain;
    const { enum: enumModel, date } = member;
    const { nameProvisionalEnums, zone } = this.#options;
    if (enumModel !== undefined) {
      return (...input) => nameOfEnum(enumModel, plain(...input) as number, nameProvisionalEnums);
    }
    if (date === undefined) return plain;
    return (element, place, oddities) => {
      const value = textOfDate(date, plain(element, place, oddities) as number, zone);
      if (value === undefined) throw violation(place, 'an OLE date was expected');
      return value;
    };
  }

  #plan(member: Member, type: ComplexType): MemberPlan {
    const memberType = typeOf(this.#service, member.type);
    const exact = this.#options.profile === 'exact';
    const { holder } = type;
    const joined = holder !== undefined && (member.name === holder.full || member.name === holder.short);
    const friendly = joined ? holder.items : member.friendly;
    return {
      member,
      key: exact ? member.name : friendly,
      read: this.#special(member, this.ofType(member.type)),
      itemName: localOf(member.type).replace(/^#/, ''),
      emptyIsWrapper:
        memberType.kind === 'complex'
          ? memberType.members.some((inner) => inner.required)
          : memberType.kind === 'simple' &&
            memberType.variety === 'atomic' &&
            scalars[memberType.base].decode('') === undefined,
    };
  }

  #complex(type: ComplexType): Reader {
    const plans = type.members.map((member) => this.#plan(member, type));
    const byName = new Map(plans.map((plan) => [qname(plan.member.namespace, plan.member.name), plan]));
    const exact = this.#options.profile === 'exact';
    return (element, place, oddities) => {
      const found = collect(element, byName, place, oddities);
      checkCounts(plans, found, place, oddities);
      const value: Record<string, unknown> = {};
      for (const plan of plans) {
        if (plan.member.countOf !== undefined && !exact) continue;
        assign(value, plan, found.get(plan) ?? [], place);
      }
      return value;
    };
  }
}

/** The items of a repeated element, flat as in the WSDL or wrapped in one element named after the item type. */
function unwrapped(element: XmlElement, plan: MemberPlan): readonly XmlElement[] {
  const children = childElements(element);
  if (children.length === 0) {
    const isEmpty = plan.emptyIsWrapper && textOf(element).trim() === '';
    return isEmpty ? [] : [element];
  }
  return children.every((child) => child.local === plan.itemName) ? children : [element];
}

function readOne(
  element: XmlElement,
  plan: MemberPlan,
  place: string,
  oddities: Oddities,
): readonly unknown[] {
  const here = `${place}/${plan.member.name}`;
  if (isNil(element)) {
    if (plan.member.nillable) return [null];
    if (plan.member.required && !plan.member.repeated) throw violation(here, 'nil, but not nillable');
    return [];
  }
  if (!plan.member.repeated) return [plan.read(element, here, oddities)];
  return unwrapped(element, plan).map((item) => plan.read(item, here, oddities));
}

function collect(
  element: XmlElement,
  byName: ReadonlyMap<QName, MemberPlan>,
  place: string,
  oddities: Oddities,
): Map<MemberPlan, unknown[]> {
  const found = new Map<MemberPlan, unknown[]>();
  for (const child of childElements(element)) {
    const plan = byName.get(child.name);
    if (plan === undefined) {
      oddities.unknownElements += 1;
      continue;
    }
    const values = found.get(plan) ?? [];
    if (!plan.member.repeated && found.has(plan))
      throw violation(`${place}/${plan.member.name}`, 'is there twice');
    for (const value of readOne(child, plan, place, oddities)) values.push(value);
    found.set(plan, values);
  }
  return found;
}

/** What an empty element reads as when its type allows it to be empty. */
function isBlank(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === '';
  return Object.values(value).every((inner) => Array.isArray(inner) && inner.length === 0);
}

/** Compares counts with arrays. An empty element that may be an item or a wrapper is a wrapper when its count is 0. */
function checkCounts(
  plans: readonly MemberPlan[],
  found: Map<MemberPlan, unknown[]>,
  place: string,
  oddities: Oddities,
): void {
  for (const plan of plans) {
    if (plan.member.countOf === undefined) continue;
    const counted = plans.find((other) => other.member.name === plan.member.countOf);
    const items = (counted && found.get(counted)) ?? [];
    const [declared] = found.get(plan) ?? [];
    if (declared === 0 && items.length === 1 && isBlank(items[0])) items.pop();
    const actual = items.length;
    if (declared !== undefined && declared !== actual && oddities.countDifferences.length < 10) {
      oddities.countDifferences.push(`${place}/${plan.member.name}`);
    }
  }
}

/** Puts a member into the JSON object: an array always, `[]` when absent; both arrays of a holder under one key. */
function assign(
  target: Record<string, unknown>,
  plan: MemberPlan,
  values: readonly unknown[],
  place: string,
): void {
  if (plan.member.repeated) {
    const before = target[plan.key];
    target[plan.key] = Array.isArray(before) ? [...(before as readonly unknown[]), ...values] : values;
    return;
  }
  if (values.length > 0) target[plan.key] = values[0];
  else if (plan.member.required && plan.member.countOf === undefined) {
    throw violation(`${place}/${plan.member.name}`, 'is missing');
  }
}

/**
 * Compiles the reader of an operation's answer. In the friendly profile a wrapper with a single value is taken off:
 * the answer of `GetSite` is the holder, not `{"return": …}`.
 */
export function compileAnswerReader(
  service: Service,
  operation: Operation,
  options: CodecOptions,
): AnswerReader {
  const wrapper = complexTypeOf(service, operation.response.type);
  const read = new ReaderCompiler(service, options).ofType(operation.response.type);
  const place = localOf(operation.response.name);
  const [only] = wrapper.members;
  if (options.profile === 'exact' || only === undefined || wrapper.members.length !== 1) {
    return (element, oddities) => read(element, place, oddities);
  }
  return (element, oddities) =>
    (read(element, place, oddities) as Record<string, unknown>)[only.friendly] ?? null;
}
