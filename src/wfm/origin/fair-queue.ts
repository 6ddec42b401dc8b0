/**
 * A bulkhead with a fair line before it: so many calls at a time, the others wait, and whenever one ends the next comes
 * from another client, so that a client with a thousand calls holds nobody up for longer than one with a single call. A
 * client that may have fewer calls than there are slots waits for its own, and the others pass it.
 */

/** A place in the line, or already past it. */
export interface Place {
  /** Resolves to what gives the slot back, when it is this call's turn. Rejects with what it was made to leave for. */
  readonly turn: Promise<() => void>;
  /** Leaves the line; nothing happens once it was this call's turn. */
  leave(reason: Error): void;
}

export interface FairQueueOptions {
  /** Calls at the same time. */
  readonly slots: number;
  /** Calls that may wait, those of the bridge itself not counted. */
  readonly waiting: number;
  /** What a call that finds no place, or must give its own to another client, fails with. */
  readonly full: () => Error;
  /** Told whenever the number of waiting calls has changed. */
  readonly lengthChanged: (waiting: number) => void;
}

interface Waiting {
  /** Calls that its client may have at the same time. */
  readonly most: number;
  readonly start: () => void;
  readonly leave: (reason: Error) => void;
}

export class FairQueue {
  readonly #options: FairQueueOptions;
  /** Calls of the bridge itself, which opens sessions for everybody: they go first and are never turned away. */
  readonly #own: Waiting[] = [];
  /** The lines of the clients; the first of them is the next to be served. None is empty. */
  readonly #lines = new Map<string, Waiting[]>();
  /** Running calls by client; nobody has none. */
  readonly #calls = new Map<string, number>();
  #waiting = 0;
  #running = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /** Stands in the line of a client, which may have `most` calls at the same time, or in the bridge's own. */
  enter(clientId: string | undefined, most = Infinity): Place {
    let leave: (reason: Error) => void = () => undefined;
    const turn = new Promise<() => void>((resolve, reject) => {
      const waiting: Waiting = {
        most,
        start: () => {
          resolve(this.#occupied(clientId));
        },
        leave: (reason) => {
          if (this.#remove(clientId, waiting)) reject(reason);
        },
      };
      leave = waiting.leave;
      if (this.#running < this.#options.slots && this.#mayCall(clientId, waiting)) waiting.start();
      else if (clientId === undefined) this.#own.push(waiting);
      else if (this.#hasRoomFor(clientId)) this.#append(clientId, waiting);
      else reject(this.#options.full());
    });
    return { turn, leave };
  }

  /** Makes all that wait leave. */
  flush(reason: () => Error): void {
    for (const waiting of [...this.#own, ...[...this.#lines.values()].flat()]) waiting.leave(reason());
  }

  #mayCall(clientId: string | undefined, { most }: Waiting): boolean {
    return clientId === undefined || (this.#calls.get(clientId) ?? 0) < most;
  }

  #countCall(clientId: string | undefined, change: number): void {
    if (clientId === undefined) return;
    const calls = (this.#calls.get(clientId) ?? 0) + change;
    if (calls === 0) this.#calls.delete(clientId);
    else this.#calls.set(clientId, calls);
  }

  #occupied(clientId: string | undefined): () => void {
    this.#running += 1;
    this.#countCall(clientId, 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#running -= 1;
      this.#countCall(clientId, -1);
      this.#next()?.start();
    };
  }

  /**
   * Who is next; a client that was served stands behind all others. One is enough: slots are free beside waiting calls only
   * where each of those waits for another call of its own client.
   */
  #next(): Waiting | undefined {
    const own = this.#own.shift();
    if (own !== undefined) return own;
    for (const [clientId, line] of this.#lines) {
      const [head] = line;
      if (head === undefined || !this.#mayCall(clientId, head)) continue;
      const first = line.shift();
      this.#lines.delete(clientId);
      if (line.length > 0) this.#lines.set(clientId, line);
      this.#count(-1);
      return first;
    }
    return undefined;
  }

  /** In a full line, a client gets the last place of one that waits with at least two calls more. */
  #hasRoomFor(clientId: string): boolean {
    if (this.#waiting < this.#options.waiting) return true;
    let longest: readonly Waiting[] = [];
    for (const line of this.#lines.values()) if (line.length > longest.length) longest = line;
    if (longest.length < (this.#lines.get(clientId)?.length ?? 0) + 2) return false;
    longest.at(-1)?.leave(this.#options.full());
    return true;
  }

  #append(clientId: string, waiting: Waiting): void {
    const line = this.#lines.get(clientId);
    if (line === undefined) this.#lines.set(clientId, [waiting]);
    else line.push(waiting);
    this.#count(1);
  }

  #remove(clientId: string | undefined, waiting: Waiting): boolean {
    const line = clientId === undefined ? this.#own : this.#lines.get(clientId);
    const index = line?.lastIndexOf(waiting) ?? -1;
    if (line === undefined || index === -1) return false;
    line.splice(index, 1);
    if (clientId === undefined) return true;
    if (line.length === 0) this.#lines.delete(clientId);
    this.#count(-1);
    return true;
  }

  #count(change: number): void {
    this.#waiting += change;
    this.#options.lengthChanged(this.#waiting);
  }
}
