import type { Request, RequestHandler } from 'express';
import { limitedAuthenticators, type FailedLogins } from '../gate/limited-authenticators.ts';
import { authenticate, type Authenticators } from '../identity/authenticate.ts';
import { contextOf } from './request-context.ts';

/** Who knows the callers, and who counts the wrong credentials; absent = nobody does. */
export interface Logins extends Authenticators {
  readonly failedLogins?: FailedLogins;
}

/** Who knows the caller of this request, from where it comes. */
export function loginsOf({ ip }: Request, { failedLogins, ...by }: Logins): Authenticators {
  return failedLogins === undefined ? by : limitedAuthenticators(by, failedLogins, ip);
}

/** Lets only known callers pass. */
export function authenticated(by: Logins): RequestHandler {
  return async (request, response, next) => {
    const headers = request.headersDistinct;
    contextOf(response).caller = await authenticate(
      { authorization: headers['authorization'] ?? [], apiKey: headers['x-api-key'] ?? [] },
      loginsOf(request, by),
      request.ip,
    );
    next();
  };
}
