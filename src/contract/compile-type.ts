/** Types of a schema → types of the model: unique names, friendly names and the conventions are added here. */
import type { QName } from '../xml/names.ts';
import { builtinType } from './schema/builtin-type.ts';
import { wholeNumbers } from './builtins.ts';
import type { ConventionBook } from './conventions.ts';
import { nameAttributesAndText } from './attribute-names.ts';
import { derivedTypes, withoutUnsupportedDerived } from './schema/derivation.ts';
import { friendlyNames } from './friendly-names.ts';
import type { SchemaSet } from './schema/schema-document.ts';
import type { SchemaComplexType, SchemaMember, SchemaType } from './schema/schema-type.ts';
import type { ComplexType, Member, SimpleType, TypeModel, UnsupportedType } from './type-model.ts';
import { typeNames } from './type-names.ts';

export interface TypeSource {
  readonly schemas: SchemaSet;
  /** Types that the messages of the service add, by their key in the model. */
  readonly synthetic: ReadonlyMap<QName, SchemaType>;
}

type NamedMember = Omit<Member, 'friendly'>;

function referencesOf(type: SchemaType): readonly QName[] {
  if (type.kind === 'simple') {
    if (type.variety === 'list') return [type.item];
    return type.variety === 'union' ? type.memberTypes : [];
  }
  if (type.kind !== 'complex') return [];
  const { members, attributes, value } = type;
  return [...members, ...attributes].map((part) => part.type).concat(value ?? []);
}

/** The types of the schemas and messages with the built-in ones that they or the global elements use. */
function withBuiltins({ schemas, synthetic }: TypeSource): Map<QName, SchemaType> {
  const types = new Map([...schemas.types, ...synthetic]);
  const add = (name: QName): void => {
    const type = types.has(name) ? undefined : builtinType(name);
    if (type !== undefined) types.set(name, type);
  };
  for (const { type } of schemas.elements.values()) add(type);
  // The map grows while it is walked: a built-in list needs its items.
  for (const type of types.values()) for (const name of referencesOf(type)) add(name);
  return types;
}

/** The friendly names of a base by the keys of its properties. */
function namesOf(base: ComplexType | undefined): ReadonlyMap<string, string> {
  if (base === undefined) return new Map();
  const named = [
    ...base.members,
    ...base.attributes,
    ...(base.value === undefined ? [] : [{ key: '$value', ...base.value }]),
  ];
  return new Map(named.map(({ key, friendly }) => [key, friendly]));
}

class TypeCompiler {
  readonly #types: ReadonlyMap<QName, SchemaType>;
  readonly #names: ReadonlyMap<QName, string>;
  readonly #derived: ReadonlyMap<QName, QName[]>;
  readonly #book: ConventionBook;
  readonly #compiled = new Map<QName, TypeModel>();

  constructor(types: ReadonlyMap<QName, SchemaType>, book: ConventionBook) {
    this.#types = types;
    this.#names = typeNames(new Map([...types].map(([key, { name }]) => [key, name])));
    this.#derived = derivedTypes(types, this.#names);
    this.#book = book;
  }

  all(): ReadonlyMap<QName, TypeModel> {
    for (const [key, type] of this.#types) this.#type(key, type);
    return new Map(
      [...this.#types.keys()].flatMap((key) => {
        const type = this.#compiled.get(key);
        return type === undefined ? [] : [[key, type]];
      }),
    );
  }

  #type(key: QName, type: SchemaType): TypeModel {
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const name = this.#names.get(key) ?? type.name;
    const compiled = type.kind === 'complex' ? this.#complex(key, name, type) : { ...type, name };
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #complex(key: QName, name: string, type: SchemaComplexType): ComplexType | UnsupportedType {
    const odd = this.#oddPreset(type);
    if (odd !== undefined) return { kind: 'unsupported', name, construct: odd };
    const inherited = this.#base(type);
    const plain = this.#members(type, inherited);
    const visible = plain.filter((member) => member.countOf === undefined).map((member) => member.key);
    const friendly = friendlyNames(type.name, visible, this.#book.source.names, namesOf(inherited));
    const members = plain.map((member) => ({ ...member, friendly: friendly.get(member.key) ?? member.key }));
    const taken = new Set(members.map((member) => member.friendly));
    const { attributes, value } = nameAttributesAndText(type, taken, inherited);
    return {
      kind: 'complex',
      name,
      members,
      content: type.content,
      attributes,
      anyAttribute: type.anyAttribute,
      value,
      abstract: type.abstract,
      derived: this.#derived.get(key) ?? [],
      base: type.base,
      arrayOf: type.arrayOf,
      evidence: type.evidence,
      holder: this.#holder(members),
    };
  }

