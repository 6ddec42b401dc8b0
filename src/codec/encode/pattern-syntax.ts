/** The syntax of XML Schema's regular expressions (part 2, appendix F), read into a tree. */

export type Accepts = (character: string) => boolean;

export type Node =
  /** One character. Sets of the same `source` accept the same. */
  | { readonly kind: 'set'; readonly accepts: Accepts; readonly source: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;

/** Escapes of several characters, as the content of a character class of JavaScript. */
const multiple: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${nameStart}]`,
  I: `[^${nameStart}]`,
  c: `[${nameRest}]`,
  C: `[^${nameRest}]`,
};
const singles: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const escapable = new Set('\\|.?*+(){}-[]^$');
const special = new Set('.\\?*+()|[]');

/** Deepest nesting of groups and classes. */
const deepest = 50;

function testOf(source: string): Accepts {
  const expression = new RegExp(`^(?:${source})$`, 'u');
  return (character) => expression.test(character);
}

function literal(character: string): Accepts {
  return (other) => other === character;
}

class PatternParser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#characters = Array.from(pattern);
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new SyntaxError('the pattern ends too early');
    this.#at += 1;
    return character;
  }

  #takeIf(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#takeIf(character)) throw new SyntaxError(`${character} is expected`);
  }

  #inside<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) throw new SyntaxError('nested too deeply');
    const result = read();
    this.#depth -= 1;
    return result;
  }

  whole(): Node {
    const node = this.#choice();
    if (this.#peek() !== undefined) throw new SyntaxError('a ) without a (');
    return node;
  }

  #choice(): Node {
    const parts = [this.#sequence()];
    while (this.#takeIf('|')) parts.push(this.#sequence());
    return { kind: 'choice', parts };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #quantified(part: Node): Node {
    if (this.#takeIf('?')) return { kind: 'repeat', part, min: 0, max: 1 };
    if (this.#takeIf('*')) return { kind: 'repeat', part, min: 0, max: Infinity };
    if (this.#takeIf('+')) return { kind: 'repeat', part, min: 1, max: Infinity };
    if (!this.#takeIf('{')) return part;
    let text = '';
    while (!this.#takeIf('}')) text += this.#take();
    const match = /^(\d{1,6})(,?)(\d{0,6})$/.exec(text);
    if (match === null) throw new SyntaxError(`{${text}} is no quantity`);
    const [, least = '', comma, most = ''] = match;
    const min = Number(least);
    const max = comma === '' ? min : most === '' ? Infinity : Number(most);
    if (max < min) throw new SyntaxError(`{${text}} is no quantity`);
    return { kind: 'repeat', part, min, max };
  }

  #atom(): Node {
    const start = this.#at;
    if (this.#takeIf('(')) {
      const node = this.#inside(() => this.#choice());
      this.#expect(')');
      return node;
    }
    const accepts = this.#set();
    return { kind: 'set', accepts, source: this.#characters.slice(start, this.#at).join('') };
  }

  #set(): Accepts {
    const character = this.#take();
    if (character === '[') return this.#inside(() => this.#class());
    if (character === '.') return testOf('[^\\n\\r]');
    if (character === '\\') return this.#escape();
    if (special.has(character)) throw new SyntaxError(`${character} is not expected`);
    return literal(character);
  }

  /** The character of a single escape; `undefined` for one of several characters, which is left where it is. */
  #singleEscape(): string | undefined {
    const character = this.#peek() ?? '';
    const single = singles[character] ?? (escapable.has(character) ? character : undefined);
    if (single !== undefined) this.#at += 1;
    return single;
  }

  #escape(): Accepts {
    const single = this.#singleEscape();
    if (single !== undefined) return literal(single);
    const character = this.#take();
    if (character === 'p' || character === 'P') return this.#category(character);
    const source = Object.hasOwn(multiple, character) ? multiple[character] : undefined;
    if (source === undefined) throw new SyntaxError(`\\${character} is not known`);
    return testOf(source);
  }

  #category(letter: string): Accepts {
    this.#expect('{');
    let name = '';
    while (!this.#takeIf('}')) name += this.#take();
    // Blocks have no counterpart; a pattern with one is not checked.
    if (!/^[LMNPZSC][a-z]?$/.test(name)) throw new SyntaxError(`the category ${name} is not known`);
    return testOf(`\\${letter}{${name}}`);
  }

  /** The content of `[…]`, behind the bracket: a negation, ranges and escapes, and what is subtracted from them. */
  #class(): Accepts {
    const isNegative = this.#takeIf('^');
    const accepted: Accepts[] = [];
    let subtracted: Accepts | undefined;
    while (!this.#takeIf(']')) {
      if (this.#peek() === '-' && this.#characters[this.#at + 1] === '[') {
        this.#at += 2;
        subtracted = this.#inside(() => this.#class());
        this.#expect(']');
        break;
      }
      accepted.push(this.#range());
    }
    if (accepted.length === 0) throw new SyntaxError('an empty class');
    return (character) =>
      accepted.some((accepts) => accepts(character)) !== isNegative && subtracted?.(character) !== true;
  }

  #range(): Accepts {
    const first = this.#take();
    if (first === '[') throw new SyntaxError('[ is not expected');
    const start = first === '\\' ? this.#singleEscape() : first;
    if (start === undefined) return this.#escape();
    const isRange = this.#peek() === '-' && ![']', '['].includes(this.#characters[this.#at + 1] ?? ']');
    if (!isRange) return literal(start);
    this.#at += 1;
    const last = this.#take();
    const end = last === '\\' ? this.#singleEscape() : last;
    const from = start.codePointAt(0) ?? 0;
    const to = end?.codePointAt(0) ?? -1;
    if (to < from) throw new SyntaxError('a range without an end');
    return (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code >= from && code <= to;
    };
  }
}

/** The tree of a pattern. Throws `SyntaxError` for one that is not understood. */
export function parsePattern(pattern: string): Node {
  return new PatternParser(pattern).whole();
}
