function refuseChange(): never {
  throw new TypeError('the contract is frozen');
}

/** Freezes a value with everything inside it, maps and sets included. The nesting must be bounded. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) {
    // `freeze` does not reach the entries of a map or a set.
    for (const method of ['set', 'add', 'delete', 'clear'])
      Object.defineProperty(value, method, { value: refuseChange });
  }
  Object.freeze(value);
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  for (const part of parts) deepFreeze(part);
  return value;
}
