/** What a server wrote between two values of one object, so that the fast path need not look at each tag of its own. */
import type { AnswerTable } from '../plan/answer-table.ts';
import { fieldFlag, fieldLayout, transitionLayout, typeLayout, valueKind } from '../plan/table-layout.ts';

const { text: TEXT } = transitionLayout;

/** Shorter ones have no last eight bytes, longer ones are not worth their room. */
const shortest = 8;
const longest = 256;

/** A run writes them without asking for room. */
const longestOut = 4096;

/** Alternatives beyond are read tag by tag. */
const mostAttempts = 4;

interface Transition {
  /** The fields of both values, which are elements or attributes. */
  readonly from: number;
  readonly to: number;
  /** The field of the item that ends and begins anew between the two, 0 in one object. */
  readonly item: number;
  /** The members that this item lacks, as bits. */
  readonly lacks: number;
  /** The field between the two that is nil, 0 for none, and the scope of all this. */
  readonly nil: number;
  readonly scope: number;
}

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

  /** True when one more may be learned from a field; asked each time, so that trying in vain comes to an end. */
  mayLearn(from: number): boolean {
    const { ints } = this.#table;
    const attempts = ints[from + fieldLayout.attempts] ?? 0;
    if (attempts >= mostAttempts) return false;
    ints[from + fieldLayout.attempts] = attempts + 1;
    return true;
  }

  /**
   * Remembers what stood between the values of two fields of simple type: of one object, or of an item and the next one
   * of the same `item`.
   */
  learn(transition: Transition, seen: Uint8Array): void {
    const { from, to, item, lacks, nil, scope } = transition;
    if (item !== 0 && !this.#canTurn(transition)) return;
    if (seen.length < shortest || seen.length > longest || this.#count >= this.#most) return;
    const out = this.#between(transition);
    if (out.length > longestOut) return;
    this.#count += 1;
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
      item,
      lacks,
      nil,
      scope,
      itemOpen: item === 0 ? 0 : (ints[item + fieldLayout.open] ?? 0),
      itemClose: item === 0 ? 0 : (ints[item + fieldLayout.close] ?? 0),
    });
    // What follows compares numbers; none of them may be "not a number", which equals nothing.
    if (doubles.subarray((address + TEXT) / 2, (address + TEXT) / 2 + words + 1).some(Number.isNaN)) return;
    this.#append(from, address);
  }

  /** Behind those that are known: what is learned first is most likely what comes most often. */
  #append(from: number, address: number): void {
    const { ints } = this.#table;
    let last = from + fieldLayout.transition;
    while (ints[last] !== 0) last = (ints[last] ?? 0) + transitionLayout.other;
    ints[last] = address;
  }

  #write(address: number, record: Partial<Record<keyof typeof transitionLayout, number>>): void {
    for (const [name, value] of Object.entries(record))
      this.#table.ints[address + transitionLayout[name as keyof typeof transitionLayout]] = value;
  }

  /**
   * True for items of an array, or of lines, at whose end nothing is to be done but to look which members they have. What
   * is not shown may have left nothing before the brace, so something must be shown behind it.
   */
  #canTurn({ from, item, lacks, nil }: Transition): boolean {
    const { ints } = this.#table;
    if (lacks === 0 && nil === 0 && this.#isSilent(from)) return false;
    const type = ints[item + fieldLayout.type] ?? 0;
    const isRepeated = ints[item + fieldLayout.array] !== 0 || ints[item + fieldLayout.seenBit] === 0;
    return isRepeated && ints[type + typeLayout.hasChecks] === 0 && ints[type + typeLayout.closing] === 0x7d;
  }

  #isSilent(field: number): boolean {
    return ((this.#table.ints[field + fieldLayout.flags] ?? 0) & fieldFlag.silent) !== 0;
  }

  /** The JSON between the two values: the end of the one, the separator, the key and the beginning of the other. */
  #between({ from, to, item, lacks, nil }: Transition): Buffer {
    const { ints } = this.#table;
    const separatorOf = (field: number): string =>
      String.fromCharCode(ints[field + fieldLayout.separator] ?? 0);
    const keyOf = (field: number): string =>
      this.#table.bytesOf(ints[field + fieldLayout.key] ?? 0).toString();
    const isQuoted = (field: number): boolean => (ints[field + fieldLayout.kind] ?? 0) <= valueKind.time;
    let text = this.#isSilent(from) ? '' : `${isQuoted(from) ? '"' : ''}${separatorOf(from)}`;
    if (nil !== 0) text += `${keyOf(nil).slice(0, isQuoted(nil) ? -1 : undefined)}null${separatorOf(nil)}`;
    if (item !== 0) text += this.#missing(item, lacks);
    // The brace takes the place of the separator before it.
    if (item !== 0) text = `${text.slice(0, -1)}}${separatorOf(item)}${keyOf(item)}`;
    return Buffer.from(text + keyOf(to));
  }

  /** The arrays that stand for members which an item lacks. */
  #missing(item: number, lacks: number): string {
    const { ints } = this.#table;
    const type = ints[item + fieldLayout.type] ?? 0;
    const count = ints[type + typeLayout.fieldCount] ?? 0;
    return Array.from(
      { length: count },
      (_, index) => (ints[type + typeLayout.fields] ?? 0) + index * fieldLayout.size,
    )
      .filter(
        (field) =>
          ints[field + fieldLayout.array] === field &&
          ((ints[field + fieldLayout.seenBit] ?? 0) & lacks) !== 0,
      )
      .map((field) => `${this.#table.bytesOf(ints[field + fieldLayout.arrayKey] ?? 0).toString()}],`)
      .join('');
  }
}
