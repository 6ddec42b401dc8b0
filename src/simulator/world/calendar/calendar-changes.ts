import type { CalItem } from './calendar-item.ts';
import { firstInsertedId } from './item-id.ts';
import type { Moment } from './item-at-a-time.ts';

/** What was written about one item, and when. */
export interface Written {
  readonly itemId: number;
  readonly agentId: number;
  /** The item as it was left; absent where it was deleted. */
  readonly item: CalItem | undefined;
  readonly at: Moment;
}

/** Everything that was changed in the calendars since the start, by item. What is not here is as the seed made it. */
export class CalendarChanges {
  #byItem = new Map<number, Written>();
  /** Ids by agent; what was taken back may still be among them. */
  readonly #byAgent = new Map<number, Set<number>>();
  #inserted = 0;

  get(itemId: number): Written | undefined {
    return this.#byItem.get(itemId);
  }

  all(): Iterable<Written> {
    return this.#byItem.values();
  }

  of(agentId: number): readonly Written[] {
    const ids = this.#byAgent.get(agentId);
    return ids === undefined ? [] : [...ids].flatMap((id) => this.#byItem.get(id) ?? []);
  }

  put(written: Written): void {
    this.#byItem.set(written.itemId, written);
    const ids = this.#byAgent.get(written.agentId);
    if (ids === undefined) this.#byAgent.set(written.agentId, new Set([written.itemId]));
    else ids.add(written.itemId);
  }

  /** An id that no item has had. */
  takeId(): number {
    return firstInsertedId + this.#inserted++;
  }

  /** Runs something that writes; what it has written is taken back where it says that it has failed. */
  attempt<T extends { readonly done: boolean }>(write: () => T): T {
    const before = new Map(this.#byItem);
    const outcome = write();
    if (!outcome.done) this.#byItem = before;
    return outcome;
  }
}
