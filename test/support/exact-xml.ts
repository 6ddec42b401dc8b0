/** A writer of answers that shares no code with the product: an `exact` JSON value → the XML of its type. */
import {
  typeOf,
  type AttributeModel,
  type ComplexType,
  type Member,
  type Service,
} from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import { Draws } from '../oracle/draws.ts';
import { hasBareName, lexicalText, presetMeans } from '../oracle/lexical-text.ts';
import { TagNames, XmlDress, type WrittenScope } from '../oracle/xml-dress.ts';

export interface XmlStyle {
  /** Prefix of the service's namespace; none = default namespace. */
  readonly prefix?: string;
  /** Members in the opposite order. */
  readonly reversed?: boolean;
  /** Arrays in one element that holds items named after their type, as ATL's template writes them. */
  readonly wrapped?: boolean;
  /** Put into every element that has members, after them. */
  readonly extra?: string;
  /** With draws, everything that says nothing is left to chance: prefixes, quotes, references, comments … */
  readonly draws?: Draws;
  /** With draws: members in any order. */
  readonly shuffled?: boolean;
  /** With draws: elements and attributes that the contract does not know. */
  readonly unknown?: boolean;
  /** With draws: last character that the encoding has. */
  readonly lastCharacter?: number;
  /** What is in scope where the element will stand. */
  readonly around?: WrittenScope;
}

type Json = Readonly<Record<string, unknown>>;

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const soapenc = 'http://schemas.xmlsoap.org/soap/encoding/';

function split(name: QName): [namespace: string, local: string] {
  const end = name.indexOf('}');
  return [name.slice(1, end), name.slice(end + 1)];
}

/** What one element is to be: a name, a type, a value. */
interface Order {
  readonly namespace: string;
  readonly local: string;
  readonly type: QName;
  readonly value: unknown;
  readonly preset?: Member['preset'];
}

class ExactWriter {
  readonly #service: Service;
  readonly #style: XmlStyle;
  readonly #encoded: boolean;
  readonly #body: WrittenScope;
  readonly #draws: Draws;
  readonly #dress: XmlDress;
  /** Elements beside the answer that references lead to. */
  readonly multiRefs: string[] = [];

  /** `body` is what is in scope of the Body. */
  constructor(service: Service, style: XmlStyle, encoded: boolean, body: WrittenScope) {
    this.#body = body;
    this.#service = service;
    this.#style = style;
    this.#encoded = encoded;
    this.#draws = style.draws ?? Draws.of([]);
    this.#dress = new XmlDress(this.#draws, style.lastCharacter);
  }

