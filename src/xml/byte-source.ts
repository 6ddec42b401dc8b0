/** The bytes of a document as they come in: a window over UTF-8 text that is known to be valid. */
import { isUtf8 } from 'node:buffer';
import { XmlError } from './xml-error.ts';

/** Most bytes that are looked at in one go; longer chunks are taken in slices. */
export const sliceBytes = 32_768;

/** Room behind the text: zeros that end every loop over bytes, and what reads of four bytes may touch. */
const guard = 64;

/** U+FFFE and U+FFFF begin with these two bytes; they are UTF-8, but no characters of XML. */
const noncharacter = Buffer.from([0xef, 0xbf]);

/** How many bytes at the end of those from `start` to `end` belong to a character that is not complete. */
function incompleteBytes(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && back <= end - start; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/**
 * `bytes[position]` to `bytes[end - 1]` is what has not been read yet: whole characters, with zeros behind them. A zero
 * at `end` therefore means "more is needed", one before it a character that XML does not allow.
 */
export class ByteSource {
  bytes: Buffer = Buffer.allocUnsafeSlow(sliceBytes + 4096);
  view = new DataView(this.bytes.buffer);
  position = 0;
  end = 0;
  /** How many bytes of the document come before `bytes[0]`. */
  #forgotten = 0;
  readonly #rest = new Uint8Array(4);
  #restLength = 0;

  reset(): void {
    this.position = 0;
    this.end = 0;
    this.#forgotten = 0;
    this.#restLength = 0;
    this.bytes.fill(0, 0, guard);
  }

  /** How many bytes of the document come before the position. */
  get offset(): number {
    return this.#forgotten + this.position;
  }

  /** True when the input ended inside a character. */
  get endsInsideCharacter(): boolean {
    return this.#restLength > 0;
  }

  /**
   * Takes in the beginning of `chunk` from `from` on and returns how many bytes that was. What was read before is
   * gone afterwards. Throws `XmlError` for bytes that are not UTF-8.
   */
  take(chunk: Uint8Array, from: number): number {
    const count = Math.min(chunk.length - from, sliceBytes);
    this.#moveToFront(count);
    const { bytes } = this;
    const start = this.end;
    for (let at = 0; at < this.#restLength; at += 1) bytes[start + at] = this.#rest[at] ?? 0;
    bytes.set(
      from === 0 && count === chunk.length ? chunk : chunk.subarray(from, from + count),
      start + this.#restLength,
    );
    const filled = start + this.#restLength + count;
    this.#restLength = incompleteBytes(bytes, start, filled);
    this.end = filled - this.#restLength;
    bytes.copy(this.#rest, 0, this.end, filled);
    bytes.fill(0, this.end, this.end + guard);
    this.#validate(start);
    return count;
  }

  #moveToFront(count: number): void {
    if (this.position > 0) {
      this.bytes.copyWithin(0, this.position, this.end);
      this.end -= this.position;
      this.#forgotten += this.position;
      this.position = 0;
    }
    const needed = this.end + count + 4 + guard;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  #validate(start: number): void {
    const { bytes, end } = this;
    const added = bytes.subarray(start, end);
    if (!isUtf8(added)) throw new XmlError('the bytes are not valid UTF-8');
    for (let at = added.indexOf(noncharacter); at !== -1; at = added.indexOf(noncharacter, at + 3)) {
      if ((added[at + 2] ?? 0) >= 0xbe) throw new XmlError('a character is not allowed in XML');
    }
  }
}
