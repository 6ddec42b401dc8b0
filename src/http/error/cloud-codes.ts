import type { FlawKind } from '../../error/bridge-error.ts';
import type { ErrorCode } from '../../error/codes.ts';

/** What a failure is called under `/api/v2`. */
export interface CloudCode {
  readonly status: number;
  readonly code: string;
}

const badRequest: CloudCode = { status: 400, code: 'bad.request' };
const notAuthorized: CloudCode = { status: 403, code: 'not.authorized' };
const notFound: CloudCode = { status: 404, code: 'not.found' };
// Beyond the codes that Genesys Cloud documents for these paths: it has no cause like it, and none of them fits.
const notImplemented: CloudCode = { status: 501, code: 'not.implemented' };
const broken: CloudCode = { status: 500, code: 'internal.server.error' };
const unavailable: CloudCode = { status: 503, code: 'service.unavailable' };
const timeout: CloudCode = { status: 504, code: 'request.timeout' };

/** Every code of the bridge in the words of Genesys Cloud; what WFM may do better the next time is 503. */
export const cloudCodes: Readonly<Record<ErrorCode, CloudCode>> = {
  'invalid-request': badRequest,
  'invalid-json': badRequest,
  'payload-too-large': { status: 413, code: 'request.entity.too.large' },
  'unsupported-media-type': { status: 415, code: 'unsupported.media.type' },
  'not-acceptable': { status: 406, code: 'not.acceptable' },
  unauthenticated: { status: 401, code: 'bad.credentials' },
  'caller-not-provisioned-in-wfm': notAuthorized,
  forbidden: notAuthorized,
  'operation-reserved': notAuthorized,
  'not-found': notFound,
  'unknown-service': notFound,
  'unknown-operation': notFound,
  'method-not-allowed': { status: 405, code: 'method.not.allowed' },
  'unsupported-grant-type': badRequest,
  conflict: { status: 409, code: 'general.conflict' },
  'already-exists': { status: 409, code: 'general.conflict' },
  'limit-reached': { status: 409, code: 'general.conflict' },
  'precondition-failed': { status: 409, code: 'general.conflict' },
  'precondition-required': badRequest,
  'validation-failed': { status: 400, code: 'wfm.validation.failure' },
  'idempotency-key-reused': badRequest,
  'request-in-progress': { status: 409, code: 'general.conflict' },
  'answer-not-kept': { status: 409, code: 'general.conflict' },
  'too-many-requests': { status: 429, code: 'too.many.requests' },
  'client-closed-request': badRequest,

  'unsupported-contract': notImplemented,
  'contract-mismatch': notImplemented,
  'provisional-contract': notImplemented,
  'unknown-time-zone': notImplemented,
  'service-not-offered': notImplemented,
  'store-unavailable': unavailable,
  'shutting-down': unavailable,
  'audit-unavailable': unavailable,
  internal: broken,

  'auth-upstream-unavailable': unavailable,
  'bridge-credentials-rejected': broken,
  'upstream-identity-missing': broken,
  'not-provisioned-in-wfm': broken,
  'upstream-unauthenticated': unavailable,
  'upstream-access-denied': broken,

  'upstream-address-refused': broken,
  'upstream-unavailable': unavailable,
  'upstream-busy': unavailable,
  'upstream-timeout': timeout,
  'outcome-unknown': timeout,
  'upstream-session-lost': unavailable,
  'upstream-fault': broken,
  'upstream-http-status': unavailable,
  'upstream-html': unavailable,
  'upstream-empty': unavailable,
  'upstream-truncated': unavailable,
  'upstream-oversized': broken,
  'upstream-wrong-content-type': unavailable,
  'upstream-wrong-operation': unavailable,
  'upstream-invalid-xml': broken,
  'upstream-contract-violation': broken,

  'invalid-configuration': broken,
  'invalid-contract': broken,
};

/** The codes of a 400 that say more than `bad.request`. */
export const cloudFlawCodes: Readonly<Record<FlawKind, string>> = {
  'invalid-value': 'invalid.value',
  'invalid-date': 'invalid.date',
  'max-user-ids': 'max.user.ids',
  'no-user-ids': 'no.user.ids.specified',
};
