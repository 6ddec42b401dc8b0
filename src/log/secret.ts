import { inspect } from 'node:util';

/**
 * A value that must not be seen: token, key, password, session URL. It prints as `***` in templates, JSON, the
 * inspector and logs; only `reveal()` gives it out, so that every use can be found by that name.
 */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}
