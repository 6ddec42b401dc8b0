/** What a failed attempt calls for before it may be repeated. */
import type { Safety } from '../contract/safety.ts';
import type { BridgeError } from '../error/bridge-error.ts';

export type Remedy = 'new-token' | 'new-session' | 'same-session';

/** A failed attempt whose remedy has been applied. */
export class Remedied {
  readonly error: BridgeError;
  readonly remedy: Remedy;
  /** Where the attempt went. */
  readonly origin: string;

  constructor(error: BridgeError, remedy: Remedy, origin: string) {
    this.error = error;
    this.remedy = remedy;
    this.origin = origin;
  }
}

/**
 * A session that WFM does not know, and an address that cannot be reached, need a new session (another server may
 * answer); a refused token needs a new one; a connection that broke needs only another. Anything else is final.
 */
export function remedyFor(error: BridgeError): Remedy | undefined {
  // The breaker has stopped the call: the session is as good as before.
  if (error.internal['failure'] === 'breaker') return undefined;
  if (error.code === 'upstream-session-lost' || error.code === 'upstream-unavailable') return 'new-session';
  if (error.code === 'upstream-unauthenticated') return 'new-token';
  const isBroken = error.code === 'upstream-truncated' && error.internal['failure'] === 'interrupted';
  return isBroken ? 'same-session' : undefined;
}

/** A read may be repeated after any remedy; a write only when the request has provably not left. */
export function mayRepeat(safety: Safety, error: BridgeError): boolean {
  return safety === 'read' || error.code === 'upstream-unavailable';
}

/**
 * Whether a repetition is taken from the budget: one after a failure of the wire is. A session or a token that has ended
 * says nothing of the server's strength, and all calls under way meet it at once.
 */
export function isBudgeted(error: BridgeError): boolean {
  return error.code === 'upstream-unavailable' || error.code === 'upstream-truncated';
}
