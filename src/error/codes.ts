/**
 * The closed list of what can go wrong, as callers see it. A code is stable for ever; its HTTP status is in
 * `http/error/status.ts`, the fault that leads to it in `wfm/fault-policy.ts`.
 *
 * `title` is the same for every occurrence. `retryable` answers one question: may the very same request be sent again
 * later, without harm, and possibly succeed?
 */
const catalogue = {
  // The caller's request.
  'invalid-request': { title: 'The request does not match its description', retryable: false },
  'invalid-json': { title: 'The body is not well-formed JSON', retryable: false },
  'payload-too-large': { title: 'The request is larger than this server accepts', retryable: false },
  'unsupported-media-type': { title: 'The body is of a type this endpoint does not read', retryable: false },
  'not-acceptable': { title: 'No representation matches the Accept header', retryable: false },
  unauthenticated: { title: 'Credentials are missing or wrong', retryable: false },
  'caller-not-provisioned-in-wfm': { title: 'WFM does not know the owner of this token', retryable: false },
  forbidden: { title: 'This API client may not do that', retryable: false },
  'operation-reserved': {
    title: 'The bridge calls this operation itself and offers it to nobody',
    retryable: false,
  },
  'not-found': { title: 'There is no such thing', retryable: false },
  'unknown-service': { title: 'No WSDL describes that service', retryable: false },
  'unknown-operation': { title: 'The service has no such operation', retryable: false },
  'method-not-allowed': { title: 'The path exists, but not with this method', retryable: false },
  'unsupported-grant-type': { title: 'Only the client_credentials grant is offered', retryable: false },
  conflict: { title: 'The object was changed by somebody else', retryable: false },
  'already-exists': { title: 'There is one of that id already', retryable: false },
  'limit-reached': { title: 'There are as many as there may be', retryable: false },
  'precondition-failed': { title: 'The object is not in the version that If-Match names', retryable: false },
  'precondition-required': { title: 'This change needs If-Match', retryable: false },
  'validation-failed': { title: 'WFM refused the change', retryable: false },
  'idempotency-key-reused': {
    title: 'The Idempotency-Key belongs to another request',
    retryable: false,
  },
  'request-in-progress': { title: 'The same request is not over yet', retryable: true },
  'answer-not-kept': {
    title: 'The request was carried out before; its answer cannot be given again',
    retryable: false,
  },
  'too-many-requests': { title: 'This API client asks too often', retryable: true },
  'client-closed-request': { title: 'The caller went away before the answer', retryable: true },

  // What the bridge or its contract cannot do.
  'unsupported-contract': {
    title: 'The WSDL uses a construct this version does not support',
    retryable: false,
  },
  'contract-mismatch': { title: 'The loaded WSDLs lack something this endpoint uses', retryable: false },
  'provisional-contract': {
    title: 'Guessed enum numbers must not be written to a real WFM',
    retryable: false,
  },
  'unknown-time-zone': { title: "No IANA zone is known for a time zone of WFM's", retryable: false },
  'service-not-offered': { title: 'The WFM session does not offer this service', retryable: false },
  'store-unavailable': { title: "The bridge's database cannot be reached", retryable: true },
  'shutting-down': { title: 'This instance is shutting down', retryable: true },
  'audit-unavailable': { title: 'The change cannot be audited and was not tried', retryable: true },
  internal: { title: 'The bridge failed', retryable: false },

  // The upstream identity.
  'auth-upstream-unavailable': { title: 'The token service cannot be reached', retryable: true },
  'bridge-credentials-rejected': {
    title: "The token service refused the bridge's credentials",
    retryable: false,
  },
  'upstream-identity-missing': {
    title: 'The upstream identity of this API client is not configured here',
    retryable: false,
  },
  'not-provisioned-in-wfm': { title: 'The upstream identity is not provisioned in WFM', retryable: false },
  'upstream-unauthenticated': { title: "WFM did not accept the bridge's token", retryable: true },
  'upstream-access-denied': { title: "WFM denied this to the bridge's identity", retryable: false },

  // The upstream's answers.
  'upstream-address-refused': { title: 'WFM named an address that is not allowed', retryable: false },
  'upstream-unavailable': { title: 'WFM cannot be reached', retryable: true },
  'upstream-busy': { title: 'WFM asked to come back later', retryable: true },
  'upstream-timeout': { title: 'WFM did not answer in time', retryable: true },
  'outcome-unknown': {
    title: 'The write was sent, but no answer came: it may have happened',
    retryable: false,
  },
  'upstream-session-lost': { title: 'WFM ended the session', retryable: true },
  'upstream-fault': { title: 'WFM answered with a SOAP fault', retryable: false },
  'upstream-http-status': { title: 'WFM answered with an unexpected HTTP status', retryable: true },
  'upstream-html': { title: 'WFM answered with an HTML page', retryable: true },
  'upstream-empty': { title: 'WFM answered with an empty body', retryable: true },
  'upstream-truncated': { title: "WFM's answer stopped in the middle", retryable: true },
  'upstream-oversized': { title: "WFM's answer is larger than the configured limit", retryable: false },
  'upstream-wrong-content-type': { title: "WFM's answer is not XML", retryable: true },
  'upstream-wrong-operation': { title: "WFM answered with another operation's response", retryable: true },
  'upstream-invalid-xml': { title: "WFM's answer is not acceptable XML", retryable: false },
  'upstream-contract-violation': { title: "WFM's answer does not match its WSDL", retryable: false },

  // Start-up.
  'invalid-configuration': { title: 'The configuration is wrong', retryable: false },
  'invalid-contract': { title: 'A WSDL or a convention file cannot be used', retryable: false },
} as const;

export type ErrorCode = keyof typeof catalogue;

export interface ErrorDescription {
  readonly title: string;
  readonly retryable: boolean;
}

/** Every code with its title, in the order of the catalogue: the source of the README's table. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorDescription>> = catalogue;
