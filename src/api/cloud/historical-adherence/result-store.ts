import type { Clock } from '../../../time/clock.ts';

interface Stored {
  readonly bytes: Uint8Array;
  readonly expiresAt: number;
}

export interface ResultStoreOptions {
  readonly clock: Clock;
  /** All results together. */
  readonly maxBytes: number;
}

/** Results in memory until they expire, or until newer ones need their place: first goes what was not asked for longest. */
export class ResultStore {
  readonly #options: ResultStoreOptions;
  readonly #stored = new Map<string, Stored>();
  #bytes = 0;

  constructor(options: ResultStoreOptions) {
    this.#options = options;
  }

  /** `expiresAt` in milliseconds since the epoch. What is larger than the whole store is not kept. */
  put(key: string, bytes: Uint8Array, expiresAt: number): void {
    this.#delete(key);
    const { clock, maxBytes } = this.#options;
    for (const [other, stored] of this.#stored) if (stored.expiresAt <= clock.now()) this.#delete(other);
    if (bytes.length > maxBytes) return;
    for (const [other] of this.#stored) {
      if (this.#bytes + bytes.length <= maxBytes) break;
      this.#delete(other);
    }
    this.#stored.set(key, { bytes, expiresAt });
    this.#bytes += bytes.length;
  }

  get(key: string): Uint8Array | undefined {
    const found = this.#stored.get(key);
    if (found === undefined) return undefined;
    this.#stored.delete(key);
    this.#stored.set(key, found);
    return found.bytes;
  }

  #delete(key: string): void {
    const found = this.#stored.get(key);
    if (found === undefined) return;
    this.#stored.delete(key);
    this.#bytes -= found.bytes.length;
  }
}
