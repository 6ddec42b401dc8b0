import { BridgeError } from '../../error/bridge-error.ts';

/** Settles as the promise does, or fails as soon as the signal says so. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw BridgeError.from(signal.reason);
  let leave: (() => void) | undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(BridgeError.from(signal.reason));
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([promise, left]);
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave);
  }
}

/** One call for all who wait for it. It goes on as long as anybody does. */
export class SharedCall<T> {
  readonly startedAt: number;
  readonly #answer: Promise<T>;
  readonly #end = new AbortController();
  readonly #over: () => void;
  #waiting = 0;

  /** `over` runs when nobody may join any more: it has an answer, or nobody waits. */
  constructor(
    begin: (signal: AbortSignal) => Promise<T>,
    startedAt: number,
    over: (call: SharedCall<T>) => void,
  ) {
    this.startedAt = startedAt;
    this.#over = () => over(this);
    this.#answer = begin(this.#end.signal);
    this.#answer.then(this.#over, this.#over);
  }

  async wait(signal: AbortSignal): Promise<T> {
    this.#waiting += 1;
    try {
      return await unlessAborted(this.#answer, signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) {
        this.#over();
        this.#end.abort(new BridgeError('client-closed-request', 'nobody waits for the answer any more'));
      }
    }
  }
}

/** The calls that are under way, by question. */
export class SharedCalls<T> {
  readonly #calls = new Map<string, SharedCall<T>>();

  underWay(key: string): SharedCall<T> | undefined {
    return this.#calls.get(key);
  }

  /** Those who ask from now on may join this one. */
  begin(key: string, startedAt: number, call: (signal: AbortSignal) => Promise<T>): SharedCall<T> {
    const begun = new SharedCall(call, startedAt, (over) => {
      if (this.#calls.get(key) === over) this.#calls.delete(key);
    });
    this.#calls.set(key, begun);
    return begun;
  }
}
