/** The schemas of endpoints, which are zod's, as parts of the document. */
import { z } from 'zod';
import type { Components } from './components.ts';
import { byName, isObject, type JsonSchema } from './json-schema.ts';
import { maybeLeftOut } from './view-notes.ts';

/** Which side of zod's schemas is printed, and how. */
export interface SchemaStyle {
  /** `input`: what is taken, and objects that may hold more; `output`: what is answered, and nothing else. */
  readonly io: 'input' | 'output';
  /** Without the bounds and patterns that say no more than a format. */
  readonly formatsAlone?: boolean;
}

type ReferenceOf = (name: string) => JsonSchema;

interface Printing {
  readonly style: SchemaStyle;
  readonly referenceOf: ReferenceOf;
}

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

/** What a format says is not said twice, nor that names of properties are texts. */
function withFormatAlone(schema: JsonSchema): JsonSchema {
  const isInt32 = schema['type'] === 'integer' && schema['maximum'] === 2_147_483_647;
  const said = [
    'propertyNames',
    ...(schema['format'] === 'date-time' ? ['pattern'] : []),
    ...(isInt32 ? ['maximum'] : []),
  ];
  const rest = byName(Object.entries(schema).filter(([key]) => !said.includes(key)));
  return isInt32 ? { ...rest, format: 'int32' } : rest;
}

/** zod's references and drafts in the words of the document. */
function rewritten(value: unknown, printing: Printing): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, printing));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== '$schema' && key !== '$defs' && key !== 'id' && key !== '$ref')
    .map(
      ([key, inner]) =>
        [key, key === 'properties' ? properties(inner, printing) : rewritten(inner, printing)] as const,
    );
  const { $ref } = value;
  const reference = typeof $ref === 'string' ? printing.referenceOf($ref.slice('#/$defs/'.length)) : {};
  const schema = flattened(named({ ...reference, ...byName(entries) }));
  return printing.style.formatsAlone === true ? withFormatAlone(schema) : schema;
}

/** Names of properties are no keywords: one may be called `id`. */
function properties(value: unknown, printing: Printing): unknown {
  if (!isObject(value)) return value;
  return byName(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, printing)] as const));
}

/** What zod calls so has no id: it stands wherever it is used. A cycle must lead through a schema with an id. */
const nameless = /^__schema\d+$/;

/** A zod schema as JSON Schema; what has an id of its own becomes a component. */
export function zodSchema(schema: z.ZodType, style: SchemaStyle, components: Components): JsonSchema {
  const printed = z.toJSONSchema(schema, {
    io: style.io,
    ...(style.io === 'output' ? { override: maybeLeftOut } : {}),
  }) as JsonSchema;
  const definitions = isObject(printed['$defs']) ? printed['$defs'] : {};
  const printing: Printing = {
    style,
    referenceOf(name) {
      const make = (): JsonSchema => rewritten(definitions[name], printing) as JsonSchema;
      return nameless.test(name) ? make() : components.reference(`zod ${name}`, name, make);
    },
  };
  return rewritten(printed, printing) as JsonSchema;
}
