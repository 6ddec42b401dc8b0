import type { Request, RequestHandler } from 'express';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import { logFailure, sendFailure } from './error/render.ts';
import { contextOf } from './request-context.ts';

/** RFC 9110 §10.1.1: the one expectation there is; older versions of HTTP have none. */
function expectsTheUnknown({ httpVersion, headers }: Request): boolean {
  return httpVersion === '1.1' && (headers.expect ?? '100-continue').toLowerCase() !== '100-continue';
}

/** What Node's server would refuse with an empty body, here so that it is a problem document with a line in the log. */
export function protocolRules(logger: Logger): RequestHandler {
  return (request, response, next) => {
    if (request.httpVersion === '1.1' && request.headersDistinct['host']?.length !== 1) {
      throw new BridgeError('invalid-request', 'HTTP/1.1 wants one Host header');
    }
    if (!expectsTheUnknown(request)) {
      next();
      return;
    }
    const failure = new BridgeError('invalid-request', 'the only expectation that is met is 100-continue');
    contextOf(response).failure = failure.code;
    logFailure(logger, response, failure);
    sendFailure(response, failure, { status: 417 });
  };
}
