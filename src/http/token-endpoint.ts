import express, { type Request, type RequestHandler } from 'express';
import { BridgeError } from '../error/bridge-error.ts';
import type { ErrorCode } from '../error/codes.ts';
import type { Authenticators } from '../identity/authenticate.ts';
import { readCredentials } from '../identity/credentials.ts';
import type { Caller } from '../identity/caller.ts';
import { loginsOf, type Logins } from './authenticated.ts';
import { hasBody } from './json-body.ts';
import { contextOf } from './request-context.ts';
import { sendJson } from './send.ts';

const formType = 'application/x-www-form-urlencoded';

const onlyForms: RequestHandler = (request, _response, next) => {
  if (hasBody(request) && request.is(formType) === false) {
    throw new BridgeError('unsupported-media-type', `the body must be ${formType}`);
  }
  next();
};

function wrong(parameter: string, detail: string): BridgeError {
  return new BridgeError('invalid-request', `${parameter}: ${detail}`, {
    facts: { errors: [{ parameter, detail }] },
  });
}

/** A form parameter, which RFC 6749 allows once; an empty one counts as left out. */
function formValue(form: URLSearchParams, name: string): string | undefined {
  const values = form.getAll(name);
  if (values.length > 1) throw wrong(name, 'may be given once only');
  return values[0] === '' ? undefined : values[0];
}

interface ClientPair {
  readonly clientId: string;
  readonly secret: string;
}

function formDecoded({ clientId, secret }: ClientPair): ClientPair | undefined {
  const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
  try {
    return { clientId: decode(clientId), secret: decode(secret) };
  } catch {
    return undefined;
  }
}

/** RFC 6749 §2.3.1 encodes id and secret as in a form before they become Basic credentials; not every client does. */
async function formEncodedClient(raw: ClientPair, by: Authenticators): Promise<Caller | undefined> {
  const pair = formDecoded(raw);
  if (pair === undefined || (pair.clientId === raw.clientId && pair.secret === raw.secret)) return undefined;
  return await by.clients.authenticate(pair.clientId, pair.secret);
}

async function clientOf(request: Request, form: URLSearchParams, by: Authenticators): Promise<Caller> {
  const clientId = formValue(form, 'client_id');
  const secret = formValue(form, 'client_secret');
  const authorization = request.headersDistinct['authorization'] ?? [];
  if (authorization.length > 0 && secret !== undefined) {
    throw wrong('client_secret', 'send the client secret in the header or in the body, not in both');
  }
  const credentials =
    authorization.length === 0 && clientId !== undefined && secret !== undefined
      ? ({ kind: 'client', clientId, secret } as const)
      : readCredentials({ authorization, apiKey: [] });
  if (credentials.kind === 'bearer') {
    throw new BridgeError('unauthenticated', 'a token is given for client id and secret only');
  }
  const caller =
    (await by.clients.authenticate(credentials.clientId, credentials.secret)) ??
    (authorization.length > 0 ? await formEncodedClient(credentials, by) : undefined);
  if (caller === undefined) throw new BridgeError('unauthenticated', 'client id or secret is wrong');
  return caller;
}

function issueToken(by: Logins): RequestHandler {
  return async (request, response) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const grant = formValue(form, 'grant_type');
    if (grant === undefined) throw wrong('grant_type', 'is required');
    if (grant !== 'client_credentials') {
      throw new BridgeError('unsupported-grant-type', 'grant_type must be client_credentials');
    }
    const caller = await clientOf(request, form, loginsOf(request, by));
    contextOf(response).caller = caller;
    const { token, expiresInSeconds } = await by.tokens.issue(caller);
    response.set('Cache-Control', 'no-store').set('Pragma', 'no-cache');
    sendJson(response, {
      access_token: token.reveal(),
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
    });
  };
}

/** The words of RFC 6749 §5.2 for the codes that this endpoint has. */
const oauthErrors: Partial<Readonly<Record<ErrorCode, string>>> = {
  unauthenticated: 'invalid_client',
  'unsupported-grant-type': 'unsupported_grant_type',
  internal: 'server_error',
};

/** Makes the problem documents of this path readable for OAuth clients, too. */
const speaksOauth: RequestHandler = (_request, response, next) => {
  contextOf(response).problemMembers = (failure) => ({
    error: oauthErrors[failure.code] ?? 'invalid_request',
    error_description: failure.detail,
    // Clients of Genesys Cloud read this one.
    description: failure.detail,
  });
  next();
};

/** `POST /oauth/token`: the bridge's own token for an API client (RFC 6749 §4.4). */
export function tokenEndpoint(by: Logins): readonly RequestHandler[] {
  return [speaksOauth, onlyForms, express.text({ type: formType, limit: 16_384 }), issueToken(by)];
}
