/** The raw tags of a server, as they were seen: what the fast path compares the input with. */
import type { AnswerTable } from '../plan/answer-table.ts';
import type { FieldPlan } from '../plan/plan-model.ts';
import { fieldLayout } from '../plan/table-layout.ts';

/** Longer names are compared as text: what is remembered stays small. */
const longestLearned = 256;

interface LearnedTag {
  readonly open: number;
  readonly close: number;
}

/** Text records of `<p:name` and `</p:name>`, valid for a field in one scope. Bounded: beyond, tags are read slowly. */
export class LearnedTags {
  readonly #table: AnswerTable;
  readonly #most: number;
  readonly #known = new Map<string, LearnedTag>();

  constructor(table: AnswerTable, most: number) {
    this.#table = table;
    this.#most = most;
  }

  /**
   * Remembers a tag and returns the text record of its end tag, 0 when there is no room. With the scope in which it
   * stands it is what the field is expected to look like there; a tag that declares namespaces itself is no example.
   */
  learn(field: FieldPlan, written: string, scope: number | undefined): number {
    let tag = this.#known.get(written);
    if (tag === undefined) {
      if (this.isFull || written.length > longestLearned) return 0;
      tag = { open: this.#table.text(`<${written}`), close: this.#table.text(`</${written}>`) };
      this.#known.set(written, tag);
    }
    if (field.isLearnable && scope !== undefined) {
      const { ints } = this.#table;
      ints[field.address + fieldLayout.open] = tag.open;
      ints[field.address + fieldLayout.close] = tag.close;
      ints[field.address + fieldLayout.scope] = scope;
    }
    return tag.close;
  }

  /** The text record of any part of a tag, 0 when there is no room. */
  raw(written: string): number {
    const known = this.#known.get(written);
    if (known !== undefined) return known.open;
    if (this.isFull || written.length > longestLearned) return 0;
    const open = this.#table.text(written);
    this.#known.set(written, { open, close: 0 });
    return open;
  }

  /** True when so much was learned that the next document had better begin anew. */
  get isFull(): boolean {
    return this.#known.size >= this.#most;
  }
}
