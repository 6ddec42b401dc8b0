/** Words that cannot name a type, or that the printed text itself uses. */
const taken = [
  'any',
  'bigint',
  'boolean',
  'never',
  'null',
  'number',
  'object',
  'string',
  'symbol',
  'undefined',
  'unknown',
  'void',
  'Readonly',
  'Record',
];

/** Gives every type of a file a name of its own that TypeScript can read. */
export class TypescriptNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set(taken);

  /** The name of this identity: the wished one, with a number when another identity has it already. */
  nameOf(identity: string, wished: string): string {
    const known = this.#names.get(identity);
    if (known !== undefined) return known;
    const plain = wished.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d|$)/, '_');
    let name = plain;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${plain}_${count}`;
    this.#taken.add(name);
    this.#names.set(identity, name);
    return name;
  }
}

/** A property as it stands in an interface. */
export function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
