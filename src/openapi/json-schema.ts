/** A JSON Schema (2020-12) or another part of the document, as it will be printed. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Properties, parameters, paths …: built by name, so that a name such as `__proto__` is a name like any other. */
export function byName<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries(entries);
}

/** The members that have a value. */
export function present(members: Readonly<Record<string, unknown>>): JsonSchema {
  return byName(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The same value or `null`. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  if (typeof type !== 'string' || Array.isArray(schema['anyOf'])) {
    const { description, ...rest } = schema;
    return present({ anyOf: [rest, { type: 'null' }], description });
  }
  const values = schema['enum'];
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) ? { enum: [...(values as readonly unknown[]), null] } : {}),
  };
}

export function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
