import { BridgeError } from '../../error/bridge-error.ts';
import type { Clock } from '../../time/clock.ts';
import { TransportError } from '../transport-error.ts';
import type { TransportResponse } from '../transport.ts';
import type { UpstreamEvents } from '../upstream-events.ts';
import { FairQueue } from './fair-queue.ts';
import { OriginBreaker } from './origin-breaker.ts';
import { RetryBudget } from './retry-budget.ts';

export interface GuardLimits {
  /** Calls to each origin at the same time. */
  readonly connections: number;
  /** Further calls to each origin that may wait. */
  readonly queue: number;
  /** For a whole call, its time in the line included. */
  readonly totalTimeoutMs: number;
  /** Failures in a row after which an origin is left alone for a while. */
  readonly breakerFailures: number;
}

export interface OriginGuardOptions {
  readonly limits: GuardLimits;
  readonly clock: Clock;
  readonly events: UpstreamEvents;
}

/** What stands before one origin. */
export interface OriginGuard {
  readonly queue: FairQueue;
  readonly breaker: OriginBreaker;
  readonly retries: RetryBudget;
}

/** An answer of the origin's own that is none: a fault comes as XML, whatever its status. */
class FailingAnswer extends Error {}

const xml = /[/+]xml\s*(?:;|$)/i;

/** What an answer says against its origin, before its body is read. */
export function failureOfAnswer(response: TransportResponse): Error | undefined {
  if (response.status < 500 || xml.test(response.header('content-type') ?? '')) return undefined;
  return new FailingAnswer(`HTTP ${response.status}`);
}

/**
 * Whether a failure is the origin's. An answer that is too large, a full line and a caller that left are not; a fault is an
 * answer.
 */
function isOfOrigin(reason: unknown): boolean {
  if (reason instanceof FailingAnswer) return true;
  return (
    reason instanceof TransportError && ['unreachable', 'timeout', 'interrupted'].includes(reason.failure)
  );
}

/** What the end of a call says against its origin, as far as the breaker is concerned. */
export function failureOfCall(failure: TransportError | undefined, hasAnswered: boolean): Error | undefined {
  // The whole time is over, but the answer was coming: it may be its reader that is slow.
  if (hasAnswered && failure?.failure === 'timeout' && failure.reason === 'total')
    return new TransportError('aborted', true, 'total');
  return failure;
}

function stopped(retryAfter: number): BridgeError {
  const detail = 'WFM has failed several times in a row and is left alone for a moment';
  return new BridgeError('upstream-unavailable', detail, {
    facts: { retryAfter },
    internal: { failure: 'breaker' },
  });
}

export function originGuard(origin: string, { limits, clock, events }: OriginGuardOptions): OriginGuard {
  const queue = new FairQueue({
    slots: limits.connections,
    waiting: limits.queue,
    full: () => new TransportError('busy', false, 'queue'),
    lengthChanged: (waiting) => {
      events.queueLength(origin, waiting);
    },
  });
  const breaker = new OriginBreaker({
    failures: limits.breakerFailures,
    counts: isOfOrigin,
    refusal: stopped,
    changed(state) {
      events.breakerChanged(origin, state);
      // Whoever waits would only be told the same later.
      if (state === 'open') queue.flush(() => breaker.refusal() ?? stopped(1));
    },
  });
  return { queue, breaker, retries: new RetryBudget(clock) };
}
