/** The transport with a guard before every origin: so many calls at a time, and a fair line of those that wait. */
import type { Clock } from '../../time/clock.ts';
import { TransportError } from '../transport-error.ts';
import type { Transport, TransportRequest, TransportResponse } from '../transport.ts';
import type { UpstreamEvents } from '../upstream-events.ts';
import { FairQueue } from './fair-queue.ts';

export interface GuardLimits {
  /** Calls to each origin at the same time. */
  readonly connections: number;
  /** Further calls to each origin that may wait. */
  readonly queue: number;
  /** For a whole call, its time in the line included. */
  readonly totalTimeoutMs: number;
}

export interface GuardedTransportOptions {
  readonly transport: Transport;
  readonly limits: GuardLimits;
  readonly clock: Clock;
  readonly events: UpstreamEvents;
}

class GuardedTransport implements Transport {
  readonly #options: GuardedTransportOptions;
  /** Bounded, since only allowed origins are ever called. */
  readonly #queues = new Map<string, FairQueue>();

  constructor(options: GuardedTransportOptions) {
    this.#options = options;
  }

  serverTime(): ReturnType<Transport['serverTime']> {
    return this.#options.transport.serverTime();
  }

  close(): Promise<void> {
    for (const queue of this.#queues.values())
      queue.flush(() => new TransportError('aborted', false, 'closed'));
    return this.#options.transport.close();
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { transport, clock, limits } = this.#options;
    const since = clock.now();
    const totalTimeoutMs = request.totalTimeoutMs ?? limits.totalTimeoutMs;
    const release = await this.#turn(request, totalTimeoutMs);
    return transport.send({
      ...request,
      totalTimeoutMs: Math.max(1, totalTimeoutMs - (clock.now() - since)),
      ended(failure) {
        release();
        request.ended?.(failure);
      },
    });
  }

  /** Waits in line, until the call's time is over or its caller has left: then nothing was sent. */
  async #turn({ url, clientId, signal }: TransportRequest, limitMs: number): Promise<() => void> {
    const place = this.#queueOf(url.origin).enter(clientId);
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

  #queueOf(origin: string): FairQueue {
    const known = this.#queues.get(origin);
    if (known !== undefined) return known;
    const { limits, events } = this.#options;
    const queue = new FairQueue({
      slots: limits.connections,
      waiting: limits.queue,
      full: () => new TransportError('busy', false, 'queue'),
      lengthChanged: (waiting) => {
        events.queueLength(origin, waiting);
      },
    });
    this.#queues.set(origin, queue);
    return queue;
  }
}

export function guardedTransport(options: GuardedTransportOptions): Transport {
  return new GuardedTransport(options);
}