  element(order: Order, around: WrittenScope): string {
    const { value } = order;
    const type = typeOf(this.#service, order.type);
    if (type.kind === 'opaque' && value !== null) return this.#opaque(value, around);
    const names = new TagNames(around, this.#draws);
    const isBare = this.#isBare(order);
    if (isBare) names.noDefault();
    const tag = names.name(
      order.namespace,
      order.local,
      !isBare || order.namespace === '',
      this.#style.prefix,
    );
    if (value === null) {
      names.attributes.push([names.name(xsi, 'nil', false), this.#draws.pick(['true', '1', ' true '])]);
      return this.#dress.element(tag, names.attributes, '');
    }
    const reference = this.#reference(order, type.kind === 'complex');
    if (reference !== undefined) {
      names.attributes.push(['href', reference]);
      return this.#dress.element(tag, names.attributes, '');
    }
    names.idle();
    if (type.kind === 'complex') return this.#complex(tag, type, order, names);
    this.#sayType(order.type, names);
    const isPreset = presetMeans(this.#service, order.type, order.preset, value) && this.#draws.chance(0.5);
    const text = isPreset ? '' : this.#simple(order.type, value, names);
    return this.#dress.element(tag, names.attributes, text);
  }

  /** Whether something in its tags is a QName without a namespace: then no default one may be in scope. */
  #isBare({ type: name, value }: Order): boolean {
    const type = typeOf(this.#service, name);
    if (type.kind === 'simple') return hasBareName(this.#service, name, value);
    if (type.kind !== 'complex' || value === null) return false;
    return [type, ...type.derived.map((derived) => typeOf(this.#service, derived))].some(
      (one) =>
        one.kind === 'complex' &&
        (one.attributes.some((attribute) =>
          hasBareName(this.#service, attribute.type, (value as Json)[attribute.key]),
        ) ||
          (one.value !== undefined && hasBareName(this.#service, one.value.type, (value as Json)['$value']))),
    );
  }

  #simple(type: QName, value: unknown, names: TagNames): string {
    const name = (namespace: string, local: string): string => names.name(namespace, local, false);
    return this.#dress.text(lexicalText(this.#service, type, value, { name, draws: this.#draws }));
  }

  /** In encoded answers, some values stand beside the answer. */
  #reference(order: Order, isComplex: boolean): string | undefined {
    if (!this.#encoded || !isComplex || !this.#draws.chance(0.3)) return undefined;
    const id = `id${this.multiRefs.length}`;
    const at = this.multiRefs.push('') - 1;
    const content = this.element({ ...order, namespace: '', local: 'multiRef' }, this.#body);
    this.multiRefs[at] = content.replace(/^<((?:[^\s/>:]+:)?multiRef)/, `<$1 id="${id}"`);
    return `#${id}`;
  }

  /** `xsi:type` where it says nothing new. */
  #sayType(type: QName, names: TagNames): void {
    const [namespace, local] = split(type);
    if (/[#.@]/.test(local) || !this.#draws.chance(0.06)) return;
    names.attributes.push([names.name(xsi, 'type', false), names.name(namespace, local, false)]);
  }

  #complex(tag: string, declared: ComplexType, order: Order, names: TagNames): string {
    const value = order.value as Json;
    const said = value['@type'];
    const derived = declared.derived.find((name) => typeOf(this.#service, name).name === said);
    const type = derived === undefined ? declared : typeOf(this.#service, derived);
    if (type.kind !== 'complex') throw new Error(`${String(said)} is not complex`);
    if (derived === undefined) this.#sayType(order.type, names);
    else {
      const [namespace, local] = split(derived);
      names.attributes.push([names.name(xsi, 'type', false), names.name(namespace, local, false)]);
    }
    this.#attributes(type, value, names);
    const own = type.value === undefined ? '' : this.#simple(type.value.type, value['$value'], names);
    return this.#dress.element(tag, names.attributes, own + this.content(type, value, names.scope));
  }

  #attributes(type: ComplexType, value: Json, names: TagNames): void {
    const write = (attribute: AttributeModel, text: unknown): void => {
      const name = (namespace: string, local: string): string => names.name(namespace, local, false);
      const lexical = lexicalText(this.#service, attribute.type, text, { name, draws: this.#draws });
      names.attributes.push([names.name(attribute.namespace, attribute.name, false), lexical]);
    };
    for (const attribute of type.attributes)
      if (Object.hasOwn(value, attribute.key)) write(attribute, value[attribute.key]);
    const others = Object.hasOwn(value, '@attributes') ? (value['@attributes'] as Json) : {};
    for (const [name, text] of Object.entries(others)) {
      const [namespace, local] = name.startsWith('{') ? split(name as QName) : ['', name];
      names.attributes.push([names.name(namespace, local, false), String(text)]);
    }
    if (this.#style.unknown === true && !type.anyAttribute && this.#draws.chance(0.05))
      names.attributes.push(['unknown-attribute', '<&>']);
    if (type.arrayOf === undefined || !this.#encoded) return;
    const size = (value['item'] as readonly unknown[]).length;
    const [namespace, local] = split(type.arrayOf);
    const item = names.name(namespace, local, false);
    names.attributes.push([names.name(soapenc, 'arrayType', false), `${item}[${size}]`]);
  }

  /** An element as the caller has it, complete in itself. */
  #opaque(value: unknown, around: WrittenScope): string {
    const last = this.#style.lastCharacter ?? 0x10ffff;
    const xml = Array.from(String((value as Json)['@xml']), (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code > last ? `&#${code};` : character;
    }).join('');
    const [start = ''] = /^<[^>]*/.exec(xml) ?? [];
    const mustUndeclare = (around.get('') ?? '') !== '' && !/\sxmlns=/.test(start);
    return mustUndeclare ? xml.replace(/^<[^\s/>]+/, '$& xmlns=""') : xml;
  }

  content(type: ComplexType, value: Json, around: WrittenScope): string {
    const blocks = Object.entries(value).flatMap(([key, inner]) => {
      const member = type.members.find((candidate) => candidate.key === key);
      return member === undefined ? [] : [this.#block(member, inner, type, around)];
    });
    const ordered = this.#style.reversed === true ? blocks.reverse() : blocks;
    const written =
      this.#style.shuffled === true && this.#draws.chance(0.3) ? this.#draws.shuffle(ordered) : ordered;
    const unknown = this.#style.unknown === true && !type.members.some(({ kind }) => kind === 'any');
    return `${written.map((block) => this.#between(unknown && type.arrayOf === undefined, type) + block).join('')}${this.#style.extra ?? ''}`;
  }

  #between(unknown: boolean, type: ComplexType): string {
    const blanks = type.value === undefined ? this.#dress.blanks() : '';
    if (!unknown || !this.#draws.chance(0.03)) return blanks + this.#dress.nothing();
    return `${blanks}<unknown:element xmlns:unknown="urn:unknown" a="b"><inner>text</inner>more</unknown:element>`;
  }

  /** Everything of one member. */
  #block(member: Member, value: unknown, type: ComplexType, around: WrittenScope): string {
    const order = (item: unknown): Order => ({
      namespace: member.namespace,
      local:
        type.arrayOf === undefined || !this.#encoded ? member.name : this.#draws.pick(['item', 'Item', 'x']),
      type: member.type,
      value: item,
      preset: member.preset,
    });
    if (!member.repeated) return this.element(order(value), around);
    const items = value as readonly unknown[];
    if (member.kind === 'any')
      return items.map((item) => this.#opaque(item, around)).join(this.#dress.blanks());
    if (member.kind === 'group') {
      const group = typeOf(this.#service, member.type) as ComplexType;
      return items.map((item) => this.#round(group, item as Json, around)).join(this.#dress.blanks());
    }
    if (this.#style.wrapped === true && type.arrayOf === undefined && this.#mayWrap(member))
      return this.#wrapped(member, items, type, around);
    return items.map((item) => this.element(order(item), around)).join(this.#dress.blanks());
  }

  /** Items may stand in an element of their own where that cannot be taken for an item. */
  #mayWrap({ type: name }: Member): boolean {
    const type = typeOf(this.#service, name);
    if (this.#encoded || split(name)[1].startsWith('#')) return false;
    if (type.kind !== 'complex') return type.kind === 'simple';
    const isMarked =
      type.abstract || type.value !== undefined || type.attributes.some(({ required }) => required);
    return !isMarked && !type.members.some((member) => member.name === split(name)[1]);
  }

  #wrapped(member: Member, items: readonly unknown[], owner: ComplexType, around: WrittenScope): string {
    const [, local] = split(member.type);
    const type = typeOf(this.#service, member.type);
    // Members in any order may have the count behind what it counts.
    const isCounted =
      this.#style.shuffled !== true && owner.members.some(({ countOf }) => countOf === member.name);
    const isClear = isCounted || (type.kind === 'complex' && type.members.some(({ required }) => required));
    // An empty element could be an item.
    if (items.length === 0 && !isClear) return '';
    const names = new TagNames(around, this.#draws);
    const tag = names.name(member.namespace, member.name, true, this.#style.prefix);
    const inside = items.map((value) =>
      this.element({ namespace: member.namespace, local, type: member.type, value }, names.scope),
    );
    return this.#dress.element(tag, names.attributes, inside.join(''));
  }

  /** One repetition of a group; its order counts. */
  #round(group: ComplexType, value: Json, around: WrittenScope): string {
    return Object.entries(value)
      .map(([key, inner]) => {
        const member = group.members.find((candidate) => candidate.key === key);
        return member === undefined ? '' : this.#block(member, inner, group, around);
      })
      .join(this.#dress.blanks());
  }
}

interface Message {
  readonly name: QName;
  readonly type: QName;
  readonly encoded?: boolean;
}

/** The element of a request or an answer; of an encoded one, what references lead to stands behind it. */
export function exactXml(service: Service, message: Message, value: unknown, style: XmlStyle = {}): string {
  const { around = new Map<string, string>() } = style;
  const writer = new ExactWriter(service, style, message.encoded ?? false, around);
  const [namespace, local] = split(message.name);
  const answer = writer.element({ namespace, local, type: message.type, value }, around);
  return answer + writer.multiRefs.join('');
}
