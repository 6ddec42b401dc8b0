/** A complex type → the fields of its objects. */
import { typeOf, type ComplexType, type Member, type Service } from '../../contract/service-model.ts';
import { qname, type QName } from '../../xml/names.ts';
import type { AnswerTable } from './answer-table.ts';
import { unnoted, type FieldCompiler, type MemberTypes } from './field-compiler.ts';
import { MemberPlaces } from './member-places.ts';
import { Occurrence } from './occurrence.ts';
import type { FieldPlan, TypePlan, Wildcard } from './plan-model.ts';
import { fieldLayout, frameLayout, typeLayout } from './table-layout.ts';
import type { TypeShape } from './type-shape.ts';

/** A type with more attributes is read the general way. */
const mostFastAttributes = 31;
const longestAttributeKeys = 4000;

function shownMembers(model: ComplexType, shape: TypeShape): readonly Member[] {
  if (shape.kind === 'path') return [shape.through];
  if (shape.kind !== 'items') return model.members;
  const listed = new Set([...shape.list].map(({ name }) => name));
  return model.members.filter(
    (member) => shape.list.has(member) || (member.countOf !== undefined && listed.has(member.countOf)),
  );
}

export class ObjectCompiler {
  readonly #service: Service;
  readonly #table: AnswerTable;
  readonly #fields: FieldCompiler;

  constructor(service: Service, table: AnswerTable, fields: FieldCompiler) {
    this.#service = service;
    this.#table = table;
    this.#fields = fields;
  }

  /** Fills in a type that is made of `model`. */
  compile(plan: TypePlan, model: ComplexType, shape: TypeShape, types: MemberTypes): void {
    const members = shownMembers(model, shape);
    const places = new MemberPlaces(members, model, this.#fields.isExact);
    const first = this.#table.fields(members.length);
    const fields = members.map((member, index) => {
      const { array, ...noted } = places.at(index);
      const isListItem = shape.kind === 'items' && shape.list.has(member);
      const place = {
        ...noted,
        address: first + index * fieldLayout.size,
        array: array === undefined || isListItem ? 0 : first + array * fieldLayout.size,
        seenBit: isListItem ? 0 : noted.seenBit,
      };
      const property = shape.kind === 'plain' ? this.#propertyOf(member, model, places) : undefined;
      const style = { property, isListItem, isInGroup: plan.role === 'group' };
      return this.#fields.member(member, place, style, types);
    });
    plan.fields = fields;
    plan.hasRequired =
      model.members.some((member) => member.required) ||
      new Occurrence(model).flaw(() => false) !== undefined;
    this.#chain(plan, fields, first);
    this.#elements(plan, model, members);
    this.#text(plan, model, shape);
    this.#attributes(plan, model);
    this.#finish(plan, model, places);
  }

  #propertyOf(member: Member, model: ComplexType, places: MemberPlaces): string {
    if (this.#fields.isExact) return member.key;
    return places.isJoined(member) && model.holder !== undefined ? model.holder.items : member.friendly;
  }

  /** Until it is known better, the next element is the next of the schema. */
  #chain(plan: TypePlan, fields: readonly FieldPlan[], first: number): void {
    const { ints } = this.#table;
    for (const [index, { address }] of fields.entries()) {
      ints[address + fieldLayout.next] = fields[index + 1]?.address ?? address;
    }
    ints[plan.address + typeLayout.fields] = first;
    ints[plan.address + typeLayout.fieldCount] = fields.length;
    if (fields.length > 0) ints[plan.address + typeLayout.next] = first;
  }

  #elements(plan: TypePlan, model: ComplexType, members: readonly Member[]): void {
    const elements = new Map<QName, FieldPlan>();
    const wildcards: Wildcard[] = [];
    for (const [index, member] of members.entries()) {
      const field = plan.fields[index];
      if (field === undefined) continue;
      for (const { kind, name, namespace } of this.#membersIn(member, new Set())) {
        if (kind === 'any') wildcards.push({ admitted: namespace, field });
        else if (!elements.has(qname(namespace, name))) elements.set(qname(namespace, name), field);
      }
      if (model.arrayOf !== undefined) plan.items = { local: '', field };
    }
    plan.elements = elements;
    plan.wildcards = wildcards;
  }

  /** What stands for a member in a document: itself, or whatever its group is made of. */
  #membersIn(member: Member, seen: Set<QName>): readonly Member[] {
    if (member.kind !== 'group') return [member];
    const group = typeOf(this.#service, member.type);
    if (group.kind !== 'complex' || seen.has(member.type)) return [];
    seen.add(member.type);
    return group.members.flatMap((inner) => this.#membersIn(inner, seen));
  }

  #text(plan: TypePlan, { value }: ComplexType, shape: TypeShape): void {
    if (value === undefined || shape.kind === 'items' || shape.kind === 'path') return;
    const property = this.#fields.isExact ? '$value' : value.friendly;
    const place = { ...unnoted, address: this.#table.fields(1) };
    plan.text = this.#fields.text(value, place, shape.kind === 'bare' ? undefined : property);
  }

  #attributes(plan: TypePlan, { attributes }: ComplexType): void {
    const shown = plan.isHidden ? [] : attributes;
    const first = this.#table.fields(shown.length);
    const compiled = shown.map((attribute, index): [QName, FieldPlan] => {
      const noted = { seenWord: frameLayout.attributes, seenBit: 1 << (index & 31) };
      const place = { ...unnoted, ...noted, address: first + index * fieldLayout.size };
      return [qname(attribute.namespace, attribute.name), this.#fields.attribute(attribute, place)];
    });
    plan.attributes = new Map(compiled);
    const keys = compiled.reduce((sum, [, { key }]) => sum + key.length, 0);
    const isSlow = shown.length > mostFastAttributes || keys > longestAttributeKeys;
    const { ints } = this.#table;
    ints[plan.address + typeLayout.attributes] = first;
    ints[plan.address + typeLayout.attributeCount] = shown.length;
    ints[plan.address + typeLayout.requiredAttributes] = isSlow
      ? 0
      : shown.reduce((bits, { required }, index) => bits | (required ? 1 << index : 0), 0);
    ints[plan.address + typeLayout.isSpecial] = isSlow ? 1 : 0;
  }

  #finish(plan: TypePlan, model: ComplexType, { frameSize, words }: MemberPlaces): void {
    const { ints } = this.#table;
    const { address } = plan;
    let complete = 0;
    for (const field of plan.fields) {
      const isFirstWord = ints[field.address + fieldLayout.seenWord] === frameLayout.seen;
      const matters = field.isRequired || field.absent !== undefined;
      if (isFirstWord && matters) complete |= ints[field.address + fieldLayout.seenBit] ?? 0;
    }
    ints[address + typeLayout.complete] = complete;
    ints[address + typeLayout.frameSize] = frameSize;
    ints[address + typeLayout.seenWords] = words;
    ints[address + typeLayout.hasChecks] = plan.isBranched || words > 1 ? 1 : 0;
    if (model.abstract || model.value !== undefined) ints[address + typeLayout.isSpecial] = 1;
    ints[address + typeLayout.isReady] = 1;
  }
}
