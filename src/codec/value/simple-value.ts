/** The simple types of a contract as the decoder reads them: how fast, and what the careful way makes of a text. */
import {
  typeOf,
  type AtomicType,
  type Builtin,
  type Service,
  type UnionType,
} from '../../contract/service-model.ts';
import { qname, type QName } from '../../xml/names.ts';
import { splitName } from '../../xml/name-bytes.ts';
import { oversized } from '../decode/answer-failure.ts';
import { jsonOfNumber } from './number-text.ts';
import { scalars } from './scalar.ts';
import { valueKind } from '../plan/table-layout.ts';

/** The namespace of a prefix where the text stands; throws for an undeclared one. */
export type PrefixLookup = (prefix: string) => string;

export interface SimpleValue {
  /** One of `valueKind`. */
  readonly kind: number;
  /** Integers of so many digits are inside the bounds of the type. */
  readonly safeDigits: number;
  readonly isUnsigned: boolean;
  /** Longest text of an element of the type; `undefined` for texts and binary data, which have the limit of all. */
  readonly mostBytes: number | undefined;
  /** JSON text of the text of an element or attribute; `undefined` when that is not of the type. */
  readonly toJson: (text: string, prefixes: PrefixLookup) => string | undefined;
  /** What the type takes, for messages. */
  readonly expects: string;
}

const texts: ReadonlySet<Builtin> = new Set([
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

const binaries: ReadonlySet<Builtin> = new Set(['base64Binary', 'hexBinary']);

/** In bytes: numbers, dates and names are read as a whole, and so are lists of them. */
const longestAtom = 65_536;
const longestList = 1_048_576;
/** In characters: a list of names repeats the namespaces of all. */
const longestListJson = 16 * 1_048_576;

type Shape = readonly [kind: number, safeDigits?: number, isUnsigned?: boolean];
const { integer, integerText } = valueKind;

/** What is not here is of the kind `other`. A number of digits is safe when the largest and the least of it are. */
const shapes: Partial<Record<Builtin, Shape>> = {
  boolean: [valueKind.boolean],
  byte: [integer, 2],
  short: [integer, 4],
  int: [integer, 9],
  unsignedByte: [integer, 2, true],
  unsignedShort: [integer, 4, true],
  unsignedInt: [integer, 9, true],
  long: [integerText, 18],
  unsignedLong: [integerText, 19, true],
  integer: [integerText, 100],
  nonNegativeInteger: [integerText, 100, true],
  decimal: [valueKind.decimalText],
  float: [valueKind.double],
  double: [valueKind.double],
  dateTime: [valueKind.dateTime],
  date: [valueKind.date],
  time: [valueKind.time],
};

function shapeOf(base: Builtin): Shape {
  return texts.has(base) ? [valueKind.string] : (shapes[base] ?? [valueKind.other]);
}

/** White space around a value is not part of it. Not `trim()`: that takes more than XML's white space. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ' \t\n\r'.includes(text.charAt(start))) start += 1;
  while (end > start && ' \t\n\r'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const qualifiedName =
  /^(?:[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*:)?[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*$/;

function expandedName(text: string, prefixes: PrefixLookup): string | undefined {
  if (!qualifiedName.test(text)) return undefined;
  try {
    const [prefix, local] = splitName(text);
    const namespace = prefixes(prefix);
    return namespace === '' ? local : qname(namespace, local);
  } catch {
    // An undeclared prefix makes it no name; the caller names the place.
    return undefined;
  }
}

function atomicToJson(base: Builtin): SimpleValue['toJson'] {
  if (base === 'QName' || base === 'NOTATION') {
    return (text, prefixes) => {
      const name = expandedName(trimmed(text), prefixes);
      return name === undefined ? undefined : JSON.stringify(name);
    };
  }
  const scalar = scalars[base];
  if (base !== 'double' && base !== 'float') {
    return (text) => {
      const value = scalar.decode(text);
      return value === undefined ? undefined : JSON.stringify(value);
    };
  }
  return (text) => {
    const value = scalar.decode(text);
    if (value === undefined) return undefined;
    return typeof value === 'number' ? jsonOfNumber(trimmed(text)) : JSON.stringify(value);
  };
}

function atomic({ base }: AtomicType): SimpleValue {
  const [kind, safeDigits = 0, isUnsigned = false] = shapeOf(base);
  const mostBytes = texts.has(base) || binaries.has(base) ? undefined : longestAtom;
  const { expects } = scalars[base];
  return { kind, safeDigits, isUnsigned, mostBytes, toJson: atomicToJson(base), expects };
}

function other(expects: string, mostBytes: number | undefined, toJson: SimpleValue['toJson']): SimpleValue {
  return { kind: valueKind.other, safeDigits: 0, isUnsigned: false, mostBytes, toJson, expects };
}

function listOf(item: SimpleValue): SimpleValue {
  return other(`a list: ${item.expects}`, longestList, (text, prefixes) => {
    const items = trimmed(text) === '' ? [] : trimmed(text).split(/[ \t\r\n]+/);
    const values: string[] = [];
    let length = 0;
    for (const one of items) {
      const value = item.toJson(one, prefixes);
      if (value === undefined) return undefined;
      length += value.length;
      if (length > longestListJson) throw oversized(`${longestListJson} characters of JSON in one list`);
      values.push(value);
    }
    return `[${values.join(',')}]`;
  });
}

/** The types of a union, those of the unions among them included, each once: a union may hold another one twice over. */
function alternativesOf(service: Service, union: UnionType): QName[] {
  const met = new Set(union.memberTypes);
  const plain: QName[] = [];
  for (const name of met) {
    const type = typeOf(service, name);
    if (type.kind !== 'simple' || type.variety !== 'union') plain.push(name);
    else for (const member of type.memberTypes) met.add(member);
  }
  return plain;
}

/** The reader of a simple type. */
export function simpleValue(service: Service, name: QName): SimpleValue {
  const type = typeOf(service, name);
  if (type.kind !== 'simple') throw new Error(`${name} is not a simple type`);
  if (type.variety === 'atomic') return atomic(type);
  if (type.variety === 'list') return listOf(simpleValue(service, type.item));
  const members = alternativesOf(service, type).map((member) => simpleValue(service, member));
  const bounds = members.map(({ mostBytes }) => mostBytes ?? Infinity);
  return other('a value of one of the types of a union', Math.max(...bounds), (text, prefixes) => {
    const value = trimmed(text);
    return members.some((member) => member.toJson(value, prefixes) !== undefined)
      ? JSON.stringify(value)
      : undefined;
  });
}
