/** The built-in types between their XML text and JSON: one table for both directions and both profiles. */
import type { Builtin } from '../../contract/service-model.ts';
import { nameRest, nameStart } from '../../xml/name-characters.ts';
import { isOnCalendar } from './calendar.ts';
import { decimalOf } from './decimal-text.ts';

export interface Scalar {
  /** JSON value of the text, or `undefined` when the text is not of the type. */
  readonly decode: (text: string) => string | number | boolean | undefined;
  /** XML text of a JSON value, or `undefined` when the value is not of the type. */
  readonly encode: (value: unknown) => string | undefined;
  /** What the type takes, for error messages. */
  readonly expects: string;
}

/** White space collapses in every built-in type but the strings. */
export function trim(text: string): string {
  // Not a regular expression: one that looks for the end would start anew at every blank inside.
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x9 || code === 0xa || code === 0xd;
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
const boolean: Scalar = {
  decode: (text) => booleans.get(trim(text)),
  encode: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  expects: 'a boolean',
};

/** Types that a JSON number holds exactly. */
function smallInteger(minimum: number, maximum: number): Scalar {
  const inside = (value: number): boolean => Number.isInteger(value) && value >= minimum && value <= maximum;
  return {
    decode(text) {
      const digits = trim(text);
      const value = Number(digits);
      return /^[+-]?\d+$/.test(digits) && inside(value) ? (value === 0 ? 0 : value) : undefined;
    },
    encode: (value) => (typeof value === 'number' && inside(value) ? String(value) : undefined),
    expects: `an integer from ${minimum} to ${maximum}`,
  };
}

/** Types whose digits a JSON number would lose: a string of digits, bounds included. */
function bigInteger(expects: string, minimum?: bigint, maximum?: bigint): Scalar {
  const inside = (digits: string): boolean => {
    if (!/^[+-]?\d{1,400}$/.test(digits)) return false;
    const value = BigInt(digits.replace('+', ''));
    return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
  };
  return {
    decode: (text) => (inside(trim(text)) ? trim(text) : undefined),
    encode(value) {
      if (typeof value === 'string') return inside(value) ? value : undefined;
      return typeof value === 'number' && Number.isSafeInteger(value) && inside(String(value))
        ? String(value)
        : undefined;
    },
    expects,
  };
}

const decimalText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const decimal: Scalar = {
  decode: (text) => (decimalText.test(trim(text)) ? trim(text) : undefined),
  encode(value) {
    const text = typeof value === 'number' ? decimalOf(value) : value;
    return typeof text === 'string' && decimalText.test(text) ? text : undefined;
  },
  expects: 'a decimal number, as a string so that no digit is lost',
};

const specials = new Map([
  ['INF', 'INF'],
  ['+INF', 'INF'],
  ['-INF', '-INF'],
  ['NaN', 'NaN'],
]);
const doubleText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const double: Scalar = {
  decode(text) {
    const trimmed = trim(text);
    if (!doubleText.test(trimmed)) return specials.get(trimmed);
    const value = Number(trimmed);
    // JSON.stringify writes -0 as 0, so -0 is read as 0 in both profiles: the value and its JSON text agree.
    if (value === 0) return 0;
    // A literal beyond the range is infinity to every XML Schema processor.
    return Number.isFinite(value) ? value : value > 0 ? 'INF' : '-INF';
  },
  encode(value) {
    if (typeof value === 'string') return specials.has(value) ? specials.get(value) : undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    return Object.is(value, -0) ? '-0' : String(value);
  },
  expects: 'a number, or "INF", "-INF", "NaN"',
};

/** Characters that XML 1.0 cannot carry, and halves of surrogate pairs. */
export const notXml =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const string: Scalar = {
  decode: (text) => text,
  encode: (value) => (typeof value === 'string' && !notXml.test(value) ? value : undefined),
  expects: 'a string without control characters',
};

/** A string type with a shape. WFM's answers are not measured by it, and blanks around the text are no part of it. */
function shaped(shape: RegExp, expects: string): Scalar {
  return {
    decode: (text) => text,
    encode: (value) =>
      typeof value === 'string' && shape.test(trim(value)) && !notXml.test(value) ? value : undefined,
    expects,
  };
}

/** A name without a prefix. */
export const simpleName = new RegExp(`^[${nameStart}][${nameRest}]*$`, 'u');
const ncName = shaped(simpleName, 'a name without blanks and colons');
const name = shaped(new RegExp(`^[:${nameStart}][:${nameRest}]*$`, 'u'), 'a name without blanks');
const nmtoken = shaped(new RegExp(`^[:${nameRest}]+$`, 'u'), 'a token of name characters');
const language = shaped(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/, 'a language tag');

function pattern(shape: RegExp, expects: string): Scalar {
  return {
    decode: (text) => (shape.test(trim(text)) ? trim(text) : undefined),
    encode: (value) => (typeof value === 'string' && shape.test(value) ? value : undefined),
    expects,
  };
}

const zone = '(?:Z|[+-]\\d{2}:\\d{2})?';
/** Of WFM's answers the shape is checked; what the bridge writes is on the calendar as well. */
function gregorian(shape: string, expects: string): Scalar {
  const plain = pattern(new RegExp(`^${shape}${zone}$`), expects);
  return {
    ...plain,
    encode(value) {
      const text = plain.encode(value);
      return text !== undefined && isOnCalendar(text) ? text : undefined;
    },
  };
}
const timeOfDay = '\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?';
const dateTime = gregorian(`-?\\d{4,}-\\d{2}-\\d{2}T${timeOfDay}`, 'an xsd:dateTime');
const date = gregorian('-?\\d{4,}-\\d{2}-\\d{2}', 'an xsd:date');
const time = gregorian(timeOfDay, 'an xsd:time');
const duration = pattern(
  /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
  'an xsd:duration',
);
const hex = pattern(/^(?:[0-9A-Fa-f]{2})*$/, 'an even number of hexadecimal digits');
// One class, repeated: a repeated group needs a place on the stack for each character, which megabytes exhaust.
const base64Shape = pattern(/^(?:[A-Za-z0-9+/][A-Za-z0-9+/ \t\r\n]*)?={0,2}$/, 'base64 text');

/** Whole groups of four, and no bit left over: what servers that decode strictly insist on. */
function isWholeBase64(text: string): boolean {
  const digits = text.replace(/[ \t\r\n]+/g, '');
  if (digits.length % 4 !== 0) return false;
  if (digits.endsWith('==')) return /[AQgw]==$/.test(digits.slice(-4));
  return !digits.endsWith('=') || /[AEIMQUYcgkosw048]=$/.test(digits.slice(-4));
}

const base64: Scalar = {
  ...base64Shape,
  encode(value) {
    const text = base64Shape.encode(value);
    return text !== undefined && isWholeBase64(text) ? text : undefined;
  },
};

const long = bigInteger(
  'an integer of 64 bits, as a string so that no digit is lost',
  -(2n ** 63n),
  2n ** 63n - 1n,
);
const integer = 'an integer, as a string so that no digit is lost';

export const scalars: Readonly<Record<Builtin, Scalar>> = {
  string,
  normalizedString: string,
  token: string,
  language,
  Name: name,
  NCName: ncName,
  NMTOKEN: nmtoken,
  ID: ncName,
  IDREF: ncName,
  ENTITY: ncName,
  anyURI: string,
  QName: string,
  NOTATION: string,
  anySimpleType: string,
  boolean,
  byte: smallInteger(-128, 127),
  short: smallInteger(-32_768, 32_767),
  int: smallInteger(-2_147_483_648, 2_147_483_647),
  unsignedByte: smallInteger(0, 255),
  unsignedShort: smallInteger(0, 65_535),
  unsignedInt: smallInteger(0, 4_294_967_295),
  long,
  unsignedLong: bigInteger('a positive integer of 64 bits, as a string', 0n, 2n ** 64n - 1n),
  integer: bigInteger(integer),
  nonNegativeInteger: bigInteger(integer, 0n),
  positiveInteger: bigInteger(integer, 1n),
  nonPositiveInteger: bigInteger(integer, undefined, 0n),
  negativeInteger: bigInteger(integer, undefined, -1n),
  decimal,
  float: double,
  double,
  dateTime,
  date,
  time,
  duration,
  gYear: gregorian('-?\\d{4,}', 'an xsd:gYear'),
  gYearMonth: gregorian('-?\\d{4,}-\\d{2}', 'an xsd:gYearMonth'),
  gMonth: gregorian('--\\d{2}', 'an xsd:gMonth'),
  gMonthDay: gregorian('--\\d{2}-\\d{2}', 'an xsd:gMonthDay'),
  gDay: gregorian('---\\d{2}', 'an xsd:gDay'),
  base64Binary: base64,
  hexBinary: hex,
};
