import type { ErrorRequestHandler, Response } from 'express';
import type { BridgeError } from '../../error/bridge-error.ts';
import type { Logger } from '../../log/logger.ts';
import { contextOf } from '../request-context.ts';
import { bridgeErrorOf } from './foreign.ts';
import { problemAnswer } from './problem.ts';
import { statusOf } from './status.ts';

/** What is said beside the error itself: members of the body, and another status. */
export type MoreOfFailure = Readonly<Record<string, unknown>> & { readonly status?: number };

/** Sends a failure in the form of the face that was asked: a problem document where it has no other. */
export function sendFailure(response: Response, error: BridgeError, more: MoreOfFailure = {}): void {
  const { failureAnswer = problemAnswer, requestId } = contextOf(response);
  const { status, headers, body } = failureAnswer(error, requestId);
  response
    .status(more.status ?? status)
    .set(headers)
    .end(JSON.stringify({ ...body, ...more }));
}

/** Failures that the operator must see: everything but the caller's own mistakes. */
export function logFailure(logger: Logger, response: Response, error: BridgeError): void {
  const { requestId, route } = contextOf(response);
  if (statusOf[error.code] >= 500) logger.error({ err: error, requestId, route }, 'request failed');
  else logger.debug({ err: error, requestId, route }, 'request refused');
}

/** For a caller of HTTP/1.0 the end of the connection is the end of the answer, so that only a reset tells. */
function cut(response: Response): void {
  if (response.req.httpVersion === '1.0') response.socket?.resetAndDestroy();
  else response.destroy();
}

/** The end of the chain: every failure of every path leaves through here. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express tells an error handler by its four parameters
  return (reason: unknown, _request, response, _next) => {
    const error = bridgeErrorOf(reason);
    contextOf(response).failure = error.code;
    logFailure(logger, response, error);
    if (response.destroyed) return;
    // A well-formed short answer would be a lie: once it has begun, only a broken connection tells the truth.
    if (response.headersSent) cut(response);
    else sendFailure(response, error, contextOf(response).problemMembers?.(error));
  };
}
