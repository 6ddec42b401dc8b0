import type { Builtin } from '../contract/service-model.ts';
import type { JsonSchema } from './json-schema.ts';

const text: JsonSchema = { type: 'string' };

function whole(minimum: number, maximum: number, format?: string): JsonSchema {
  return { type: 'integer', ...(format === undefined ? {} : { format }), minimum, maximum };
}

/** A number whose digits JSON's readers would lose. */
function digits(description: string, pattern: string, example = '42'): JsonSchema {
  return { type: 'string', description, pattern, examples: [example] };
}

function lexical(builtin: Builtin, example: string): JsonSchema {
  return { type: 'string', description: `xsd:${builtin}, its text.`, examples: [example] };
}

const signed = '^[+-]?[0-9]+$';
const bigInteger = (builtin: Builtin, example?: string): JsonSchema =>
  digits(`xsd:${builtin}, all its digits.`, signed, example);

/** The component for `float` and `double`. */
export const doubleSchema: JsonSchema = {
  description: 'A number, or a text for the three values that JSON has no number for.',
  anyOf: [
    { type: 'number', format: 'double' },
    { type: 'string', enum: ['INF', '-INF', 'NaN'] },
  ],
};

/** The component for `{"@xml": …}`. */
export const xmlSchema: JsonSchema = {
  type: 'object',
  description: 'One XML element as text, canonical, with the declarations of its namespaces.',
  properties: { '@xml': { type: 'string', examples: ['<a xmlns="urn:example">text</a>'] } },
  required: ['@xml'],
  additionalProperties: false,
};

/** What a built-in type of XML Schema is in JSON; `docs/json-mapping.md`, section 1. `float` and `double` are a component. */
export const builtinSchemas: Readonly<Record<Exclude<Builtin, 'float' | 'double'>, JsonSchema>> = {
  string: text,
  normalizedString: text,
  token: text,
  language: text,
  Name: text,
  NCName: text,
  NMTOKEN: text,
  ID: text,
  IDREF: text,
  ENTITY: text,
  anyURI: text,
  QName: {
    type: 'string',
    description: '`{namespace}local`, or `local` without a namespace.',
    examples: ['{urn:example}name'],
  },
  NOTATION: { type: 'string', description: '`{namespace}local`, or `local` without a namespace.' },
  anySimpleType: text,
  boolean: { type: 'boolean' },
  byte: whole(-128, 127),
  short: whole(-32_768, 32_767),
  int: { type: 'integer', format: 'int32' },
  unsignedByte: whole(0, 255),
  unsignedShort: whole(0, 65_535),
  unsignedInt: whole(0, 4_294_967_295, 'int64'),
  long: bigInteger('long'),
  unsignedLong: bigInteger('unsignedLong'),
  integer: bigInteger('integer'),
  nonNegativeInteger: bigInteger('nonNegativeInteger'),
  positiveInteger: bigInteger('positiveInteger'),
  nonPositiveInteger: bigInteger('nonPositiveInteger', '-42'),
  negativeInteger: bigInteger('negativeInteger', '-42'),
  decimal: digits('xsd:decimal, all its digits.', '^[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)$', '12.50'),
  dateTime: lexical('dateTime', '2024-01-15T09:15:00'),
  date: lexical('date', '2024-01-15'),
  time: lexical('time', '09:15:00'),
  duration: lexical('duration', 'PT15M'),
  gYear: lexical('gYear', '2024'),
  gYearMonth: lexical('gYearMonth', '2024-01'),
  gMonth: lexical('gMonth', '--01'),
  gMonthDay: lexical('gMonthDay', '--01-15'),
  gDay: lexical('gDay', '---15'),
  base64Binary: { type: 'string', contentEncoding: 'base64', examples: ['AQID'] },
  hexBinary: { type: 'string', contentEncoding: 'base16', examples: ['010203'] },
};
