/** Examples made from schemas: the same one for the same schema, and valid by it. */
import type { Components } from './components.ts';
import { byName, isObject, type JsonSchema } from './json-schema.ts';

/** Optional properties are shown to this depth, and required ones as deep as a document can reasonably be. */
const optionalDepth = 2;
const deepest = 24;
/** Optional properties in one example. */
const mostOptional = 60;

const date = '2024-01-15';
const instant = '2024-01-15T09:15:00Z';
/** Tried in this order until one fits. */
const texts = [
  'text',
  '1',
  'A',
  'a',
  date,
  instant,
  '12345',
  'AB',
  'AB1',
  '00000000-0000-4000-8000-000000000000',
];

function textOf(schema: JsonSchema): string | undefined {
  const {
    minLength = 0,
    maxLength = Infinity,
    pattern,
    allOf,
    format,
  } = schema as {
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly pattern?: string;
    readonly allOf?: readonly { readonly pattern?: string }[];
    readonly format?: string;
  };
  const patterns = [pattern, ...(allOf ?? []).map((part) => part.pattern)].filter(
    (part) => part !== undefined,
  );
  const wished = format === 'date' ? [date] : format === 'date-time' ? [instant] : texts;
  const fitted = wished.map((text) => text.padEnd(Math.min(minLength, 1000), 'x').slice(0, maxLength));
  return fitted.find(
    (text) => text.length >= minLength && patterns.every((part) => new RegExp(part, 'u').test(text)),
  );
}

function numberOf(schema: JsonSchema): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<
    string,
    number | undefined
  >;
  const low = Math.max(
    minimum ?? -Infinity,
    exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + 1,
  );
  const high = Math.min(
    maximum ?? Infinity,
    exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - 1,
  );
  const value = Math.min(Math.max(1, low), high);
  const whole = schema['type'] === 'integer' ? Math.ceil(value) : value;
  return whole >= low && whole <= high ? whole : undefined;
}

/** What the rules of a choice say of a property once others are there. */
function isForbidden(rules: JsonSchema, key: string, chosen: ReadonlyMap<string, unknown>): boolean {
  const isThere = (name: string): boolean => {
    const value = chosen.get(name);
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  };
  return Object.keys(rules).some((other) => other !== key && isThere(other) && forbids(rules[other], key));
}

function forbids(rule: unknown, key: string): boolean {
  if (!isObject(rule)) return false;
  if (isObject(rule['properties']) && Object.hasOwn(rule['properties'], key)) return true;
  const all: unknown = rule['allOf'] ?? rule['anyOf'];
  return Array.isArray(all) && all.some((part) => forbids(part, key));
}

class ExampleMaker {
  readonly #components: Components;
  #optional = 0;

  constructor(components: Components) {
    this.#components = components;
  }

  of(schema: unknown, depth: number): unknown {
    if (!isObject(schema) || depth > deepest) return undefined;
    const { $ref, examples, anyOf, oneOf } = schema;
    if ('x-filled-with' in schema) return schema['x-filled-with'];
    if (Array.isArray(examples)) return examples[0] as unknown;
    if (typeof $ref === 'string') return this.of(this.#components.get($ref), depth);
    const values = schema['enum'];
    if (Array.isArray(values)) return (values as readonly unknown[]).find((value) => value !== null);
    const branches: unknown = oneOf ?? anyOf;
    if (Array.isArray(branches)) return this.#first(branches, depth);
    const types: readonly unknown[] = Array.isArray(schema['type']) ? schema['type'] : [schema['type']];
    return this.#ofType(types[0], schema, depth) ?? (types.includes('null') ? null : undefined);
  }

  #first(branches: readonly unknown[], depth: number): unknown {
    for (const branch of branches) {
      const value = this.of(branch, depth + 1);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #ofType(type: unknown, schema: JsonSchema, depth: number): unknown {
    switch (type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, depth);
      case 'string':
        return textOf(schema);
      case 'integer':
      case 'number':
        return numberOf(schema);
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return undefined;
    }
  }

  #array(schema: JsonSchema, depth: number): unknown {
    const minimum = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
    const isShown = minimum > 0 || depth <= optionalDepth + 1;
    const item = isShown && schema['maxItems'] !== 0 ? this.of(schema['items'], depth + 1) : undefined;
    if (item === undefined) return minimum > 0 ? undefined : [];
    return minimum > 20 ? undefined : Array.from({ length: Math.max(1, minimum) }, () => item);
  }

  #object(schema: JsonSchema, depth: number): unknown {
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const required = new Set(
      Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [],
    );
    const rules = isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : undefined;
    const demanded = isObject(schema['not']);
    const chosen = new Map<string, unknown>();
    for (const [key, property] of Object.entries(properties)) {
      const isAbsent = rules !== undefined && isForbidden(rules, key, chosen);
      if (isAbsent && required.has(key)) {
        chosen.set(key, []);
        continue;
      }
      // One of the branches of a choice must be there, however deep.
      const isShown = depth <= optionalDepth || (demanded && depth < deepest / 2);
      if (!required.has(key) && (isAbsent || !isShown || this.#optional >= mostOptional)) continue;
      if (!required.has(key)) this.#optional += 1;
      const value = this.of(property, depth + 1);
      if (value !== undefined) chosen.set(key, value);
      else if (required.has(key)) return undefined;
    }
    for (const [key, property] of Object.entries(properties)) {
      const counted = isObject(property) ? property['x-counts'] : undefined;
      if (typeof counted !== 'string' || !chosen.has(key)) continue;
      const array = chosen.get(counted);
      chosen.set(key, Array.isArray(array) ? array.length : 0);
    }
    return byName(chosen);
  }
}

/** An example of a schema whose components are complete; undefined where none can be made. */
export function exampleOf(schema: JsonSchema, components: Components): unknown {
  return new ExampleMaker(components).of(schema, 0);
}
