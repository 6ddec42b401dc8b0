import { TransportError, transportError } from './transport-error.ts';

/** When a request has to end: with its caller, or when its time is over and its answer has not come in whole. */
export class RequestEnd {
  readonly #caller: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #isLate = false;
  #isWhole: () => Promise<boolean> = () => Promise.resolve(false);
  #failure: TransportError | undefined;
  #ended: ((failure: TransportError | undefined) => void) | undefined;

  /** `ended` is told once, when the connection is free again or given up, also for an answer that nobody reads. */
  constructor(caller: AbortSignal, totalMs: number, ended?: (failure: TransportError | undefined) => void) {
    this.#caller = caller;
    this.#ended = ended;
    this.#timer = setTimeout(() => void this.#expire(), totalMs);
    this.#timer.unref();
    if (caller.aborted) this.#abort();
    else caller.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What tells, when the time is over, whether the answer has come in whole and only its reader is not through. */
  whenLate(isWhole: () => Promise<boolean>): void {
    this.#isWhole = isWhole;
  }

  async #expire(): Promise<void> {
    if (await this.#isWhole()) {
      this.#end();
      return;
    }
    this.#isLate = true;
    this.#giveUp();
  }

  readonly #abort = (): void => {
    this.#giveUp();
  };

  #giveUp(): void {
    this.#controller.abort();
    this.classify(undefined);
    this.#end();
  }

  #end(): void {
    const ended = this.#ended;
    this.#ended = undefined;
    ended?.(this.#failure);
  }

  /** To be called when the request is over, whichever way. */
  release(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#abort);
    this.#end();
  }

  /** Tells the caller's abort and the total time-out from failures of the wire. */
  classify(cause: unknown): TransportError {
    return (this.#failure ??= this.#reason(cause));
  }

  #reason(cause: unknown): TransportError {
    if (this.#caller.aborted) return new TransportError('aborted', true, 'caller');
    if (this.#isLate) return new TransportError('timeout', true, 'total');
    return transportError(cause);
  }
}
