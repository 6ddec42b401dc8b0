/** Keeps the last `size` things that were made; what is made again is the same. */
export class BoundedCache<K, V> {
  readonly #size: number;
  readonly #kept = new Map<K, V>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: K, make: () => V): V {
    const found = this.#kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (this.#kept.size >= this.#size) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest);
        break;
      }
    }
    this.#kept.set(key, made);
    return made;
  }

  clear(): void {
    this.#kept.clear();
  }
}
