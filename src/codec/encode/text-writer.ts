/** JSON values of simple types → XML text: built-ins and their restrictions, lists, unions. */
import {
  typeOf,
  type AtomicType,
  type ListType,
  type Preset,
  type Service,
  type SimpleType,
  type UnionType,
} from '../../contract/service-model.ts';
import { localOf, namespaceOf, type QName } from '../../xml/names.ts';
import { atomicFacets, isSameValue, listFacets, textFacets } from './facets.ts';
import type { InputPlace } from './input-place.ts';
import { notXml, scalars, simpleName, trim } from '../value/scalar.ts';
import { nameIn, type ValueNames } from '../value/value-names.ts';

/** What the types of a union said of one text: unions may hold each other twice over, and each is asked once. */
type Asked = Map<TextWriter, boolean>;

export interface TextWriter {
  /** XML text, not escaped; `undefined` when a flaw was noted. */
  readonly write: (value: unknown, place: InputPlace, names: ValueNames) => string | undefined;
  /** Whether a text is of the type, as it would stand in a document without prefixes. */
  readonly accepts: (text: string, asked?: Asked) => boolean;
  /** Whether two texts of the type are the same value, as `7` and `07` are for an integer. */
  readonly isSame: (one: string, other: string) => boolean;
}

function isSameText(one: string, other: string): boolean {
  return itemsOf(one).join(' ') === itemsOf(other).join(' ');
}

const blank = /[ \t\r\n]/;

/** Items of a text between white space, without a regular expression that a long text could slow down. */
function itemsOf(text: string): string[] {
  const trimmed = trim(text);
  return trimmed === '' ? [] : trimmed.split(/[ \t\r\n]+/);
}

function nameWriter(type: AtomicType): TextWriter {
  const check = atomicFacets(type.base, type.facets);
  return {
    write(value, place, names) {
      const name = typeof value === 'string' ? nameIn(value) : undefined;
      if (name === undefined) place.flaw('a name, local or {namespace}local, is expected');
      else {
        const problem = check(namespaceOf(name) === '' ? localOf(name) : name);
        if (problem === undefined) return names.tagOf(name);
        place.flaw(problem);
      }
      return undefined;
    },
    accepts: (text) => simpleName.test(trim(text)) && check(trim(text)) === undefined,
    isSame: isSameText,
  };
}

function atomicWriter(type: AtomicType): TextWriter {
  if (type.base === 'QName' || type.base === 'NOTATION') return nameWriter(type);
  const scalar = scalars[type.base];
  const check = atomicFacets(type.base, type.facets);
  return {
    write(value, place) {
      const text = scalar.encode(value);
      const problem = text === undefined ? `${scalar.expects} is expected` : check(text);
      if (problem === undefined) return text;
      place.flaw(problem);
      return undefined;
    },
    accepts(text) {
      const value = scalar.decode(text);
      // What is read is checked for its shape alone; texts are written by the rules for writing.
      if (value === undefined || (typeof value === 'string' && scalar.encode(value) === undefined))
        return false;
      return check(text) === undefined;
    },
    isSame: (one, other) => isSameValue(type.base, one, other),
  };
}

function listWriter(type: ListType, item: TextWriter): TextWriter {
  const check = listFacets(type.facets);
  const writeItem = (value: unknown, place: InputPlace, names: ValueNames): string | undefined => {
    const text = item.write(value, place, names);
    if (text === undefined || (text !== '' && !blank.test(text))) return text;
    place.flaw('an item without white space is expected');
    return undefined;
  };
  return {
    write(value, place, names) {
      if (!Array.isArray(value)) {
        place.flaw('an array is expected');
        return undefined;
      }
      const texts = value.map((each: unknown, index) => writeItem(each, place.child(index), names));
      const items = texts.filter((text) => text !== undefined);
      if (items.length < texts.length) return undefined;
      const problem = check(items);
      if (problem === undefined) return items.join(' ');
      place.flaw(problem);
      return undefined;
    },
    accepts(text) {
      const items = itemsOf(text);
      return items.every((each) => item.accepts(each)) && check(items) === undefined;
    },
    isSame: isSameText,
  };
}

function unionWriter(type: UnionType, members: readonly TextWriter[]): TextWriter {
  const check = textFacets(type.facets);
  const ask = (member: TextWriter, text: string, asked: Asked): boolean => {
    const answer = asked.get(member) ?? member.accepts(text, asked);
    asked.set(member, answer);
    return answer;
  };
  const accepts = (text: string, asked: Asked = new Map()): boolean =>
    members.some((member) => ask(member, text, asked)) && check(text) === undefined;
  return {
    write(value, place) {
      if (typeof value === 'string' && !notXml.test(value) && accepts(value)) return value;
      const problem = typeof value === 'string' ? check(value) : undefined;
      place.flaw(problem ?? 'the text of one of the types of a union is expected');
      return undefined;
    },
    accepts,
    isSame: isSameText,
  };
}

/** The writer of a type that takes one value only, where the preset is fixed. */
export function fixedText(preset: Preset | undefined, plain: TextWriter): TextWriter {
  if (preset?.fixed !== true) return plain;
  return {
    ...plain,
    write(value, place, names) {
      const text = plain.write(value, place, names);
      if (text === undefined || plain.isSame(preset.text, text)) return text;
      place.flaw(`${preset.text} is expected, the only value there is`);
      return undefined;
    },
  };
}

/** The writers of the simple types of a service, each compiled when it is first asked for. */
export class TextWriters {
  readonly #service: Service;
  readonly #writers = new Map<QName, TextWriter>();

  constructor(service: Service) {
    this.#service = service;
  }

  ofType(name: QName): TextWriter {
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    const type = typeOf(this.#service, name);
    if (type.kind !== 'simple') throw new Error(`${name} is no simple type`);
    const writer = this.#compile(type);
    this.#writers.set(name, writer);
    return writer;
  }

  #compile(type: SimpleType): TextWriter {
    if (type.variety === 'atomic') return atomicWriter(type);
    if (type.variety === 'list') return listWriter(type, this.ofType(type.item));
    return unionWriter(
      type,
      type.memberTypes.map((member) => this.ofType(member)),
    );
  }
}
