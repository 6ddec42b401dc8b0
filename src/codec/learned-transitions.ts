/** What a server wrote between two values of one object, so that the fast path need not look at each tag of its own. */
import type { AnswerTable } from './answer-table.ts';
import { fieldFlag, fieldLayout, transitionLayout, valueKind } from './table-layout.ts';

const { text: TEXT } = transitionLayout;

/** Shorter ones have no last eight bytes, longer ones are not worth their room. */
const shortest = 8;
const longest = 256;

/** Alternatives beyond are read tag by tag. */
const mostPerField = 4;

/**
 * Transitions: `</a>`, blanks and `<b>` on one side, `","b":"` on the other. Each holds for the very tags it was seen
 * with, and so does not outlive them. Bounded: beyond, tags are read one by one.
 */
export class LearnedTransitions {
  readonly #table: AnswerTable;
  readonly #most: number;
  #count = 0;

  constructor(table: AnswerTable, most: number) {
    this.#table = table;
    this.#most = most;
  }

  /** Remembers what stood between the values of two fields of simple type. */
  learn(from: number, to: number, seen: Uint8Array): void {
    if (seen.length < shortest || seen.length > longest || this.#count >= this.#most) return;
    if (this.#countOf(from) >= mostPerField) return;
    this.#count += 1;
    const out = this.#between(from, to);
    const words = seen.length >> 3;
    const outWords = Math.ceil(out.length / 8);
    const address = this.#table.alignedRecord(TEXT + (words + 1 + outWords) * 2);
    const { ints, doubles } = this.#table;
    const bytes = new Uint8Array(ints.buffer);
    const start = (address + TEXT) * 4;
    bytes.set(seen.subarray(0, words * 8), start);
    bytes.set(seen.subarray(-8), start + words * 8);
    bytes.set(out, start + words * 8 + 8);
    this.#write(address, {
      words,
      length: seen.length,
      outLength: out.length,
      field: to,
      open: ints[to + fieldLayout.open] ?? 0,
      close: ints[from + fieldLayout.close] ?? 0,
      other: ints[from + fieldLayout.transition] ?? 0,
    });
    // What follows compares numbers; none of them may be "not a number", which equals nothing.
    if (doubles.subarray((address + TEXT) / 2, (address + TEXT) / 2 + words + 1).some(Number.isNaN)) return;
    ints[from + fieldLayout.transition] = address;
  }

  #write(address: number, record: Partial<Record<keyof typeof transitionLayout, number>>): void {
    for (const [name, value] of Object.entries(record))
      this.#table.ints[address + transitionLayout[name as keyof typeof transitionLayout]] = value;
  }

  #countOf(field: number): number {
    const { ints } = this.#table;
    let count = 0;
    for (let next = ints[field + fieldLayout.transition] ?? 0; next !== 0; count += 1)
      next = ints[next + transitionLayout.other] ?? 0;
    return count;
  }

  /** The JSON between the two values: the end of the one, the separator, the key and the beginning of the other. */
  #between(from: number, to: number): Buffer {
    const { ints } = this.#table;
    const isQuoted = (ints[from + fieldLayout.kind] ?? 0) <= valueKind.time;
    const end = isQuoted ? '"' : '';
    const separator = String.fromCharCode(ints[from + fieldLayout.separator] ?? 0);
    return Buffer.concat([
      Buffer.from(end + separator),
      this.#table.bytesOf(ints[to + fieldLayout.key] ?? 0),
    ]);
  }
}

/** True for a field that a run can read: of simple type, shown, counted by nobody. */
export function isRunField(table: Int32Array, field: number): boolean {
  const isPlain = ((table[field + fieldLayout.flags] ?? 0) & fieldFlag.plain) !== 0;
  return isPlain && (table[field + fieldLayout.kind] ?? 0) < valueKind.other;
}
