/** Texts that match the simple regular expressions of schemas: literals, classes, groups, alternatives, counts. */
import type { Draws } from './draws.ts';

const escapes: Readonly<Record<string, string>> = { d: '0123456789', w: 'aZ09', s: ' ', n: '\n', t: '\t' };

class PatternReader {
  readonly #pattern: string;
  readonly #draws: Draws;
  #at = 0;

  constructor(pattern: string, draws: Draws) {
    this.#pattern = pattern;
    this.#draws = draws;
  }

  get #here(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #take(): string {
    this.#at += 1;
    return this.#pattern[this.#at - 1] ?? '';
  }

  /** Every alternative is generated, as the reader has to get past it; one of them is kept. */
  alternatives(): string {
    const found = [this.#branch()];
    while (this.#here === '|') {
      this.#at += 1;
      found.push(this.#branch());
    }
    return this.#draws.pick(found);
  }

  #branch(): string {
    let text = '';
    while (this.#here !== '' && this.#here !== '|' && this.#here !== ')') {
      const start = this.#at;
      const first = this.#atom();
      const end = this.#at;
      const count = this.#count();
      const after = this.#at;
      for (let item = 0; item < count; item += 1) {
        this.#at = start;
        text += item === 0 ? first : this.#atom();
        this.#at = end;
      }
      this.#at = after;
    }
    return text;
  }

  #count(): number {
    const [range, from, comma, to] = /^\{(\d+)(,?)(\d*)\}/.exec(this.#pattern.slice(this.#at)) ?? [];
    if (range !== undefined) {
      this.#at += range.length;
      const least = Number(from);
      const most = comma === '' ? least : to === '' ? least + 3 : Number(to);
      return least + this.#draws.below(most - least + 1);
    }
    const mark = this.#here;
    if (mark !== '?' && mark !== '*' && mark !== '+') return 1;
    this.#at += 1;
    if (mark === '?') return this.#draws.below(2);
    return (mark === '+' ? 1 : 0) + this.#draws.below(3);
  }

  #atom(): string {
    const start = this.#take();
    if (start === '(') {
      const text = this.alternatives();
      this.#at += 1;
      return text;
    }
    if (start === '[') return this.#draws.pick(this.#characters());
    if (start === '.') return 'x';
    if (start !== '\\') return start;
    const escaped = this.#take();
    return this.#draws.pick(Array.from(escapes[escaped] ?? escaped));
  }

  #characters(): readonly string[] {
    const found: string[] = [];
    while (this.#here !== ']') {
      const one = this.#take();
      if (one === '\\') {
        const escaped = this.#take();
        found.push(...Array.from(escapes[escaped] ?? escaped));
      } else if (this.#here === '-' && this.#pattern[this.#at + 1] !== ']') {
        this.#at += 1;
        const last = this.#take().charCodeAt(0);
        for (let code = one.charCodeAt(0); code <= last; code += 1) found.push(String.fromCharCode(code));
      } else found.push(one);
    }
    this.#at += 1;
    return found;
  }
}

export function textOfPattern(pattern: string, draws: Draws): string {
  return new PatternReader(pattern, draws).alternatives();
}
