/** What was written under load and what the callers were told, held against what WFM has in the end. */
import type { WorldReport } from './simulator-program.ts';

/** A user as the callers may rely on it; `unknown` after an answer that does not say how the write ended. */
export type Belief = { readonly lastName: string } | 'absent' | 'unknown';

export class Ledger {
  readonly #beliefs = new Map<number, Belief>();
  /** Where each belief comes from. */
  readonly #told = new Map<number, string>();
  #lastId: number;
  #lastMark = 0;

  constructor(firstId = 700_000) {
    this.#lastId = firstId;
  }

  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A last name that only one write has. */
  newMark(): string {
    this.#lastMark += 1;
    return `mark-${this.#lastMark}`;
  }

  /** `told`: what the caller has done and been answered, for the sentence about it. */
  believe(id: number, belief: Belief, told = ''): void {
    this.#beliefs.set(id, belief);
    this.#told.set(id, told);
  }

  /** How many users are in each state, and sentences on what is not as the callers were told. */
  settle({ users, received }: Pick<WorldReport, 'users' | 'received'>): {
    readonly certain: number;
    readonly unknown: number;
    readonly wrong: readonly string[];
  } {
    const wrong: string[] = [];
    for (const [id, belief] of this.#beliefs) {
      const name = users[String(id)];
      if (belief === 'unknown') continue;
      if (belief === 'absent' && name !== undefined)
        wrong.push(`user ${id} must not be there, and is ${name} (${this.#told.get(id)})`);
      if (typeof belief === 'object' && name !== belief.lastName)
        wrong.push(
          `user ${id} must be ${belief.lastName}, and is ${name ?? 'not there'} (${this.#told.get(id)})`,
        );
    }
    for (const [key, times] of Object.entries(received)) {
      if (/^(Insert|Update)/.test(key) && times > 1) wrong.push(`WFM was sent ${key} ${times} times`);
    }
    const unknown = [...this.#beliefs.values()].filter((belief) => belief === 'unknown').length;
    return { certain: this.#beliefs.size - unknown, unknown, wrong };
  }
}
