const wholeNumberNames = [
  'byte',
  'short',
  'int',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
  'long',
  'unsignedLong',
  'integer',
  'nonNegativeInteger',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
  'decimal',
] as const;

/** The built-in types of XML Schema, by what they become in JSON; the rules are in `codec/value/scalar.ts`. */
export const builtins = [
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
  'QName',
  'NOTATION',
  'anySimpleType',
  'boolean',
  ...wholeNumberNames,
  'float',
  'double',
  'dateTime',
  'date',
  'time',
  'duration',
  'gYear',
  'gYearMonth',
  'gMonth',
  'gMonthDay',
  'gDay',
  'base64Binary',
  'hexBinary',
] as const;
export type Builtin = (typeof builtins)[number];

/** The built-in types of whole numbers, and `decimal`, which some toolkits write for them. */
export const wholeNumbers: ReadonlySet<Builtin> = new Set(wholeNumberNames);
