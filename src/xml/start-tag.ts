/** The general reader of start tags, with any prefix, quotes, order and white space. */
import type { ByteSource } from './byte-source.ts';
import { isBlankByte, isNameByte, splitName } from './name-bytes.ts';
import { qname, type QName } from './names.ts';
import { expandReferences } from './references.ts';
import type { Declaration, ScopeStack } from './scope-stack.ts';
import { XmlError, XmlSizeError } from './xml-error.ts';

export interface TagLimits {
  /** Longest name, in bytes. */
  readonly nameBytes: number;
  readonly attributes: number;
  /** Longest value of an attribute, in bytes. */
  readonly attributeBytes: number;
  /** Longest start tag, in bytes. */
  readonly tagBytes: number;
}

export interface TagAttribute {
  /** As written, with its prefix. */
  readonly written: string;
  readonly value: string;
}

const equals = 0x3d;
const slash = 0x2f;
const greater = 0x3e;
const quote = 0x22;
const apostrophe = 0x27;

/** One start tag. An object is used again and again; what it says holds until the next `read`. */
export class StartTag {
  /** As written, with its prefix. */
  written = '';
  prefix = '';
  local = '';
  /** Where its `<` is, where the name ends, and where what follows the tag begins. */
  start = 0;
  nameEnd = 0;
  next = 0;
  /** True for `<a/>`. */
  isEmpty = false;
  readonly declarations: Declaration[] = [];
  /** Without the declarations, in their order. */
  readonly attributes: TagAttribute[] = [];
  readonly #limits: TagLimits;
  /** How far the unfinished tag at this offset was searched for its end, and the quote it is in. */
  #offset = -1;
  #searched = 0;
  #quote = 0;

  constructor(limits: TagLimits) {
    this.#limits = limits;
  }

  reset(): void {
    this.#offset = -1;
    this.#searched = 0;
    this.#quote = 0;
  }

  /** Reads the tag at the source's position; false when it goes on behind the end. The position stays. */
  read(source: ByteSource): boolean {
    if (!this.#isComplete(source)) return false;
    this.declarations.length = 0;
    this.attributes.length = 0;
    this.start = source.position;
    const start = this.start + 1;
    this.nameEnd = this.#nameEnd(source.bytes, start);
    this.written = source.bytes.toString('utf8', start, this.nameEnd);
    [this.prefix, this.local] = splitName(this.written);
    let at = this.nameEnd;
    for (;;) {
      const next = skipBlanks(source.bytes, at);
      const byte = source.bytes[next] ?? 0;
      this.isEmpty = byte === slash;
      if (byte === greater || byte === slash) {
        this.next = next + (byte === slash ? 2 : 1);
        if (source.bytes[this.next - 1] !== greater) throw new XmlError('a / is not allowed in a tag');
        return true;
      }
      if (next === at) throw new XmlError('a blank is expected between attributes');
      at = this.#attribute(source.bytes, next);
    }
  }

  /** The value of the attribute with this expanded name. Throws `XmlError` for an undeclared prefix. */
  expanded(scopes: ScopeStack): Map<QName, string> {
    const values = new Map<QName, string>();
    for (const { written, value } of this.attributes) {
      const [prefix, local] = splitName(written);
      const name = qname(prefix === '' ? '' : scopes.namespaceOf(prefix), local);
      if (values.has(name)) throw new XmlError(`the attribute ${written} is there twice`);
      values.set(name, value);
    }
    return values;
  }

  /** True when a tag at the source's position was not complete the last time. */
  isPending(source: ByteSource): boolean {
    return this.#offset === source.offset;
  }

  /** Each byte is searched once, however small the pieces are in which the tag comes. */
  #isComplete(source: ByteSource): boolean {
    const { bytes, end, position, offset } = source;
    // The rest of a tag may also have been read without this reader.
    if (offset !== this.#offset) this.reset();
    this.#offset = offset;
    let at = position + this.#searched;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.#quote === 0 && byte === greater) break;
      if (byte === this.#quote) this.#quote = 0;
      else if (this.#quote === 0 && (byte === quote || byte === apostrophe)) this.#quote = byte;
      else if (byte < 0x20 && isBlankByte[byte] === 0)
        throw new XmlError('a control character is not allowed');
    }
    this.#searched = at - position;
    if (this.#searched > this.#limits.tagBytes)
      throw new XmlSizeError(`more than ${this.#limits.tagBytes} bytes in a tag`);
    if (at === end) return false;
    this.reset();
    return true;
  }

  #nameEnd(bytes: Buffer, start: number): number {
    let at = start;
    while (isNameByte[bytes[at] ?? 0] === 1) at += 1;
    if (at === start) throw new XmlError('a name is expected');
    if (at - start > this.#limits.nameBytes)
      throw new XmlSizeError(`a name of more than ${this.#limits.nameBytes} bytes`);
    return at;
  }

  /** Reads one attribute and returns where it ends. */
  #attribute(bytes: Buffer, start: number): number {
    const nameEnd = this.#nameEnd(bytes, start);
    const equalsAt = skipBlanks(bytes, nameEnd);
    const open = skipBlanks(bytes, equalsAt + 1);
    const mark = bytes[open] ?? 0;
    if (bytes[equalsAt] !== equals || (mark !== quote && mark !== apostrophe))
      throw new XmlError('an attribute without a value in quotes');
    const close = bytes.indexOf(mark, open + 1);
    if (close - open - 1 > this.#limits.attributeBytes)
      throw new XmlSizeError(`more than ${this.#limits.attributeBytes} bytes in an attribute`);
    this.#keep(bytes.toString('utf8', start, nameEnd), bytes.toString('utf8', open + 1, close));
    return close + 1;
  }

  #keep(written: string, raw: string): void {
    if (raw.includes('<')) throw new XmlError('a < is not allowed in an attribute');
    const value = expandReferences(raw.replace(/\r\n|[\t\n\r]/g, ' '));
    const isDefault = written === 'xmlns';
    if (!isDefault && !written.startsWith('xmlns:')) this.attributes.push({ written, value });
    else {
      const prefix = isDefault ? '' : splitName(written)[1];
      if (this.declarations.some(([other]) => other === prefix))
        throw new XmlError(`the attribute ${written} is there twice`);
      this.declarations.push([prefix, value]);
    }
    if (this.attributes.length + this.declarations.length > this.#limits.attributes)
      throw new XmlSizeError(`more than ${this.#limits.attributes} attributes on an element`);
  }
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isBlankByte[bytes[at] ?? 0] === 1) at += 1;
  return at;
}
