import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { BridgeError } from '../error/bridge-error.ts';
import type { ErrorCode } from '../error/codes.ts';
import type { Caller } from '../identity/caller.ts';
import type { UpstreamAccount } from '../telemetry/call-observer.ts';
import type { FailureAnswer } from './error/failure-answer.ts';

/** What the bridge knows about one request, for its log line and its failures. */
export class RequestContext {
  readonly requestId: string;
  readonly startedAt: number;
  /** Known once the request is authenticated. */
  caller?: Caller;
  /** Of the endpoint that answered. */
  operationId?: string;
  /** Of the caller's trace, or of the one that began here. */
  traceId?: string;
  /** What it has asked of WFM so far. */
  readonly upstream: UpstreamAccount = { calls: 0, ms: 0 };
  /** Path template of what answered; absent for unknown paths. */
  route?: string;
  failure?: ErrorCode;
  /** How the face writes its failures; absent: as problem documents. */
  failureAnswer?: (error: BridgeError, requestId: string) => FailureAnswer;
  /** What an endpoint with a standard of its own adds to its problem documents. */
  problemMembers?: (error: BridgeError) => Readonly<Record<string, unknown>>;

  constructor(requestId: string, startedAt: number) {
    this.requestId = requestId;
    this.startedAt = startedAt;
  }
}

/** The context of the request that this response belongs to. */
export function contextOf(response: Response): RequestContext {
  const context: unknown = response.locals['context'];
  if (!(context instanceof RequestContext)) throw new Error('the request context comes first in the chain');
  return context;
}

const sane = /^[A-Za-z0-9._-]{1,64}$/;

/** First in the chain: gives every request an id, the caller's own where it is harmless, and answers it. */
export function requestContext(now: () => number): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const requestId = sane.test(given) ? given : randomUUID();
    response.locals['context'] = new RequestContext(requestId, now());
    response.set('X-Request-Id', requestId);
    next();
  };
}
