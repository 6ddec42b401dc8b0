/** Elements of a type → JSON: sections 1, 2 and 7 of `docs/json-mapping.md`. */
import type { CodecOptions } from '../../src/codec/profile.ts';
import { nameOfEnum, textOfDate } from '../../src/codec/value/special-value.ts';
import {
  typeOf,
  type ComplexType,
  type Member,
  type Service,
  type TypeModel,
} from '../../src/contract/service-model.ts';
import { resolveQName, type XmlElement } from '../../src/xml/document.ts';
import { localOf, ns, type QName } from '../../src/xml/names.ts';
import { canonicalText } from './canonical-xml.ts';
import { checkContent, continues } from './content-rules.ts';
import { admits, elementsOf, isNil, ownText, prefixesOf } from './element-facts.ts';
import { violation } from './failure.ts';
import { decodeSimple, Digits, type Prefixes } from './simple-text.ts';
import { wrappedItems, type Counted, type WrapperFacts } from './wrapped-items.ts';

type Json = Map<string, unknown>;

/** One property that is being filled: the items of an array, or the one value. */
interface Slot {
  readonly member: Member;
  readonly values: unknown[];
}

export class ObjectReader {
  readonly #service: Service;
  readonly #options: CodecOptions;
  readonly #encoded: boolean;

  constructor(service: Service, options: CodecOptions, encoded: boolean) {
    this.#service = service;
    this.#options = options;
    this.#encoded = encoded;
  }

