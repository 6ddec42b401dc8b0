import { errorCatalogue } from '../../error/codes.ts';
import type { BridgeError } from '../../error/bridge-error.ts';
import { statusOf } from './status.ts';

/** RFC 9457 with the members this product adds. */
export type Problem = Readonly<Record<string, unknown>> & { readonly status: number };

export const problemContentType = 'application/problem+json';

/** Seconds that a caller should wait before the same request again, where the failure itself names none. */
const defaultRetryAfter = 5;

function withoutAbsent(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The body of a failed answer: everything of the error that callers may see, and nothing else. */
export function problemOf(error: BridgeError, requestId: string): Problem {
  const { errors, validation, fault, service, operation, members } = error.facts;
  return {
    type: `urn:wfm-bridge:problem:${error.code}`,
    title: errorCatalogue[error.code].title,
    status: statusOf[error.code],
    detail: error.detail,
    code: error.code,
    requestId,
    retryable: error.retryable,
    ...withoutAbsent({ errors, validation, fault, service, operation, members }),
  };
}

/** The headers that belong to a failure, beside its content type. */
export function problemHeaders(error: BridgeError): Readonly<Record<string, string>> {
  const status = statusOf[error.code];
  const { allow, retryAfter } = error.facts;
  const wait = retryAfter ?? (status === 503 ? defaultRetryAfter : undefined);
  return {
    'Cache-Control': 'no-store',
    ...(allow === undefined ? {} : { Allow: allow.join(', ') }),
    ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
    ...(status === 401
      ? { 'WWW-Authenticate': 'Bearer realm="wfm-bridge", Basic realm="wfm-bridge", charset="UTF-8"' }
      : {}),
  };
}
