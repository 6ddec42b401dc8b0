/** The complex types of one service as components: in both profiles, as requests and as answers. */
import {
  typeOf,
  type AttributeModel,
  type ComplexType,
  type Member,
  type Service,
} from '../contract/service-model.ts';
import { choiceRules, type ChoiceProperty } from './choice-rules.ts';
import type { Components } from './components.ts';
import { evidenceNote, memberNote } from './evidence-notes.ts';
import { byName, nullable, present, type JsonSchema } from './json-schema.ts';
import {
  fillNote,
  onlyFixed,
  isHidden,
  isJoined,
  isRequired,
  keyOf,
  placeBelow,
  type Place,
} from './member-rules.ts';
import { suffixOf, type Shape } from './shape.ts';
import { dateSchema, enumReference, simpleSchema, xmlReference, type TypeName } from './value-schemas.ts';

/** A property of an object while it is put together. */
interface Property {
  readonly key: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

type Substitutes = readonly (readonly [name: TypeName, type: ComplexType])[];

export class TypeSchemas {
  readonly #service: Service;
  readonly #components: Components;
  readonly #derived = new Map<TypeName, Substitutes>();

  constructor(service: Service, components: Components) {
    this.#service = service;
    this.#components = components;
  }

  #note(member: Member | AttributeModel): JsonSchema {
    const { evidence, preset } = member;
    const fixed =
      preset === undefined ? '' : `${preset.fixed ? 'Always' : 'Empty means'} \`${preset.text}\`.`;
    const text = [evidence.text, fixed].filter((part) => part !== '').join(' ');
    return { ...(text === '' ? {} : { description: text }), ...memberNote(evidence) };
  }