  get #exact(): boolean {
    return this.#options.profile === 'exact';
  }

  element(element: XmlElement, name: QName, place: string): unknown {
    const type = typeOf(this.#service, name);
    if (type.kind === 'opaque') return new Map([['@xml', canonicalText(element)]]);
    if (type.kind === 'simple') return this.#simple(name, ownText(element), prefixesOf(element), place);
    if (type.kind !== 'complex') throw new Error(`${name} is not supported`);
    const [actual, said] = this.#actualType(element, type, name);
    if (actual.abstract) throw violation(place, `${actual.name} is abstract`);
    const json: Json = new Map(said ? [['@type', actual.name]] : []);
    this.#attributes(element, actual, json, place);
    if (actual.value !== undefined) {
      const value = this.#simple(actual.value.type, ownText(element), prefixesOf(element), place);
      json.set(this.#exact ? '$value' : actual.value.friendly, value);
    }
    this.#content(elementsOf(element), actual, json, place);
    return json;
  }

  #simple(name: QName, text: string, prefixes: Prefixes, place: string): unknown {
    const value = decodeSimple(this.#service, name, text, prefixes);
    if (value === undefined) throw violation(place, `${JSON.stringify(text)} is not of ${name}`);
    return value;
  }

  /** The type that `xsi:type` names, if it is one that may stand here, and whether it is another one. */
  #actualType(element: XmlElement, declared: ComplexType, name: QName): [ComplexType, boolean] {
    const text = element.attributes.get(`{${ns.xsi}}type`);
    if (text === undefined) return [declared, false];
    let named: QName;
    try {
      named = resolveQName(element, text);
    } catch {
      return [declared, false];
    }
    const derived: TypeModel | undefined = declared.derived.includes(named)
      ? this.#service.types.get(named)
      : undefined;
    return derived?.kind === 'complex' && named !== name ? [derived, true] : [declared, false];
  }

  #attributes(element: XmlElement, type: ComplexType, json: Json, place: string): void {
    const others: Json = new Map();
    for (const [name, text] of element.attributes) {
      const known = type.attributes.find((candidate) => `{${candidate.namespace}}${candidate.name}` === name);
      if (known !== undefined) {
        const value = this.#simple(known.type, text, prefixesOf(element), `${place}/@${known.name}`);
        json.set(this.#exact ? known.key : known.friendly, value);
      } else if (type.anyAttribute && !name.startsWith(`{${ns.xsi}}`)) {
        others.set(name.startsWith('{}') ? localOf(name) : name, text);
      }
    }
    if (others.size > 0) json.set('@attributes', others);
    for (const attribute of type.attributes) {
      const key = this.#exact ? attribute.key : attribute.friendly;
      if (attribute.required && !json.has(key)) throw violation(`${place}/@${attribute.name}`, 'is missing');
    }
  }

  /** The property of a member: both arrays of a holder are one in `friendly`. */
  #keyOf(member: Member, { holder }: ComplexType): string {
    if (this.#exact) return member.key;
    const joined = holder !== undefined && (member.name === holder.full || member.name === holder.short);
    return joined ? holder.items : member.friendly;
  }

  #content(elements: readonly XmlElement[], type: ComplexType, json: Json, place: string): void {
    const slots = this.#slots(elements, type, place);
    checkContent(type, new Set(slots.keys()), place);
    for (const member of type.members) {
      if (member.countOf !== undefined && !this.#exact) continue;
      const key = this.#keyOf(member, type);
      if (member.repeated && !json.has(key)) json.set(key, []);
    }
    // What came first is first in an array of two members.
    for (const slot of slots.values()) {
      if (slot.member.countOf !== undefined && !this.#exact) continue;
      const key = this.#keyOf(slot.member, type);
      if (slot.member.repeated) (json.get(key) as unknown[]).push(...slot.values);
      else if (slot.values.length > 0) json.set(key, slot.values[0]);
    }
  }

  /** The members that are there, in the order of their first elements. */
  #slots(elements: readonly XmlElement[], type: ComplexType, place: string): Map<Member, Slot> {
    const slots = new Map<Member, Slot>();
    let last: string | undefined;
    const closed = new Set<string>();
    const runs = this.#runs(elements, type);
    for (const { member, items } of runs) {
      const here = `${place}/${member.name}`;
      if (member.countOf === undefined || this.#exact) {
        const key = this.#keyOf(member, type);
        if (closed.has(key)) throw violation(here, 'is there again');
        if (last !== undefined && last !== key) closed.add(last);
        if (closed.has(key)) throw violation(here, 'is there again');
        last = key;
      }
      const slot = slots.get(member) ?? { member, values: [] };
      const count = type.members.find((other) => other.countOf === member.name);
      const counted = count === undefined ? undefined : slots.get(count)?.values[0];
      const values = this.#values(member, items, type, { place: here, counted });
      if (values === undefined) continue;
      if (!member.repeated && (values.length > 1 || slots.has(member)))
        throw violation(here, 'is there twice');
      slot.values.push(...values);
      slots.set(member, slot);
    }
    return slots;
  }

  /** Elements that follow each other and belong to one member; those of no member are left out. */
  #runs(elements: readonly XmlElement[], type: ComplexType): { member: Member; items: XmlElement[] }[] {
    const runs: { member: Member; items: XmlElement[] }[] = [];
    for (const element of elements) {
      const member = this.#memberOf(element, type);
      if (member === undefined) continue;
      const run = runs.at(-1);
      if (run?.member === member) run.items.push(element);
      else runs.push({ member, items: [element] });
    }
    return runs;
  }

  #memberOf(element: XmlElement, type: ComplexType): Member | undefined {
    // The items of an encoded array may be called anything.
    if (type.arrayOf !== undefined && this.#encoded) return type.members[0];
    return (
      type.members.find(
        (member) =>
          member.kind === 'element' &&
          member.name === element.local &&
          member.namespace === element.namespace,
      ) ??
      type.members.find((member) => {
        const group = member.kind === 'group' ? typeOf(this.#service, member.type) : undefined;
        return group?.kind === 'complex' && this.#memberOf(element, group) !== undefined;
      }) ??
      type.members.find((member) => member.kind === 'any' && admits(member.namespace, element.namespace))
    );
  }

  /** The JSON of a run of elements; `undefined` when it is as good as absent. */
  #values(
    member: Member,
    items: readonly XmlElement[],
    owner: ComplexType,
    { place, counted }: Counted,
  ): unknown[] | undefined {
    if (member.kind === 'any') return items.map((item) => new Map([['@xml', canonicalText(item)]]));
    if (member.kind === 'group') return this.#rounds(member, items, place);
    const values = items.flatMap((item) => this.#oneOrMore(member, item, owner, { place, counted }));
    return values.length === 0 && !member.repeated ? undefined : values;
  }

  /** The repetitions of a repeated group: a new one begins where the content of the present one cannot go on. */
  #rounds(member: Member, items: readonly XmlElement[], place: string): unknown[] {
    const group = typeOf(this.#service, member.type);
    if (group.kind !== 'complex') throw new Error(`${member.key} is not a group`);
    const rounds: XmlElement[][] = [];
    let word: number[] = [];
    for (const item of items) {
      const index = group.members.indexOf(this.#memberOf(item, group)!);
      const round = rounds.at(-1);
      if (round !== undefined && continues(group, [...word, index])) {
        round.push(item);
        word.push(index);
      } else {
        rounds.push([item]);
        word = [index];
      }
    }
    return rounds.map((round) => {
      const json: Json = new Map();
      this.#content(round, group, json, place);
      return json;
    });
  }

  #oneOrMore(member: Member, element: XmlElement, owner: ComplexType, at: Counted): unknown[] {
    if (isNil(element)) return this.#nil(member, at.place);
    const mayBeWrapped = member.repeated && owner.arrayOf === undefined && !this.#encoded;
    const items = mayBeWrapped
      ? wrappedItems(member, element, this.#wrapperFacts(member, element, at))
      : [element];
    return items.flatMap((item) =>
      item !== element && isNil(item)
        ? this.#nil(member, at.place)
        : [this.#special(member, this.#preset(member, item, at.place), at.place)],
    );
  }

  #nil(member: Member, place: string): unknown[] {
    if (member.nillable) return [null];
    // A count may be absent, so it may be nil.
    const mustBe = member.required && !member.repeated && member.countOf === undefined;
    if (mustBe) throw violation(place, 'nil, but not nillable');
    return [];
  }

  #preset(member: Member, element: XmlElement, place: string): unknown {
    const type = typeOf(this.#service, member.type);
    if (member.preset === undefined || ownText(element) !== '')
      return this.element(element, member.type, place);
    return type.kind === 'simple'
      ? this.#simple(member.type, member.preset.text, prefixesOf(element), place)
      : this.element({ ...element, children: [member.preset.text] }, member.type, place);
  }

  /** What `wrapped-items.ts` must know of a member and of an element in its place. */
  #wrapperFacts(member: Member, element: XmlElement, at: Counted): WrapperFacts {
    const type = typeOf(this.#service, member.type);
    return {
      ...at,
      type,
      isMarked: type.kind === 'complex' && this.#isMarked(element, type, member.type),
      ownMember: (child) => (type.kind === 'complex' ? this.#memberOf(child, type) : undefined),
      read: () => void this.#preset(member, element, at.place),
    };
  }

  #isMarked(element: XmlElement, type: ComplexType, name: QName): boolean {
    if (type.value !== undefined || this.#actualType(element, type, name)[1]) return true;
    const known = new Set(type.attributes.map((attribute) => `{${attribute.namespace}}${attribute.name}`));
    return [...element.attributes.keys()].some(
      (key) => known.has(key) || (type.anyAttribute && !key.startsWith(`{${ns.xsi}}`)),
    );
  }

  #special(member: Member, value: unknown, place: string): unknown {
    if (this.#exact || value === null) return value;
    const number = value instanceof Digits ? value.value : value;
    if (member.enum !== undefined && typeof number === 'number')
      return nameOfEnum(member.enum, number, this.#options.nameProvisionalEnums);
    if (member.date === undefined) return value;
    const text = typeof number === 'number' ? textOfDate(member.date, number, this.#options.zone) : undefined;
    if (text === undefined) throw violation(place, 'not an OLE date');
    return text;
  }
}
