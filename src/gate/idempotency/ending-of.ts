import type { ErrorCode } from '../../error/codes.ts';

/** What WFM, or the database, has decided about the change: it will not decide otherwise for being asked twice. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'already-exists',
  'conflict',
  'limit-reached',
  'not-found',
  'precondition-failed',
  'upstream-access-denied',
  'upstream-fault',
  'validation-failed',
]);

/**
 * Nothing was changed. Those of the upstream are among them because a write that has left never ends with one: it is
 * `outcome-unknown` then (`wfm/operation-caller.ts`).
 */
const nothingHappened: ReadonlySet<ErrorCode> = new Set([
  'audit-unavailable',
  'auth-upstream-unavailable',
  'bridge-credentials-rejected',
  'caller-not-provisioned-in-wfm',
  'contract-mismatch',
  'forbidden',
  'invalid-request',
  'not-provisioned-in-wfm',
  'operation-reserved',
  'provisional-contract',
  'service-not-offered',
  'shutting-down',
  'too-many-requests',
  'unauthenticated',
  'unknown-operation',
  'unknown-service',
  'unknown-time-zone',
  'unsupported-contract',
  'upstream-address-refused',
  'upstream-busy',
  'upstream-contract-violation',
  'upstream-empty',
  'upstream-html',
  'upstream-identity-missing',
  'upstream-http-status',
  'upstream-invalid-xml',
  'upstream-oversized',
  'upstream-session-lost',
  'upstream-timeout',
  'upstream-truncated',
  'upstream-unauthenticated',
  'upstream-unavailable',
  'upstream-wrong-content-type',
  'upstream-wrong-operation',
]);

/**
 * What a failure leaves of the key: `done`, a refusal that is told again; `free`, for the change may be tried again;
 * `unknown`, also for every failure of which it is not certain that nothing had happened before it.
 */
export function endingOf(code: ErrorCode): 'done' | 'free' | 'unknown' {
  if (refusals.has(code)) return 'done';
  return nothingHappened.has(code) ? 'free' : 'unknown';
}
