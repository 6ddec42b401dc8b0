/**
 * The transport with a guard before every origin: so many calls at a time and a fair line of those that wait, a breaker, and
 * a budget of repetitions.
 */
import { TransportError } from '../transport-error.ts';
import type { Transport, TransportRequest, TransportResponse } from '../transport.ts';
import { failureOfAnswer, failureOfCall, originGuard } from './origin-guard.ts';
import type { OriginGuard, OriginGuardOptions } from './origin-guard.ts';

export interface GuardedTransportOptions extends OriginGuardOptions {
  readonly transport: Transport;
}

/** What the guards know and may allow. */
export interface OriginGuards {
  /** What calls to one of the origins would fail with now; undefined while all may be called. */
  refusal(): Error | undefined;
  /** Whether the budget of an origin has room for one more repetition, which it then takes. */
  takeRetry(origin: string): boolean;
}

export class GuardedTransport implements Transport, OriginGuards {
  readonly #options: GuardedTransportOptions;
  /** Bounded, since only allowed origins are ever called. */
  readonly #guards = new Map<string, OriginGuard>();

  constructor(options: GuardedTransportOptions) {
    this.#options = options;
  }

  serverTime(): ReturnType<Transport['serverTime']> {
    return this.#options.transport.serverTime();
  }

  close(): Promise<void> {
    for (const { queue } of this.#guards.values())
      queue.flush(() => new TransportError('aborted', false, 'closed'));
    return this.#options.transport.close();
  }

  refusal(): Error | undefined {
    return [...this.#guards.values()]
      .map(({ breaker }) => breaker.refusal())
      .find((error) => error !== undefined);
  }

  takeRetry(origin: string): boolean {
    const allowed = this.#guardOf(origin).retries.take();
    this.#options.events.retried(origin, allowed);
    return allowed;
  }

  /** Throws `TransportError`, and `upstream-unavailable` while the origin is left alone. */
  async send(request: TransportRequest): Promise<TransportResponse> {
    const { clock, limits } = this.#options;
    const guard = this.#guardOf(request.url.origin);
    const refusal = guard.breaker.refusal();
    if (refusal !== undefined) throw refusal;
    const since = clock.now();
    const totalTimeoutMs = request.totalTimeoutMs ?? limits.totalTimeoutMs;
    const release = await this.#turn(guard, request, totalTimeoutMs);
    const left = Math.max(1, totalTimeoutMs - (clock.now() - since));
    try {
      return await this.#watched(guard, {
        ...request,
        totalTimeoutMs: left,
        ended(failure) {
          release();
          request.ended?.(failure);
        },
      });
    } catch (cause) {
      release();
      throw cause;
    }
  }

  #watched(guard: OriginGuard, request: TransportRequest): Promise<TransportResponse> {
    return guard.breaker.watch(async (settle) => {
      guard.retries.sent();
      let hasAnswered = false;
      const response = await this.#options.transport.send({
        ...request,
        ended(failure) {
          settle(failureOfCall(failure, hasAnswered));
          request.ended?.(failure);
        },
      });
      hasAnswered = true;
      const failure = failureOfAnswer(response);
      if (failure !== undefined) settle(failure);
      return response;
    });
  }

  /** Waits in line, until the call's time is over or its caller has left: then nothing was sent. */
  async #turn({ queue }: OriginGuard, request: TransportRequest, limitMs: number): Promise<() => void> {
    const { clientId, concurrentCalls, signal } = request;
    const place = queue.enter(clientId, concurrentCalls);
    const abort = (): void => {
      place.leave(new TransportError('aborted', false, 'caller'));
    };
    const cancel = this.#options.clock.after(limitMs, () => {
      place.leave(new TransportError('timeout', false, 'queue'));
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    try {
      return await place.turn;
    } finally {
      cancel();
      signal.removeEventListener('abort', abort);
    }
  }

  #guardOf(origin: string): OriginGuard {
    const known = this.#guards.get(origin);
    if (known !== undefined) return known;
    const guard = originGuard(origin, this.#options);
    this.#guards.set(origin, guard);
    return guard;
  }
}
