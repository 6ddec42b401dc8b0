/**
 * The syntax of a whole document, judged before anything is made of it. The parser behind it is lenient, and another one
 * would understand what it lets pass in another way: whatever is not XML must not get there.
 */
import { isQualifiedName, qualifiedNameSource } from './name-characters.ts';
import { isXmlDeclaration } from './xml-declaration.ts';
import { XmlError, XmlSizeError } from './xml-error.ts';

export interface XmlLimits {
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most elements, each CDATA section counted as one: it costs as much. */
  readonly elements: number;
}

/** A name and what clings to it: everything up to a character that must end it. */
const word = /[^ \t\r\n/>=<"'?]*/y;
const targetName = new RegExp(`${qualifiedNameSource}(?=[ \\t\\r\\n]|\\?>)`, 'uy');
const blanks = /[ \t\r\n]*/y;
const notBlank = /[^ \t\r\n]/;
const equals = /[ \t\r\n]*=[ \t\r\n]*/y;
/** The shortest comment has seven characters. */
const shortestComment = 7;

class DocumentChecker {
  readonly #text: string;
  readonly #limits: XmlLimits;
  readonly #open: string[] = [];
  /** The text with each instruction turned into a comment of its length. */
  readonly #pieces: string[] = [];
  #copied = 0;
  #at = 0;
  #elements = 0;
  #roots = 0;

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  check(): string {
    const text = this.#text;
    while (this.#at < text.length) {
      if (text.charAt(this.#at) !== '<') this.#characters();
      else if (text.startsWith('</', this.#at)) this.#endTag();
      else if (text.startsWith('<?', this.#at)) this.#instruction();
      else if (text.startsWith('<!--', this.#at)) this.#comment();
      else if (text.startsWith('<![CDATA[', this.#at)) this.#cdata();
      else if (text.startsWith('<!', this.#at)) throw this.#error('a DTD is not accepted');
      else this.#startTag();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw this.#error(`the element ${unclosed} is not closed`);
    if (this.#roots !== 1) throw new XmlError(`one root element expected, ${this.#roots} found`);
    return this.#pieces.length === 0 ? text : this.#pieces.join('') + text.slice(this.#copied);
  }

  #error(message: string): XmlError {
    return new XmlError(message, this.#at);
  }

  /** What matches here, passed. */
  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #name(): string {
    const start = this.#at;
    const name = this.#take(word) ?? '';
    if (isQualifiedName(name)) return name;
    this.#at = start;
    throw this.#error(name === '' ? 'a name is expected' : `${name.slice(0, 100)} is not a qualified name`);
  }

  #characters(): void {
    const next = this.#text.indexOf('<', this.#at);
    const end = next === -1 ? this.#text.length : next;
    const characters = this.#text.slice(this.#at, end);
    if (this.#open.length === 0 && notBlank.test(characters))
      throw this.#error('text is not expected outside of the root element');
    if (characters.includes(']]>')) throw this.#error(']]> is not allowed in text');
    this.#at = end;
  }

  #cdata(): void {
    if (this.#open.length === 0) throw this.#error('CDATA is not expected outside of the root element');
    const end = this.#text.indexOf(']]>', this.#at);
    if (end === -1) throw this.#error('a CDATA section is not closed');
    this.#count();
    this.#at = end + 3;
  }

  #comment(): void {
    const end = this.#text.indexOf('--', this.#at + 4);
    if (end === -1) throw this.#error('a comment is not closed');
    if (this.#text.charAt(end + 2) !== '>') throw this.#error('-- is not allowed in a comment');
    this.#at = end + 3;
  }

  #instruction(): void {
    const start = this.#at;
    const end = this.#text.indexOf('?>', start + 2);
    if (end === -1) throw this.#error('a processing instruction is not closed');
    this.#at += 2;
    const target = this.#take(targetName);
    const whole = this.#text.slice(start, end + 2);
    this.#at = start;
    if (start === 0 && /^<\?xml(?![\w.:\u0080-\uffff-])/.test(whole)) {
      if (!isXmlDeclaration(whole)) throw this.#error('the XML declaration is malformed');
    } else if (target === undefined) throw this.#error('a processing instruction needs a name');
    else if (target.toLowerCase() === 'xml')
      throw this.#error('an XML declaration is only allowed at the beginning');
    this.#at = end + 2;
    // The parser takes quotes in an instruction for those of attributes, and may find its end elsewhere.
    if (whole.length < shortestComment) return;
    this.#pieces.push(
      this.#text.slice(this.#copied, start),
      `<!--${' '.repeat(whole.length - shortestComment)}-->`,
    );
    this.#copied = this.#at;
  }

  #count(): void {
    this.#elements += 1;
    const { elements } = this.#limits;
    if (this.#elements > elements) throw new XmlSizeError(`more than ${elements} elements`, this.#at);
  }

  #startTag(): void {
    this.#count();
    if (this.#open.length === 0) this.#roots += 1;
    if (this.#open.length >= this.#limits.depth)
      throw this.#error(`elements are nested more than ${this.#limits.depth} deep`);
    this.#at += 1;
    const name = this.#name();
    const attributes = new Set<string>();
    for (;;) {
      const space = this.#take(blanks);
      if (this.#text.startsWith('/>', this.#at)) {
        this.#at += 2;
        return;
      }
      if (this.#text.charAt(this.#at) === '>') {
        this.#at += 1;
        this.#open.push(name);
        return;
      }
      if (this.#at === this.#text.length) throw this.#error(`the tag of ${name} is not closed`);
      if (space === '') throw this.#error('a blank is expected between attributes');
      this.#attribute(attributes);
    }
  }

  #attribute(names: Set<string>): void {
    const name = this.#name();
    if (names.has(name)) throw this.#error(`the attribute ${name} is there twice`);
    names.add(name);
    const isAssigned = this.#take(equals) !== undefined;
    const quote = this.#text.charAt(this.#at);
    if (!isAssigned || (quote !== '"' && quote !== "'"))
      throw this.#error('an attribute without a value in quotes');
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end === -1) throw this.#error('the value of an attribute is not closed');
    if (this.#text.slice(this.#at, end).includes('<'))
      throw this.#error('a < is not allowed in an attribute');
    this.#at = end + 1;
  }

  #endTag(): void {
    const name = this.#open.at(-1);
    if (name === undefined) throw this.#error('a closing tag without an element');
    if (!this.#text.startsWith(name, this.#at + 2))
      throw this.#error(`the closing tag of ${name} is expected`);
    this.#at += 2 + name.length;
    this.#take(blanks);
    if (this.#text.charAt(this.#at) !== '>') throw this.#error(`the closing tag of ${name} is expected`);
    this.#at += 1;
    this.#open.pop();
  }
}

/**
 * The text of a document with its processing instructions blanked out: it has one root, and all of its markup is XML.
 * Entities, prefixes and characters are not looked at. Throws `XmlError` for anything else, `XmlSizeError` for one with
 * more elements than the limit.
 */
export function wellFormed(text: string, limits: XmlLimits): string {
  return new DocumentChecker(text, limits).check();
}
