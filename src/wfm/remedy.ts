/** What a failed attempt calls for before it may be repeated. */
import type { Safety } from '../contract/safety.ts';
import type { BridgeError } from '../error/bridge-error.ts';

export type Remedy = 'new-token' | 'new-session' | 'same-session';

/** A failed attempt whose remedy has been applied. */
export class Remedied {
  readonly error: BridgeError;
  readonly remedy: Remedy;

  constructor(error: BridgeError, remedy: Remedy) {
    this.error = error;
    this.remedy = remedy;
  }
}

/**
 * A session that WFM does not know, and an address that cannot be reached, need a new session (another server may
 * answer); a refused token needs a new one; a connection that broke needs only another. Anything else is final.
 */
export function remedyFor(error: BridgeError): Remedy | undefined {
  if (error.code === 'upstream-session-lost' || error.code === 'upstream-unavailable') return 'new-session';
  if (error.code === 'upstream-unauthenticated') return 'new-token';
  const isBroken = error.code === 'upstream-truncated' && error.internal['failure'] === 'interrupted';
  return isBroken ? 'same-session' : undefined;
}

/** A read may be repeated after any remedy; a write only when the request has provably not left. */
export function mayRepeat(safety: Safety, error: BridgeError): boolean {
  return safety === 'read' || error.code === 'upstream-unavailable';
}
