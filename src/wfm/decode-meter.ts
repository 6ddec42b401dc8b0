/** Measures what the decoding of one answer takes, without the time in which it waits for WFM or for its reader. */
export class DecodeMeter {
  bytes = 0;
  /** Milliseconds. */
  ms = 0;
  #since: number | undefined;

  pause(): void {
    if (this.#since !== undefined) this.ms += performance.now() - this.#since;
    this.#since = undefined;
  }

  resume(): void {
    this.#since ??= performance.now();
  }

  /** The same bytes; `ended` runs once, when there are no more or nobody wants them. */
  async *metered(
    source: AsyncIterable<Uint8Array>,
    ended: (meter: DecodeMeter) => void,
  ): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of source) {
        this.bytes += piece.length;
        this.resume();
        yield piece;
        this.pause();
      }
    } finally {
      this.pause();
      ended(this);
    }
  }
}
