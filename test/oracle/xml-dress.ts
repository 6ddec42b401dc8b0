/** The many ways to write one XML document. Without draws it is the plainest one. */
import type { Draws } from './draws.ts';

/** Prefix → namespace, `''` for the default one. */
export type WrittenScope = ReadonlyMap<string, string>;

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

export class XmlDress {
  readonly #draws: Draws;
  /** Characters above are written as references, for encodings that do not have them. */
  readonly #lastCharacter: number;

  constructor(draws: Draws, lastCharacter = 0x10ffff) {
    this.#draws = draws;
    this.#lastCharacter = lastCharacter;
  }

  get draws(): Draws {
    return this.#draws;
  }

  blanks(): string {
    return this.#draws.chance(0.1) ? this.#draws.pick([' ', '\n  ', '\t', '\r\n', '']) : '';
  }

  /** What may stand between any two tags or characters and says nothing. */
  nothing(): string {
    return this.#draws.chance(0.04)
      ? this.#draws.pick([
          '<!-- a <b> & -- c -->'.replace(' -- ', ' - '),
          '<?pi some="thing"?>',
          '<!---->',
          '<![CDATA[]]>',
        ])
      : '';
  }

  #reference(character: string): string {
    const code = character.codePointAt(0) ?? 0;
    return this.#draws.chance(0.5) ? `&#x${code.toString(16)};` : `&#${code};`;
  }

  #mustRefer(character: string): boolean {
    const code = character.codePointAt(0) ?? 0;
    return code > this.#lastCharacter || (this.#lastCharacter === 0xff && code >= 0x7f && code < 0xa0);
  }

  #character(character: string, next = ''): string {
    const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    const name = named[character];
    if (name !== undefined) return this.#draws.chance(0.2) ? this.#reference(character) : name;
    if (character === '\r' || this.#mustRefer(character)) return this.#reference(character);
    // `\r` before `\n` as they are would be one line end.
    if (character === '\n') return this.#draws.pick(['\n', '&#10;', '\r\n', next === '\n' ? '\n' : '\r']);
    return this.#draws.chance(0.02) ? this.#reference(character) : character;
  }

  #section(text: string): string | undefined {
    const fits =
      !text.includes(']]>') && !text.includes('\r') && !Array.from(text).some((one) => this.#mustRefer(one));
    return fits ? `<![CDATA[${text}]]>` : undefined;
  }

  text(text: string): string {
    const characters = Array.from(text);
    const section = this.#draws.chance(0.1) ? this.#section(text) : undefined;
    if (section !== undefined) return section;
    const cut = this.#draws.chance(0.1) ? this.#draws.below(characters.length + 1) : -1;
    const parts = characters.map(
      (character, at) => (at === cut ? this.#between() : '') + this.#character(character, characters[at + 1]),
    );
    return parts.join('');
  }

  #between(): string {
    return this.#draws.pick(['', '<!-- cut -->', '<?cut?>', '<![CDATA[]]>']);
  }

  #attribute(name: string, value: string): string {
    const quote = this.#draws.chance(0.3) ? "'" : '"';
    const written = Array.from(value, (character) => {
      if (character === quote || '\t\n\r'.includes(character) || this.#mustRefer(character))
        return this.#reference(character);
      return character === '>' ? character : this.#character(character);
    });
    const around = this.#draws.chance(0.05) ? ' ' : '';
    return `${name}${around}=${around}${quote}${written.join('')}${quote}`;
  }

  /** A whole element. Attributes and declarations are mixed. */
  element(tag: string, attributes: readonly (readonly [string, string])[], content: string): string {
    const written = this.#draws
      .shuffle(attributes)
      .map(([name, value]) => ` ${this.blanks()}${this.#attribute(name, value)}`);
    const start = `<${tag}${written.join('')}${this.blanks()}`;
    if (content === '' && !this.#draws.chance(0.4)) return `${start}/>`;
    return `${start}>${content}</${tag}${this.blanks()}>`;
  }
}

/** The start tag of one element while it is being made up: what is in scope of it and which names it uses. */
export class TagNames {
  readonly attributes: [string, string][] = [];
  readonly #scope: Map<string, string>;
  readonly #used = new Set<string>();
  readonly #draws: Draws;

  constructor(around: WrittenScope, draws: Draws) {
    this.#scope = new Map(around);
    this.#draws = draws;
  }

  get scope(): WrittenScope {
    return this.#scope;
  }

  declare(prefix: string, namespace: string): void {
    this.#scope.set(prefix, namespace);
    this.#used.add(prefix);
    this.attributes.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace]);
  }

  /** Makes sure that what has no prefix has no namespace either. */
  noDefault(): void {
    if ((this.#scope.get('') ?? '') !== '') this.declare('', '');
    this.#used.add('');
  }

  /** A name in this namespace; `mayBeDefault` for elements and QNames, which the default namespace holds for. */
  name(namespace: string, local: string, mayBeDefault: boolean, wanted?: string): string {
    if (namespace === '') {
      if (mayBeDefault) this.noDefault();
      return local;
    }
    const fitting = [...this.#scope]
      .filter(([prefix, uri]) => uri === namespace && (prefix !== '' || mayBeDefault))
      .map(([prefix]) => prefix);
    const known = fitting.length > 0 && !this.#draws.chance(0.1) ? this.#draws.pick(fitting) : undefined;
    const prefix = known ?? this.#fresh(namespace, mayBeDefault, wanted);
    this.#used.add(prefix);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  #fresh(namespace: string, mayBeDefault: boolean, wanted: string | undefined): string {
    const pool =
      namespace === xsi ? ['xsi', 'i', 'p'] : ['', 'a', 'ns1', 'p', 'x-y.z', 'é', 'x', 'y', 'z', 'q'];
    const free = (wanted === undefined ? pool : [wanted, ...pool]).filter(
      (prefix) => !this.#used.has(prefix) && (prefix !== '' || mayBeDefault),
    );
    const prefix = wanted !== undefined && free[0] === wanted ? wanted : this.#draws.pick(free);
    this.declare(prefix, namespace);
    return prefix;
  }

  /** Says again, or says more, without meaning anything by it. */
  idle(): void {
    if (this.#draws.chance(0.03) && !this.#used.has('idle')) this.declare('idle', 'urn:idle');
    const [[prefix, namespace] = ['', '']] = this.#scope;
    if (this.#draws.chance(0.03) && namespace !== '' && !this.#used.has(prefix))
      this.declare(prefix, namespace);
  }
}
