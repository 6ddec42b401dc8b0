import type { RequestHandler } from 'express';
import { BridgeError } from '../error/bridge-error.ts';

/** `;name=value` or `;name="value"`, for every name but `q`. */
const otherParameter = /;(?!\s*q\s*=)[^;,="]*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^;,"]*))?/gi;

/**
 * Refuses a caller that could not read the answer. Who only wants problem documents is taken at its word. Parameters
 * of a media type (`charset=utf-8`, `odata=verbose`) choose between representations; there is one, so they say nothing.
 */
export const acceptsJson: RequestHandler = (request, _response, next) => {
  const { headers } = request;
  if (headers.accept !== undefined) headers.accept = headers.accept.replace(otherParameter, '');
  if (request.accepts(['application/json', 'application/problem+json']) === false) {
    throw new BridgeError('not-acceptable', 'the answer is application/json');
  }
  next();
};
