/** JSON text as a tree that forgets nothing: numbers keep their digits, objects are maps, a key twice is an error. */
import { Digits } from './simple-text.ts';

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const words: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value();
    this.#blanks();
    if (this.#at !== this.#text.length) throw this.#error();
    return value;
  }

  #error(): Error {
    return new Error(
      `JSON breaks at ${this.#at}: ${this.#text.slice(Math.max(0, this.#at - 40), this.#at + 20)}`,
    );
  }

  #blanks(): void {
    while (' \t\r\n'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at += 1;
  }

  #take(mark: string): boolean {
    this.#blanks();
    if (this.#text.charAt(this.#at) !== mark) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #value(): unknown {
    if (this.#take('{')) return this.#object();
    if (this.#take('[')) return this.#array();
    const text = this.#match(string);
    if (text !== undefined) return JSON.parse(text) as string;
    const digits = this.#match(number);
    if (digits !== undefined) return new Digits(digits);
    const word = words.find(([name]) => this.#text.startsWith(name, this.#at));
    if (word === undefined) throw this.#error();
    this.#at += word[0].length;
    return word[1];
  }

  #object(): Map<string, unknown> {
    const object = new Map<string, unknown>();
    if (this.#take('}')) return object;
    do {
      this.#blanks();
      const key = JSON.parse(this.#match(string) ?? 'null') as string | null;
      if (key === null || object.has(key) || !this.#take(':')) throw this.#error();
      object.set(key, this.#value());
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#error();
    return object;
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    if (this.#take(']')) return items;
    do items.push(this.#value());
    while (this.#take(','));
    if (!this.#take(']')) throw this.#error();
    return items;
  }
}

/** Throws for anything that is not one JSON value. */
export function readJson(text: string): unknown {
  return new JsonReader(text).document();
}

/** A plain value as such a tree. */
export function treeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value !== 'object' || value === null || value instanceof Digits || value instanceof Map)
    return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, treeOf(inner)]));
}

/** The tree as a plain value; numbers are numbers. */
export function plainOf(tree: unknown): unknown {
  if (tree instanceof Digits) return tree.value;
  if (Array.isArray(tree)) return tree.map(plainOf);
  if (!(tree instanceof Map)) return tree;
  return Object.fromEntries([...tree].map(([key, inner]) => [key as string, plainOf(inner)]));
}
