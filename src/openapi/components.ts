import type { JsonSchema } from './json-schema.ts';
import type { Steps } from './steps.ts';

/** Names that a code generator would make the same word of count as one. */
function word(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Gives out names in the alphabet of component keys, each once; who comes second gets a number. */
export class NameRegister {
  readonly #taken = new Set<string>();
  /** The number to try next: counting from the start for each of many would take its square. */
  readonly #next = new Map<string, number>();

  take(wished: string): string {
    const plain = wished.replace(/[^A-Za-z0-9._-]/g, '_');
    const stem = word(plain);
    let name = plain;
    for (let count = this.#next.get(stem) ?? 2; this.#taken.has(word(name)); count += 1) {
      name = `${plain}_${count}`;
      this.#next.set(stem, count + 1);
    }
    this.#taken.add(word(name));
    return name;
  }
}

/** `components/schemas` while it is being filled. */
export class Components {
  readonly #register = new NameRegister();
  readonly #names = new Map<string, string>();
  readonly #schemas = new Map<string, JsonSchema>();
  /** Recursive types find their name before their schema is there, and deep ones cost no stack. */
  #waiting: (() => void)[] = [];

  /**
   * A reference to the component of this identity, which is made once. Two identities never share a name: the second
   * one's gets a number.
   */
  reference(identity: string, wished: string, make: () => JsonSchema): JsonSchema {
    let name = this.#names.get(identity);
    if (name === undefined) {
      const taken = this.#register.take(wished);
      name = taken;
      this.#names.set(identity, taken);
      this.#waiting.push(() => this.#schemas.set(taken, make()));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Makes whatever has been referred to, and yields after each component. */
  *complete(): Steps<void> {
    while (this.#waiting.length > 0) {
      const now = this.#waiting;
      this.#waiting = [];
      for (const make of now) {
        make();
        yield;
      }
    }
  }

  /** The component behind a reference, once it is complete. */
  get(reference: string): JsonSchema | undefined {
    return this.#schemas.get(reference.slice('#/components/schemas/'.length));
  }

  /** All that are complete, in the order of their names. */
  sorted(): readonly (readonly [name: string, schema: JsonSchema])[] {
    return [...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
