import type { RequestHandler } from 'express';
import { BridgeError } from '../error/bridge-error.ts';

/** Refuses a caller that could not read the answer. Who only wants problem documents is taken at its word. */
export const acceptsJson: RequestHandler = (request, _response, next) => {
  if (request.accepts(['application/json', 'application/problem+json']) === false) {
    throw new BridgeError('not-acceptable', 'the answer is application/json');
  }
  next();
};
