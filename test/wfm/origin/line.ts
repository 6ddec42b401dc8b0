import { FairQueue } from '../../../src/wfm/origin/fair-queue.ts';

/** A line, and what became of those that stood in it. */
export class Line {
  readonly started: string[] = [];
  readonly failed: string[] = [];
  readonly lengths: number[] = [];
  readonly queue: FairQueue;
  readonly #releases = new Map<string, () => void>();
  /** Calls of `a` that ran at the same time, at most. */
  most = 0;

  constructor(slots: number, waiting: number) {
    this.queue = new FairQueue({
      slots,
      waiting,
      full: () => new Error('full'),
      lengthChanged: (length) => this.lengths.push(length),
    });
  }

  /** Calls such as `a1`, of the client `a`; `-1` is one of the bridge itself. */
  enter(...calls: readonly string[]): ((reason: Error) => void)[] {
    return this.enterWith(Infinity, ...calls);
  }

  /** The same of a client that may have `most` calls at a time. */
  enterWith(most: number, ...calls: readonly string[]): ((reason: Error) => void)[] {
    return calls.map((call) => {
      const client = call.startsWith('-') ? undefined : call.charAt(0);
      const place = this.queue.enter(client, most);
      place.turn.then(
        (release) => {
          this.started.push(call);
          this.#releases.set(call, release);
          this.most = Math.max(
            this.most,
            [...this.#releases.keys()].filter((running) => running.startsWith('a')).length,
          );
        },
        (reason: unknown) => this.failed.push(`${call} ${(reason as Error).message}`),
      );
      return (reason) => {
        place.leave(reason);
      };
    });
  }

  /** Ends the calls that run, one after the other, until nobody waits. */
  async drain(): Promise<void> {
    await settled();
    for (;;) {
      const [call] = [...this.#releases.keys()];
      if (call === undefined) return;
      await this.endOne(call);
    }
  }

  async endOne(call: string): Promise<void> {
    const release = this.#releases.get(call);
    this.#releases.delete(call);
    release?.();
    await settled();
  }
}

/** Everything that was resolved by now has been told. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}
