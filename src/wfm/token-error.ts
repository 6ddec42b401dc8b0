import { Readable } from 'node:stream';
import { BridgeError } from '../error/bridge-error.ts';

/** The error codes of RFC 6749, section 5.2: only these are repeated to people, whatever else a service may send. */
const knownErrors = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

interface HttpFailure {
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly systemCode: string | undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** `simple-oauth2` fails with the errors of its HTTP library: status, parsed answer and system code are all they hold. */
function httpFailure(cause: unknown): HttpFailure {
  const data = property(cause, 'data');
  const payload = property(data, 'payload');
  const error = property(payload, 'error');
  // Also an answer that is not JSON has a status, and 401 in HTML is a refusal like any other.
  const status = property(property(data, 'res'), 'statusCode');
  const code = property(cause, 'code') ?? property(data, 'code');
  return {
    status: typeof status === 'number' ? status : undefined,
    error: typeof error === 'string' && knownErrors.includes(error) ? error : undefined,
    systemCode: typeof code === 'string' ? code : undefined,
  };
}

/**
 * Closes the connection of an answer that was given up, because it came too slowly or was too large: the library stops
 * reading it and leaves it open. To be called with whatever the library has thrown.
 */
export function cutAnswer(cause: unknown): void {
  const answer = property(property(cause, 'data'), 'res');
  if (answer instanceof Readable && property(answer, 'complete') !== true) answer.destroy();
}

/**
 * A failure to get a token. The library's error is not kept as a cause: it holds the request with its credentials.
 */
export function tokenError(cause: unknown): BridgeError {
  if (cause instanceof BridgeError) return cause;
  const { status, error, systemCode } = httpFailure(cause);
  const message = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  const internal = { step: 'token', status, oauthError: error, systemCode, message };
  if (error !== undefined || status === 400 || status === 401 || status === 403) {
    const said = error ?? `HTTP ${status ?? 400}`;
    return new BridgeError(
      'bridge-credentials-rejected',
      `the token service refused the bridge's credentials (${said})`,
      { internal },
    );
  }
  const detail =
    status === undefined
      ? 'the token service cannot be reached, or did not answer in time with JSON'
      : `the token service answered HTTP ${status} instead of a token`;
  return new BridgeError('auth-upstream-unavailable', detail, { internal, facts: { retryAfter: 5 } });
}
