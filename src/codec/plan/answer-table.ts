/** One array of integers for all that the decoder looks at for every element: the fewer arrays, the faster it is. */
import { fieldLayout, typeLayout } from './table-layout.ts';

/** Behind every text: it is compared and copied four bytes at a time. */
const padding = 4;

/**
 * Text records hold bytes: the number of whole words, a mask for the last word, the length in bytes, then the words.
 * The one at address 0 is equal to no text.
 */
export class AnswerTable {
  ints = new Int32Array(1 << 13);
  /** The same eight bytes at a time. */
  doubles = new Float64Array(this.ints.buffer);
  /** Called when other arrays took the place of those that were too small. */
  onGrowth: () => void = () => undefined;
  #top = 0;

  constructor() {
    this.text(Buffer.from([0xff]));
  }

  #allocate(length: number): number {
    const address = this.#top;
    this.#top += length;
    if (this.#top + 16 > this.ints.length) {
      const larger = new Int32Array(Math.max(this.#top + 16, this.ints.length) * 2);
      larger.set(this.ints);
      this.ints = larger;
      this.doubles = new Float64Array(larger.buffer);
      this.onGrowth();
    }
    this.ints.fill(0, address, this.#top);
    return address;
  }

  /** Room for ints of zero, for records of any shape. */
  record(length: number): number {
    return this.#allocate(length);
  }

  /** The same at a multiple of eight bytes. */
  alignedRecord(length: number): number {
    const address = this.#allocate(length + 1);
    return address + (address % 2);
  }

  /** So many field records, one after the other. */
  fields(count: number): number {
    return this.#allocate(count * fieldLayout.size);
  }

  type(): number {
    return this.#allocate(typeLayout.size);
  }

  text(text: string | Uint8Array): number {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const rest = bytes.length % 4;
    const address = this.#allocate(3 + (bytes.length >> 2) + 1 + padding);
    this.ints[address] = bytes.length >> 2;
    this.ints[address + 1] = rest === 0 ? 0 : (1 << (rest * 8)) - 1;
    this.ints[address + 2] = bytes.length;
    new Uint8Array(this.ints.buffer, (address + 3) * 4, bytes.length).set(bytes);
    return address;
  }

  /** The bytes of a text record. */
  bytesOf(address: number): Buffer {
    return Buffer.from(this.ints.buffer, (address + 3) * 4, this.ints[address + 2] ?? 0);
  }
}
