import type { RequestFlaw } from '../error/bridge-error.ts';

function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A place in the caller's JSON, by its RFC 6901 pointer; flaws are noted at places and refused all at once. */
export class InputPlace {
  readonly pointer: string;
  readonly depth: number;
  readonly #flaws: RequestFlaw[];

  private constructor(pointer: string, depth: number, flaws: RequestFlaw[]) {
    this.pointer = pointer;
    this.depth = depth;
    this.#flaws = flaws;
  }

  static root(flaws: RequestFlaw[]): InputPlace {
    return new InputPlace('', 0, flaws);
  }

  child(key: string | number): InputPlace {
    return new InputPlace(`${this.pointer}/${escapeToken(String(key))}`, this.depth + 1, this.#flaws);
  }

  /** Notes a flaw and returns the text that stands in for what could not be written. */
  flaw(detail: string): '' {
    this.#flaws.push({ pointer: this.pointer, detail });
    return '';
  }
}
