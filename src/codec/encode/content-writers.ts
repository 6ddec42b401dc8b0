/** Writers of the content of complex types: their members as elements, groups and foreign XML. */
import {
  typeOf,
  type ComplexType,
  type Member,
  type Operation,
  type Service,
} from '../../contract/service-model.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import { escapeText } from '../../xml/write.ts';
import type { EncodingAttributes } from './encoding-attributes.ts';
import { countWriter, memberWriter, type MemberPlan } from './member-writer.ts';
import { knownObject, type Writer } from './object-writer.ts';
import { compileContent, type MemberWriter, type Source } from './particle-writer.ts';
import type { CodecOptions } from '../profile.ts';
import type { RequestNames } from './request-names.ts';
import { deepPlace, enumOf, fillOf, placeOf, type RequestPlace } from './request-place.ts';
import { dateText, enumText } from './special-text.ts';
import { fixedText, type TextWriter } from './text-writer.ts';
import { wildcardCheck, writeXml, xmlWriter } from './xml-value.ts';

export interface WriterContext {
  readonly service: Service;
  readonly operation: Operation;
  readonly options: CodecOptions;
}

/** The writers of the types that members have. */
export interface WriterSource {
  readonly context: WriterContext;
  readonly names: RequestNames;
  /** What an element of the SOAP encoding says of itself; absent where the request is literal. */
  readonly encoded: EncodingAttributes | undefined;
  readonly ofType: (name: QName, place: RequestPlace) => Writer;
  readonly textOf: (name: QName) => TextWriter;
  readonly ofText: (writer: TextWriter, type: QName) => Writer;
}

/** One item of a member: an element with its tags, or the elements of a group. */
type ItemWriter = MemberPlan['write'];

export interface Content {
  /** The properties of the members; a count is none in the friendly profile. */
  readonly keys: readonly string[];
  readonly write: (source: Source) => string;
}

export class ContentWriters {
  readonly #source: WriterSource;
  readonly #friendly: boolean;

  constructor(source: WriterSource) {
    this.#source = source;
    this.#friendly = source.context.options.profile === 'friendly';
  }

  ofComplex(type: ComplexType, place: RequestPlace): Content {
    const plans = type.members.map((member) => this.#plan(member, type, place));
    const writers = plans.map((plan): MemberWriter => {
      const { member } = plan;
      if (member.countOf === undefined) return memberWriter(plan, this.#fixed(member));
      const counted = plans.find((other) => other.member.name === member.countOf);
      return countWriter({ plan, tag: this.#tagOf(member), counted, hidden: this.#friendly });
    });
    const shown = plans.filter(({ member }) => !this.#friendly || member.countOf === undefined);
    return { keys: shown.map(({ key }) => key), write: compileContent(type.content, writers) };
  }

  #tagOf({ namespace, name }: Member): string {
    return this.#source.names.tagOf(namespace, name);
  }

  /** The element of a fixed value, to be written where it is required and was left out. */
  #fixed(member: Member): string | undefined {
    const { preset, kind, type } = member;
    if (preset?.fixed !== true || kind !== 'element') return undefined;
    const tag = this.#tagOf(member);
    return `<${tag}${this.#source.encoded?.attributesOf(type, 0) ?? ''}>${escapeText(preset.text)}</${tag}>`;
  }

  #plan(member: Member, owner: ComplexType, place: RequestPlace): MemberPlan {
    const { service, operation } = this.#source.context;
    return {
      member,
      key: this.#friendly ? member.friendly : member.key,
      write: this.#item(member, owner, place),
      ...(this.#friendly ? fillOf(member, place, service, operation) : {}),
    };
  }

  #item(member: Member, owner: ComplexType, place: RequestPlace): ItemWriter {
    if (member.kind === 'group') return this.#group(member);
    if (member.kind === 'element') return this.#element(member, place);
    const check = wildcardCheck(member.namespace, owner);
    return (value, at) => writeXml(value, at, check);
  }

  /** A round of a group that repeats; in a choice, exactly one branch. */
  #group(member: Member): ItemWriter {
    const type = typeOf(this.#source.context.service, member.type);
    if (type.kind !== 'complex') throw new Error(`the group ${member.name} is no complex type`);
    // Compiled when it is first used, since a group may lead back to itself.
    const compile = (): Content & { readonly known: ReadonlySet<string> } => {
      const content = this.ofComplex(type, deepPlace);
      return { ...content, known: new Set(content.keys) };
    };
    let compiled: ReturnType<typeof compile> | undefined;
    return (value, place) => {
      compiled ??= compile();
      const { keys, known, write } = compiled;
      const object = knownObject(value, known, place);
      if (object === undefined) return '';
      if (type.content.kind === 'choice' && Object.keys(object).length === 0)
        return place.flaw(`one of ${keys.slice(0, 20).join(', ')} is required`);
      return write({ object, place });
    };
  }

  #element(member: Member, owner: RequestPlace): ItemWriter {
    const write = this.#present(member, owner);
    const nil = `<${this.#tagOf(member)} xmlns:xsi="${ns.xsi}" xsi:nil="true"/>`;
    return (value, place) => (value === null && member.nillable ? nil : write(value, place));
  }

  #present(member: Member, owner: RequestPlace): ItemWriter {
    const { context, ofType, ofText } = this.#source;
    const type = typeOf(context.service, member.type);
    if (type.kind === 'opaque') return xmlWriter(qname(member.namespace, member.name));
    const tag = this.#tagOf(member);
    const inside =
      type.kind === 'simple'
        ? ofText(this.#text(member, owner), member.type)
        : ofType(member.type, placeOf(member, owner, context.operation));
    return (value, place) => `<${tag}${inside(value, place)}</${tag}>`;
  }

  #text(member: Member, owner: RequestPlace): TextWriter {
    const { context, textOf } = this.#source;
    const plain = fixedText(member.preset, textOf(member.type));
    if (!this.#friendly) return plain;
    const model = enumOf(member, owner, context.operation);
    if (model !== undefined) return enumText(model, plain);
    return member.date === undefined ? plain : dateText(member.date, context.options.zone, plain);
  }
}
