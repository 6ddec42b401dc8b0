import type { RequestFlaw } from '../error/bridge-error.ts';

function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
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
  add(pointer: string, detail: string | (() => string)): void {
    if (this.#first.length === shownFlaws) this.#more += 1;
    else this.#first.push({ pointer, detail: typeof detail === 'string' ? detail : detail() });
  }

  shown(): readonly RequestFlaw[] {
    if (this.#more === 0) return this.#first;
    const detail = `${this.#more} more ${this.#more === 1 ? 'flaw' : 'flaws'}`;
    return [...this.#first, { pointer: '', detail }];
  }
}

/** A place in the caller's JSON, by its RFC 6901 pointer; flaws are noted at places and refused all at once. */
export class InputPlace {
  readonly pointer: string;
  readonly depth: number;
  readonly #flaws: FlawList;

  private constructor(pointer: string, depth: number, flaws: FlawList) {
    this.pointer = pointer;
    this.depth = depth;
    this.#flaws = flaws;
  }

  static root(flaws: FlawList): InputPlace {
    return new InputPlace('', 0, flaws);
  }

  child(key: string | number): InputPlace {
    return new InputPlace(`${this.pointer}/${escapeToken(String(key))}`, this.depth + 1, this.#flaws);
  }

  /** Notes a flaw and returns the text that stands in for what could not be written. */
  flaw(detail: string | (() => string)): '' {
    this.#flaws.add(this.pointer, detail);
    return '';
  }
}
