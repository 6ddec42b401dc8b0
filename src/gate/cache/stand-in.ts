import { BridgeError } from '../../error/bridge-error.ts';
import type { ErrorCode } from '../../error/codes.ts';

/**
 * WFM, or the way to it, is not there at the moment. What it says about the identity, the request or the contract is an
 * answer, and no old one stands in for it.
 */
const absences: ReadonlySet<ErrorCode> = new Set([
  'auth-upstream-unavailable',
  'upstream-unavailable',
  'upstream-busy',
  'upstream-timeout',
  'upstream-session-lost',
  'upstream-http-status',
  'upstream-html',
  'upstream-empty',
  'upstream-truncated',
]);

/** Whether an old answer is better than this failure. */
export function mayStandInFor(failure: unknown): boolean {
  return failure instanceof BridgeError && absences.has(failure.code);
}
