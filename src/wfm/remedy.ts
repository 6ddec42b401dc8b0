/** What a failed attempt calls for before it may be repeated. */
import type { Safety } from '../contract/safety.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Secret } from '../log/secret.ts';

export type Remedy = 'new-token' | 'new-session' | 'same-session';

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

/** Shorter values are words and numbers, not keys. */
const shortestKey = 8;

/** The failure with every value of the address's query hidden in WFM's words: one of them is the session's key. */
export function withoutKeys(error: BridgeError, url: Secret<URL>): BridgeError {
  const { fault } = error.facts;
  if (fault === undefined) return error;
  const keys = [...url.reveal().searchParams]
    .filter(([name, value]) => name !== 'Handler' && value.length >= shortestKey)
    .map(([, value]) => value);
  const hidden = (text: string): string => keys.reduce((shown, key) => shown.replaceAll(key, '***'), text);
  return new BridgeError(error.code, error.detail, {
    cause: error.cause,
    facts: {
      ...error.facts,
      fault: { faultcode: hidden(fault.faultcode), faultstring: hidden(fault.faultstring) },
    },
    internal: error.internal,
  });
}
