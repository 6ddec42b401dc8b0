/** A small writer of answers that shares no code with the product: an `exact` JSON value → the XML of its type. */
import { typeOf, type Member, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';

export interface XmlStyle {
  /** Prefix of the service's namespace; none = default namespace. */
  readonly prefix?: string;
  /** Members in the opposite order. */
  readonly reversed?: boolean;
  /** Arrays in one element that holds items named after their type, as ATL's template writes them. */
  readonly wrapped?: boolean;
  /** Put into every element that has members, after them. */
  readonly extra?: string;
}

type Json = Readonly<Record<string, unknown>>;

function split(name: QName): [namespace: string, local: string] {
  const end = name.indexOf('}');
  return [name.slice(1, end), name.slice(end + 1)];
}

function escape(text: string): string {
  return text
    .split('&')
    .join('&amp;')
    .split('<')
    .join('&lt;')
    .split('>')
    .join('&#x3e;')
    .split('\r')
    .join('&#xD;');
}

function lexical(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return escape(String(value));
}

class ExactWriter {
  readonly #service: Service;
  readonly #style: XmlStyle;

  constructor(service: Service, style: XmlStyle) {
    this.#service = service;
    this.#style = style;
  }

  #tag(namespace: string, local: string): string {
    const { prefix } = this.#style;
    return prefix === undefined || namespace === '' ? local : `${prefix}:${local}`;
  }

  #element(member: Member, value: unknown): string {
    const tag = this.#tag(member.namespace, member.name);
    const undeclared = this.#style.prefix === undefined && member.namespace === '' ? ' xmlns=""' : '';
    if (value === null) {
      return `<${tag}${undeclared} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`;
    }
    return `<${tag}${undeclared}>${this.content(member.type, value)}</${tag}>`;
  }

  #array(member: Member, items: readonly unknown[]): string {
    if (this.#style.wrapped !== true) return items.map((item) => this.#element(member, item)).join('');
    const tag = this.#tag(member.namespace, member.name);
    const itemTag = this.#tag(member.namespace, split(member.type)[1]);
    const inside = items.map((item) => `<${itemTag}>${this.content(member.type, item)}</${itemTag}>`);
    return `<${tag}>${inside.join('')}</${tag}>`;
  }

  content(name: QName, value: unknown): string {
    const type = typeOf(this.#service, name);
    if (type.kind !== 'complex') return lexical(value);
    const members = this.#style.reversed === true ? [...type.members].reverse() : type.members;
    const parts = members.map((member) => {
      const inner = (value as Json)[member.name];
      if (inner === undefined) return '';
      return member.repeated
        ? this.#array(member, inner as readonly unknown[])
        : this.#element(member, inner);
    });
    return `${parts.join('')}${this.#style.extra ?? ''}`;
  }

  root(name: QName, type: QName, value: unknown): string {
    const [namespace, local] = split(name);
    const tag = this.#tag(namespace, local);
    const { prefix } = this.#style;
    const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
    return `<${tag} ${declaration}="${namespace}">${this.content(type, value)}</${tag}>`;
  }
}

/** The element of a request or an answer. */
export function exactXml(
  service: Service,
  element: { readonly name: QName; readonly type: QName },
  value: unknown,
  style: XmlStyle = {},
): string {
  return new ExactWriter(service, style).root(element.name, element.type, value);
}
