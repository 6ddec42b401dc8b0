import type { MishapOrder } from './mishap-catalogue.ts';

/** What can be made to go wrong beside answers. Nothing goes wrong that was not asked for by name. */
export interface Mishaps {
  /** How userinfo answers instead of 200 with the user: 401, 403 or a login page in HTML with 200. */
  readonly userinfo?: 'unauthorized' | 'forbidden' | 'html';
  /** The token service refuses the client as if its secret were wrong. */
  readonly rejectClient?: boolean;
  /** Names (`ConfigService850`) that are left out of the service list of sessions opened from now on. */
  readonly omitServices?: readonly string[];
  /** The origin named in returned URLs from now on. */
  readonly internalOrigin?: string;
}

/** A mishap that waits, under the number by which it is cleared. */
export interface WaitingMishap extends MishapOrder {
  readonly id: number;
  /** How many requests it has struck. */
  readonly struck: number;
}

export class MishapBoard {
  #current: Mishaps = {};
  #waiting: readonly WaitingMishap[] = [];
  #lastId = 0;

  get current(): Mishaps {
    return this.#current;
  }

  /** Mishaps of answers that wait for a request, in the order in which they were asked for. */
  get waiting(): readonly WaitingMishap[] {
    return this.#waiting;
  }

  /** Adds to what is set already; `clear` is the way back. */
  set(mishaps: Mishaps): void {
    this.#current = { ...this.#current, ...mishaps };
  }

  /** Lets an answer go wrong; the first order that fits a request strikes it. The number clears it. */
  order(order: MishapOrder): number {
    this.#lastId += 1;
    this.#waiting = [...this.#waiting, { ...order, id: this.#lastId, struck: 0 }];
    return this.#lastId;
  }

  /** The mishap that strikes a request for this operation, which uses it up. */
  strike(operation: string): MishapOrder | undefined {
    const order = this.#waiting.find((one) => one.operation === undefined || one.operation === operation);
    if (order === undefined) return undefined;
    const struck = order.struck + 1;
    const isUsedUp = order.times !== undefined && struck >= order.times;
    this.#waiting = this.#waiting.flatMap((one) =>
      one !== order ? [one] : isUsedUp ? [] : [{ ...one, struck }],
    );
    return order;
  }

  /** Clears one order; false where there is none with this number. */
  cancel(id: number): boolean {
    const left = this.#waiting.filter((one) => one.id !== id);
    const found = left.length < this.#waiting.length;
    this.#waiting = left;
    return found;
  }

  clear(): void {
    this.#current = {};
    this.#waiting = [];
  }
}