  /** A QName in a default needs the prefixes of the schema, which no document has. */
  #oddPreset({ name, members, attributes }: SchemaComplexType): string | undefined {
    const odd = [...members, ...attributes].find(({ preset, type }) => {
      const builtin = preset === undefined ? undefined : this.#textOf(type);
      return builtin?.variety === 'atomic' && (builtin.base === 'QName' || builtin.base === 'NOTATION');
    });
    return odd && `a ${odd.preset?.fixed === true ? 'fixed' : 'default'} QName in ${name}.${odd.key}`;
  }

  /** The simple type of a type's text, if it has one. */
  #textOf(name: QName): SimpleType | undefined {
    const type = this.#types.get(name);
    if (type?.kind === 'simple') return type;
    return type?.kind === 'complex' && type.value !== undefined ? this.#textOf(type.value) : undefined;
  }

  /** Whether it can be the count of an array. */
  #isNumber({ type: name, repeated }: SchemaMember): boolean {
    const type = this.#types.get(name);
    return !repeated && type?.kind === 'simple' && type.variety === 'atomic' && wholeNumbers.has(type.base);
  }

  #base({ base }: SchemaComplexType): ComplexType | undefined {
    const type = base === undefined ? undefined : this.#types.get(base);
    if (base === undefined || type === undefined) return undefined;
    const compiled = this.#type(base, type);
    return compiled.kind === 'complex' ? compiled : undefined;
  }

  #members(owner: SchemaComplexType, base: ComplexType | undefined): NamedMember[] {
    const arrays = new Set(owner.members.filter((member) => member.repeated).map(({ key }) => key));
    const inherited = new Map(base?.members.map((member) => [member.key, member]));
    return owner.members.map((member) => this.#member(member, owner.name, arrays, inherited.get(member.key)));
  }

  #member(
    member: SchemaMember,
    owner: string,
    arrays: ReadonlySet<string>,
    inherited: Member | undefined,
  ): NamedMember {
    const suffix = this.#book.source.arrays.countSuffix;
    const counts = member.key.endsWith(suffix) && this.#isNumber(member);
    const counted = counts ? member.key.slice(0, -suffix.length) : undefined;
    const path = `${owner}.${member.name}`;
    return {
      ...member,
      // Only text can be missing and stand for something: in other content an empty element is what it is.
      preset: this.#textOf(member.type) === undefined ? undefined : member.preset,
      countOf: counted !== undefined && arrays.has(counted) ? counted : undefined,
      // What is said of a member of the base holds in every type that has it from there.
      enum: this.#book.enumOf(path) ?? inherited?.enum,
      date: this.#book.dateOf(path) ?? inherited?.date,
      fill: this.#book.fillOf(path) ?? inherited?.fill,
    };
  }

  #holder(members: readonly Member[]): ComplexType['holder'] {
    const { full, short, items } = this.#book.source.holders;
    const arrays = new Set(members.filter((member) => member.repeated).map(({ name }) => name));
    return arrays.has(full) && arrays.has(short) ? { full, short, items } : undefined;
  }
}

/**
 * Compiles the types of one service. Every built-in type that a type or a global element refers to is there; a name
 * that is not there is not defined. Throws `invalid-contract` for conventions that contradict each other.
 */
export function compileTypes(source: TypeSource, book: ConventionBook): ReadonlyMap<QName, TypeModel> {
  return withoutUnsupportedDerived(new TypeCompiler(withBuiltins(source), book).all());
}
