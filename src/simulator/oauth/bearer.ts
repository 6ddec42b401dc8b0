import type { Simulation } from '../simulation.ts';
import type { JsonReply } from './token-endpoint.ts';

/** What an Authorization header proves: the login behind its token, or that it has none or a dead one. */
export type BearerCheck = { readonly login: string } | { readonly refused: 'missing' | 'invalid' };

export function checkBearer(simulation: Simulation, authorization: string | undefined): BearerCheck {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { refused: 'missing' };
  const login = simulation.tokens.login(token);
  return login === undefined ? { refused: 'invalid' } : { login };
}

/** The 401 that stands before WFM: a challenge, and the envelope that Genesys web services put around everything. */
export function unauthorized(refused: 'missing' | 'invalid', path: string): JsonReply {
  const challenge =
    refused === 'missing' ? 'Bearer realm="WFM"' : 'Bearer realm="WFM", error="invalid_token"';
  return {
    status: 401,
    headers: { 'www-authenticate': challenge },
    body: gwsFailure(603, 'Unauthorized', path),
  };
}

/** `{status:{code,message},…}`. The code is not the HTTP status; its numbers are guesses. */
export function gwsFailure(code: number, message: string, path: string): object {
  return { status: { code, message }, path, errors: [{ code, message }] };
}
