/** JSON Schema 2020-12 → the schema objects of Swagger 2.0, which know neither unions nor `null`. */
import { byName, isObject, present, type JsonSchema } from './json-schema.ts';

/** Keywords that mean the same in both. */
const kept = [
  'title',
  'description',
  'default',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'required',
  'type',
  'format',
];

function referenceOf($ref: string): JsonSchema {
  return { $ref: $ref.replace('#/components/schemas/', '#/definitions/') };
}

function listOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}

/** The type that stands for a union: the one its branches share; a number where the others are its special values. */
function ofUnion(branches: readonly JsonSchema[]): JsonSchema {
  const [first, ...others] = branches;
  if (first === undefined) return {};
  if (others.length === 0) return lowered(first);
  if (branches.every((branch) => branch['$ref'] !== undefined || branch['type'] === 'object'))
    return { type: 'object' };
  return first['type'] === 'number' ? lowered(first) : {};
}

function union(schema: JsonSchema): JsonSchema {
  const branches = listOf(schema['anyOf'] ?? schema['oneOf']);
  const values = branches.filter((branch) => branch['type'] !== 'null');
  const { description } = schema;
  const inner = ofUnion(values);
  // What stands beside a reference is ignored in Swagger 2.0.
  const carrier = inner['$ref'] === undefined ? inner : { allOf: [inner] };
  return present({
    ...carrier,
    description: description ?? carrier['description'],
    'x-nullable': values.length < branches.length ? true : undefined,
  });
}

function boundsOf(schema: JsonSchema): JsonSchema {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  return {
    ...(exclusiveMinimum === undefined ? {} : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined ? {} : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

function valuesOf(schema: JsonSchema): JsonSchema {
  const values = schema['enum'];
  const { examples } = schema;
  return present({
    enum: Array.isArray(values)
      ? (values as readonly unknown[]).filter((value) => value !== null)
      : undefined,
    example: Array.isArray(examples) ? (examples as readonly unknown[])[0] : undefined,
  });
}

function typeOf(type: unknown): JsonSchema {
  if (!Array.isArray(type)) return {};
  const types = (type as readonly unknown[]).filter((name) => name !== 'null');
  return { type: types[0], ...(types.length < type.length ? { 'x-nullable': true } : {}) };
}

function partsOf({ items, properties, additionalProperties }: JsonSchema): JsonSchema {
  return present({
    items: isObject(items) ? lowered(items) : undefined,
    properties: isObject(properties)
      ? byName(
          Object.entries(properties).map(([name, inner]) => [name, lowered(inner as JsonSchema)] as const),
        )
      : undefined,
    additionalProperties: isObject(additionalProperties)
      ? lowered(additionalProperties)
      : additionalProperties,
  });
}

function extensionsOf(schema: JsonSchema): JsonSchema {
  return byName(Object.entries(schema).filter(([key]) => key.startsWith('x-')));
}

/** One schema with everything below it. Rules that Swagger 2.0 has no words for are left out; it never forbids more. */
export function lowered(schema: JsonSchema): JsonSchema {
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const { description } = schema;
    const others = present({ description, ...extensionsOf(schema) });
    return Object.keys(others).length === 0 ? referenceOf($ref) : { allOf: [referenceOf($ref)], ...others };
  }
  if (schema['anyOf'] !== undefined || schema['oneOf'] !== undefined)
    return { ...union(schema), ...extensionsOf(schema) };
  return {
    ...byName(Object.entries(schema).filter(([key]) => kept.includes(key))),
    ...typeOf(schema['type']),
    ...(schema['contentEncoding'] === 'base64' ? { format: 'byte' } : {}),
    ...boundsOf(schema),
    ...valuesOf(schema),
    ...partsOf(schema),
    ...extensionsOf(schema),
  };
}
