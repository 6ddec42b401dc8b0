import type { RequestFlaw } from '../../error/bridge-error.ts';

/** Longest part of a pointer, in characters: a name of the caller's may have megabytes. */
const longestToken = 200;

function escapeToken(name: string): string {
  const shown = name.length > longestToken ? `${name.slice(0, longestToken)}…` : name;
  return shown.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A request of a few bytes a flaw must not become an answer of many. */
const shownFlaws = 50;

/** The flaws of one request: the first ones as they are, the others as their number. */
export class FlawList {
  readonly #first: RequestFlaw[] = [];
  #more = 0;

  get isEmpty(): boolean {
    return this.#first.length === 0;
  }

  /** `detail` may be a function where it takes work that is in vain for a flaw that is only counted. */
  add(place: { readonly pointer: string }, detail: string | (() => string)): void {
    if (this.#first.length === shownFlaws) this.#more += 1;
    else this.#first.push({ pointer: place.pointer, detail: typeof detail === 'string' ? detail : detail() });
  }

  shown(): readonly RequestFlaw[] {
    if (this.#more === 0) return this.#first;
    const detail = `${this.#more} more ${this.#more === 1 ? 'flaw' : 'flaws'}`;
    return [...this.#first, { pointer: '', detail }];
  }
}

/** A place in the caller's JSON, by its RFC 6901 pointer, in which long names are cut; flaws are noted at places and refused all at once. */
export class InputPlace {
  readonly depth: number;
  readonly #outer: InputPlace | undefined;
  readonly #key: string | number;
  readonly #flaws: FlawList;

  private constructor(outer: InputPlace | undefined, key: string | number, flaws: FlawList) {
    this.depth = outer === undefined ? 0 : outer.depth + 1;
    this.#outer = outer;
    this.#key = key;
    this.#flaws = flaws;
  }

  static root(flaws: FlawList): InputPlace {
    return new InputPlace(undefined, '', flaws);
  }

  /** Made when it is asked for: nearly all places are fine. */
  get pointer(): string {
    return this.#outer === undefined ? '' : `${this.#outer.pointer}/${escapeToken(String(this.#key))}`;
  }

  child(key: string | number): InputPlace {
    return new InputPlace(this, key, this.#flaws);
  }

  /** Notes a flaw and returns the text that stands in for what could not be written. */
  flaw(detail: string | (() => string)): '' {
    this.#flaws.add(this, detail);
    return '';
  }
}
