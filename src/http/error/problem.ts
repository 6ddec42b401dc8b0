import { errorCatalogue } from '../../error/codes.ts';
import type { BridgeError, RequestFlaw } from '../../error/bridge-error.ts';
import type { FailureAnswer } from './failure-answer.ts';
import { failureHeaders } from './failure-headers.ts';
import { statusOf } from './status.ts';

/** RFC 9457 with the members this product adds. */
export type Problem = Readonly<Record<string, unknown>> & { readonly status: number };

const problemContentType = 'application/problem+json';

function withoutAbsent(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function shownFlaw({ pointer, parameter, detail }: RequestFlaw): RequestFlaw {
  return {
    ...(pointer === undefined ? {} : { pointer }),
    ...(parameter === undefined ? {} : { parameter }),
    detail,
  };
}

/** The body of a failed answer: everything of the error that callers may see, and nothing else. */
function problemOf(error: BridgeError, requestId: string): Problem {
  const { errors, validation, fault, service, operation, members, quota, lookUp, sentAt } = error.facts;
  return {
    type: `urn:wfm-bridge:problem:${error.code}`,
    title: errorCatalogue[error.code].title,
    status: statusOf[error.code],
    detail: error.detail,
    code: error.code,
    requestId,
    retryable: error.retryable,
    ...withoutAbsent({
      errors: errors?.map(shownFlaw),
      validation,
      fault,
      service,
      operation,
      members,
      quota,
      lookUp,
      sentAt,
    }),
  };
}

/** A problem document with its headers. */
export function problemAnswer(error: BridgeError, requestId: string): FailureAnswer {
  const body = problemOf(error, requestId);
  return {
    status: body.status,
    headers: {
      'Content-Type': problemContentType,
      'Cache-Control': 'no-store',
      ...failureHeaders(error, body.status),
    },
    body,
  };
}
