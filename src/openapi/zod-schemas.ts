/** The schemas of endpoints, which are zod's, as parts of the document. */
import { z } from 'zod';
import type { Components } from './components.ts';
import { byName, isObject, type JsonSchema } from './json-schema.ts';

type ReferenceOf = (name: string) => JsonSchema;

/** `{anyOf: [{type: 'integer'}, {type: 'null'}]}` as one type, which generators like better. */
function flattened(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [value, none] = anyOf as readonly JsonSchema[];
  if (value === undefined || typeof value['type'] !== 'string' || none?.['type'] !== 'null') return schema;
  if (value['enum'] !== undefined) return schema;
  return { ...value, ...rest, type: [value['type'], 'null'] };
}

/** Every number of ours that is called int32 by zod has the bounds of one. */
function named(schema: JsonSchema): JsonSchema {
  const { minimum, maximum, ...rest } = schema;
  if (rest['type'] !== 'integer') return schema;
  if (maximum === 2_147_483_647 && minimum === -2_147_483_648) return { ...rest, format: 'int32' };
  const isSafe = minimum === Number.MIN_SAFE_INTEGER && maximum === Number.MAX_SAFE_INTEGER;
  return isSafe ? { ...rest, format: 'int64' } : schema;
}

/** zod's references and drafts in the words of the document. */
function rewritten(value: unknown, referenceOf: ReferenceOf): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, referenceOf));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== '$schema' && key !== '$defs' && key !== 'id' && key !== '$ref')
    .map(
      ([key, inner]) =>
        [key, key === 'properties' ? properties(inner, referenceOf) : rewritten(inner, referenceOf)] as const,
    );
  const { $ref } = value;
  const reference = typeof $ref === 'string' ? referenceOf($ref.slice('#/$defs/'.length)) : {};
  return flattened(named({ ...reference, ...byName(entries) }));
}

/** Names of properties are no keywords: one may be called `id`. */
function properties(value: unknown, referenceOf: ReferenceOf): unknown {
  if (!isObject(value)) return value;
  return byName(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, referenceOf)] as const));
}

/** A zod schema as JSON Schema; what has an id of its own becomes a component. */
export function zodSchema(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const printed = z.toJSONSchema(schema, { io }) as JsonSchema;
  const definitions = isObject(printed['$defs']) ? printed['$defs'] : {};
  const referenceOf: ReferenceOf = (name) =>
    components.reference(`zod ${name}`, name, () => rewritten(definitions[name], referenceOf) as JsonSchema);
  return rewritten(printed, referenceOf) as JsonSchema;
}
