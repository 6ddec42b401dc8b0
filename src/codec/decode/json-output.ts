/** The JSON text of an answer, gathered to pieces. */
import { sliceBytes } from '../../xml/byte-source.ts';

/** Pieces are about as long as this. */
const pieceBytes = 65_536;

/** Most that one element of the fast path writes: a slice of text with every character escaped, and its keys. */
const margin = 2 * sliceBytes + 16_384;

/** What stays behind when a piece is taken: an end may replace the comma before it, or take back an empty item. */
const heldBack = 4;

/**
 * Writers put bytes at `length` and beyond as long as `length` is below `limit` when they begin; what may be longer asks
 * for room first. Every value is followed by its separator, which the bracket behind it replaces.
 */
export class JsonOutput {
  bytes: Buffer = Buffer.allocUnsafeSlow(pieceBytes + margin);
  view = new DataView(this.bytes.buffer);
  length = 0;
  limit = pieceBytes;
  #hasGivenPieces = false;

  reset(): void {
    this.length = 0;
    this.#hasGivenPieces = false;
  }

  /** Makes sure that so many bytes can be written. */
  reserve(count: number): void {
    const needed = this.length + count + 64;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(needed * 2);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** Makes sure that the fast path can go through so many bytes of input. */
  reserveFor(input: number): void {
    const room = Math.max(2 * input + 16_384, margin);
    if (this.limit + room <= this.bytes.length) return;
    this.reserve(this.limit + room - this.length);
  }

  put(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.bytes.write(text, this.length);
  }

  putByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  /** Ends an object or array: in the place of the separator behind its last value, if it has one. */
  close(closing: number): void {
    if (this.bytes[this.length - 1] === 0x2c) this.bytes[this.length - 1] = closing;
    else this.putByte(closing);
  }

  get lastByte(): number {
    return this.length === 0 ? 0 : (this.bytes[this.length - 1] ?? 0);
  }

  /** True when nothing was written in this document. */
  get isEmpty(): boolean {
    return this.length === 0 && !this.#hasGivenPieces;
  }

  get isFull(): boolean {
    return this.length >= this.limit;
  }

  /** What can be handed on by now; undefined when that is nothing. */
  take(): Buffer | undefined {
    if (this.length <= heldBack) return undefined;
    const kept = this.length - heldBack;
    const piece = Buffer.from(this.bytes.subarray(0, kept));
    this.bytes.copyWithin(0, kept, this.length);
    this.length = heldBack;
    this.#hasGivenPieces = true;
    return piece;
  }

  /** The rest, without the separator at its end unless that ends a line. */
  takeRest(): Buffer {
    const end = this.lastByte === 0x2c ? this.length - 1 : this.length;
    const piece = Buffer.from(this.bytes.subarray(0, end));
    this.length = 0;
    return piece;
  }
}
