import type { BridgeError } from '../error/bridge-error.ts';

/** Answers after which nobody knows whether a write was carried out. */
const inconclusive: readonly string[] = [
  'upstream-html',
  'upstream-empty',
  'upstream-truncated',
  'upstream-invalid-xml',
  'upstream-wrong-content-type',
  'upstream-wrong-operation',
  'upstream-http-status',
  'upstream-oversized',
  'upstream-contract-violation',
];

/**
 * Whether a change that was answered so may have been carried out. Of a 503 only one that says when to come back is a
 * refusal: proxies send a bare one also when their connection to WFM has broken in the middle of a request.
 */
export function isInconclusive({ code, facts, internal }: BridgeError): boolean {
  if (code === 'upstream-busy') return internal['status'] === 503 && facts.retryAfter === undefined;
  return inconclusive.includes(code);
}