  #value(member: Member, shape: Shape, place: Place | undefined): JsonSchema {
    if (shape.profile === 'friendly') {
      const model = place?.enums.get(member.name) ?? member.enum;
      if (model !== undefined) return enumReference(this.#components, model);
      if (member.date !== undefined) return dateSchema(member.date);
    }
    if (member.kind === 'element' && typeOf(this.#service, member.type).kind === 'opaque')
      return xmlReference(this.#components, member);
    return this.ofType(member.type, shape, placeBelow(place, member));
  }

  /** What the member's property holds. */
  ofMember(member: Member, shape: Shape, place?: Place): JsonSchema {
    const value = this.#value(member, shape, place);
    const one = member.nillable ? nullable(value) : value;
    if (!member.repeated) return one;
    const isBounded = shape.direction === 'request';
    return present({
      type: 'array',
      items: one,
      // An optional array may also be empty.
      minItems: isBounded && member.required && member.minItems > 0 ? member.minItems : undefined,
      maxItems: isBounded ? member.maxItems : undefined,
    });
  }

  #property(member: Member, shape: Shape, place: Place | undefined): Property {
    const fill = fillNote(member, shape, place);
    const counts = member.countOf === undefined ? {} : { 'x-counts': member.countOf };
    return {
      key: keyOf(member, shape),
      schema: {
        ...onlyFixed(this.ofMember(member, shape, place), member, shape),
        ...this.#note(member),
        ...counts,
        ...fill,
      },
      required: isRequired(member, shape),
    };
  }

  /** The two arrays of a holder under one name. */
  #joined(type: ComplexType, shape: Shape): readonly Property[] {
    const { holder } = type;
    const both = type.members.filter((member) => isJoined(member, type, shape));
    if (holder === undefined || both.length === 0) return [];
    const anyOf = both.map((member) => this.ofType(member.type, shape));
    return [
      {
        key: holder.items,
        schema: { type: 'array', items: { anyOf }, description: 'Full objects, or short ones.' },
        required: shape.direction === 'answer',
      },
    ];
  }

  #attribute(attribute: AttributeModel, shape: Shape): Property {
    const isWritten = shape.direction === 'request' && attribute.preset?.fixed === true;
    return {
      key: keyOf(attribute, shape),
      schema: {
        ...onlyFixed(simpleSchema(this.#service, attribute.type, this.#components), attribute, shape),
        ...this.#note(attribute),
      },
      required: attribute.required && !isWritten,
    };
  }

  #properties(type: ComplexType, shape: Shape, place: Place | undefined): readonly Property[] {
    const { value, anyAttribute } = type;
    const members = type.members
      .filter((member) => !isHidden(member, shape) && !isJoined(member, type, shape))
      .map((member) => this.#property(member, shape, place));
    const attributes = type.attributes.map((attribute) => this.#attribute(attribute, shape));
    const text = value && {
      key: shape.profile === 'exact' ? '$value' : value.friendly,
      schema: simpleSchema(this.#service, value.type, this.#components),
      required: true,
    };
    const others = {
      key: '@attributes',
      schema: {
        type: 'object',
        description: 'Attributes that the schema does not name, as `{namespace}name`.',
        additionalProperties: { type: 'string' },
      },
      required: false,
    };
    return [
      ...this.#joined(type, shape),
      ...members,
      ...attributes,
      ...(text === undefined ? [] : [text]),
      ...(anyAttribute ? [others] : []),
    ];
  }

  /** The object of a type; `more` are properties that come before its own. */
  object(type: ComplexType, shape: Shape, more: readonly Property[] = [], place?: Place): JsonSchema {
    const properties = [...more, ...this.#properties(type, shape, place)];
    const required = properties.filter((property) => property.required).map(({ key }) => key);
    const choiceProperty = (index: number): ChoiceProperty | undefined => {
      const member = type.members[index];
      if (member === undefined || isHidden(member, shape)) return undefined;
      return { key: keyOf(member, shape), repeated: member.repeated };
    };
    const { text } = type.evidence;
    return {
      type: 'object',
      ...(text === '' ? {} : { description: text }),
      properties: byName(properties.map(({ key, schema }) => [key, schema] as const)),
      ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
      additionalProperties: false,
      ...(type.holder !== undefined && shape.profile === 'friendly' ? {} : choiceRules(type, choiceProperty)),
      ...evidenceNote(type.evidence),
    };
  }

  #component(variant: string, type: ComplexType, name: TypeName, make: () => JsonSchema): JsonSchema {
    const service = this.#service.name;
    return this.#components.reference(
      `${service} ${name}${variant}`,
      `${service}.${type.name}${variant}`,
      make,
    );
  }

  /** A derived type where its base is declared: it says which one it is. */
  #typed(name: TypeName, type: ComplexType, shape: Shape): JsonSchema {
    const tag: Property = { key: '@type', schema: { type: 'string', enum: [type.name] }, required: true };
    return this.#component(`.typed${suffixOf(shape)}`, type, name, () => this.object(type, shape, [tag]));
  }

  /** The types that may stand in the place of this one. */
  #substitutes(name: TypeName, type: ComplexType): Substitutes {
    let found = this.#derived.get(name);
    if (found === undefined) {
      found = type.derived.flatMap((derived) => {
        const other = typeOf(this.#service, derived);
        return other.kind === 'complex' && !other.abstract ? ([[derived, other]] as const) : [];
      });
      this.#derived.set(name, found);
    }
    return found;
  }

  #union(name: TypeName, type: ComplexType, shape: Shape): JsonSchema {
    const concrete = this.#substitutes(name, type);
    if (concrete.length === 0 && !type.abstract) return this.#plain(name, type, shape);
    return this.#component(`.any${suffixOf(shape)}`, type, name, () => {
      const typed = concrete.map(([derived, found]) => this.#typed(derived, found, shape));
      const description = `${type.name}, or a type that extends it: \`@type\` says which.`;
      if (!type.abstract) return { description, anyOf: [this.#plain(name, type, shape), ...typed] };
      if (typed.length === 0)
        return { not: {}, description: `${type.name} is abstract; no type extends it.` };
      const mapping = byName(
        concrete.map(([, found], index) => [found.name, typed[index]?.['$ref']] as const),
      );
      return { description, oneOf: typed, discriminator: { propertyName: '@type', mapping } };
    });
  }

  #plain(name: TypeName, type: ComplexType, shape: Shape): JsonSchema {
    return this.#component(suffixOf(shape), type, name, () => this.object(type, shape));
  }

  /** Any type where it is declared. `place` makes a component for this operation alone. */
  ofType(name: TypeName, shape: Shape, place?: Place): JsonSchema {
    const type = typeOf(this.#service, name);
    if (type.kind === 'simple') return simpleSchema(this.#service, name, this.#components);
    if (type.kind === 'opaque') return xmlReference(this.#components, undefined);
    if (type.kind === 'unsupported') throw new Error(`${name} of ${this.#service.name} reached the document`);
    if (place === undefined || shape.profile === 'exact') return this.#union(name, type, shape);
    const variant = `.${place.operation}${suffixOf(shape)}`;
    return this.#component(variant, type, name, () => this.object(type, shape, [], place));
  }
}
