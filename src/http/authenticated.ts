import type { RequestHandler } from 'express';
import { authenticate, type Authenticators } from '../identity/authenticate.ts';
import { contextOf } from './request-context.ts';

/** Lets only known callers pass. */
export function authenticated(by: Authenticators): RequestHandler {
  return async (request, response, next) => {
    const headers = request.headersDistinct;
    contextOf(response).caller = await authenticate(
      { authorization: headers['authorization'] ?? [], apiKey: headers['x-api-key'] ?? [] },
      by,
    );
    next();
  };
}
