/**
 * What happens on the way to WFM beside the calls, which `telemetry/call-observer.ts` watches, for those who count it. Everything in it may be shown: services, operations, codes and
 * origins, never a person, a key or an address with a path.
 */
import type { ErrorCode } from '../error/codes.ts';

export const breakerStates = ['closed', 'open', 'half-open'] as const;
export type BreakerState = (typeof breakerStates)[number];

/** Why there is a session, or no more: `idle` and `shutdown` are closed by the bridge, `lost` was ended by WFM. */
export type SessionEnd = 'idle' | 'shutdown' | 'lost';

/** All methods are called in the middle of the work: they must be quick and must not throw. */
export interface UpstreamEvents {
  /** `origin` is scheme, host and port, or `token-service`. */
  breakerChanged(origin: string, state: BreakerState): void;
  /** How many calls wait in line for an origin. */
  queueLength(origin: string, waiting: number): void;
  /** A read was to be repeated, and the budget of its origin had or had not room for it. */
  retried(origin: string, allowed: boolean): void;
  sessionOpened(): void;
  sessionClosed(why: SessionEnd): void;
  /** A session was lost and another is to take its place; `why` is the code of the failure that told so. */
  sessionRenewed(why: string): void;
  tokenFetched(outcome: 'good' | ErrorCode): void;
}

/** Counts nothing. */
export const noUpstreamEvents: UpstreamEvents = {
  breakerChanged: () => undefined,
  queueLength: () => undefined,
  retried: () => undefined,
  sessionOpened: () => undefined,
  sessionClosed: () => undefined,
  sessionRenewed: () => undefined,
  tokenFetched: () => undefined,
};
