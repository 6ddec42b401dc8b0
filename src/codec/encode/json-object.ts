export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that the caller gave; never one that every object has. */
export function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The same without one property. */
export function without(value: JsonObject, key: string): JsonObject {
  const copy = Object.assign(Object.create(null) as Record<string, unknown>, value);
  Reflect.deleteProperty(copy, key);
  return copy;
}
