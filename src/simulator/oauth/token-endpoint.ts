import type { Simulation } from '../simulation.ts';
import { findPersonByLogin } from '../world/people.ts';
import { readClient } from './client-credentials.ts';
import type { IssuedTokens } from './token-register.ts';

export interface JsonReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** POST /auth/v3/oauth/token: client credentials, resource owner password and refresh token, errors as in RFC 6749. */
export function answerTokenRequest(
  simulation: Simulation,
  authorization: string | undefined,
  form: URLSearchParams,
): JsonReply {
  const { clientId, clientSecret } = simulation.credentials;
  const client = readClient(authorization, form);
  const known = client?.id === clientId && client.secret === clientSecret;
  if (!known || simulation.mishaps.current.rejectClient === true) {
    const challenge = { 'www-authenticate': 'Basic realm="auth"' };
    return {
      status: 401,
      headers: challenge,
      body: failure('invalid_client', 'client authentication failed'),
    };
  }
  const tokens = grant(simulation, form);
  return 'error' in tokens
    ? { status: 400, body: tokens }
    : { status: 200, headers: noStore, body: answer(tokens) };
}

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

interface OAuthFailure {
  readonly error: string;
  readonly error_description: string;
}

function failure(error: string, description: string): OAuthFailure {
  return { error, error_description: description };
}

function grant(simulation: Simulation, form: URLSearchParams): IssuedTokens | OAuthFailure {
  switch (form.get('grant_type')) {
    case null:
      return failure('invalid_request', 'grant_type is missing');
    case 'client_credentials':
      return simulation.tokens.issue(simulation.credentials.userName);
    case 'password':
      return grantPassword(simulation, form);
    case 'refresh_token':
      return (
        simulation.tokens.refresh(form.get('refresh_token') ?? '') ??
        failure('invalid_grant', 'the refresh token is not, or no longer, valid')
      );
    default:
      return failure('unsupported_grant_type', 'client_credentials, password and refresh_token are offered');
  }
}

function grantPassword(simulation: Simulation, form: URLSearchParams): IssuedTokens | OAuthFailure {
  const username = form.get('username');
  const password = form.get('password');
  if (username === null || password === null) {
    return failure('invalid_request', 'username and password are required');
  }
  const login = username.slice(username.lastIndexOf('\\') + 1);
  const person = findPersonByLogin(simulation.world.now, login);
  if (person === undefined || password !== simulation.credentials.password) {
    return failure('invalid_grant', 'user name or password is wrong');
  }
  return simulation.tokens.issueRefreshable(login);
}

function answer(tokens: IssuedTokens): object {
  return {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    expires_in: tokens.expiresInS,
    ...(tokens.refreshToken === undefined ? {} : { refresh_token: tokens.refreshToken }),
    scope: '*',
  };
}
