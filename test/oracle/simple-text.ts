/** The text of a simple type → its JSON, by section 1 of `docs/json-mapping.md`. Only the table of scalars is shared. */
import { typeOf, type AtomicType, type Builtin, type Service } from '../../src/contract/service-model.ts';
import { scalars, simpleName } from '../../src/codec/value/scalar.ts';
import type { QName } from '../../src/xml/names.ts';

/** A number whose digits JSON keeps as they stand. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get value(): number {
    return Number(this.text);
  }
}

/** The namespace of a prefix where the text stands, `''` for the default one. */
export type Prefixes = (prefix: string) => string | undefined;

/** The types whose white space is part of the value. */
const spaced: ReadonlySet<Builtin> = new Set<Builtin>([
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NCName',
  'NMTOKEN',
  'ID',
  'IDREF',
  'ENTITY',
  'anyURI',
  'anySimpleType',
]);

const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

export function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
}

/** Of the characters of names, those beyond ASCII are not checked in answers. */
function isName(word: string): boolean {
  return simpleName.test(word.replace(/[^\u0000-\u007f]/gu, 'x'));
}

function qnameText(text: string, prefixes: Prefixes): string | undefined {
  const words = text.split(':');
  const local = words.at(-1) ?? '';
  const prefix = words.length === 1 ? '' : (words[0] ?? '');
  if (words.length > 2 || !words.every(isName)) return undefined;
  const namespace = prefixes(prefix);
  if (namespace === undefined || namespace === '') return prefix === '' ? local : undefined;
  return `{${namespace}}${local}`;
}

function atomic(type: AtomicType, text: string, prefixes: Prefixes): unknown {
  const plain = spaced.has(type.base) ? text : trimmed(text);
  if (type.base === 'QName' || type.base === 'NOTATION') return qnameText(plain, prefixes);
  const value = scalars[type.base].decode(plain);
  const isDouble = type.base === 'double' || type.base === 'float';
  return isDouble && jsonNumber.test(plain) && Number.isFinite(Number(plain)) ? new Digits(plain) : value;
}

/** The JSON value, or `undefined` when the text is not of the type. */
export function decodeSimple(service: Service, name: QName, text: string, prefixes: Prefixes): unknown {
  const type = typeOf(service, name);
  if (type.kind !== 'simple') throw new Error(`${name} is not a simple type`);
  switch (type.variety) {
    case 'atomic':
      return atomic(type, text, prefixes);
    case 'list': {
      const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
      const items = words.map((word) => decodeSimple(service, type.item, word, prefixes));
      return items.includes(undefined) ? undefined : items;
    }
    case 'union': {
      const plain = trimmed(text);
      const fits = type.memberTypes.some(
        (member) => decodeSimple(service, member, plain, prefixes) !== undefined,
      );
      return fits ? plain : undefined;
    }
  }
}
