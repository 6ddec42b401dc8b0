import { BridgeError } from '../error/bridge-error.ts';

/** Credentials as they arrive, before anybody has looked whether they are right. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'client'; readonly clientId: string; readonly secret: string };

/** The header values of one request; each may have been sent more than once. */
export interface CredentialHeaders {
  readonly authorization: readonly string[];
  readonly apiKey: readonly string[];
}

function unusable(detail: string): BridgeError {
  return new BridgeError('unauthenticated', detail);
}

/** Splits at the first separator; both sides must be there. */
function pair(text: string, separator: string, detail: string): Credentials {
  const at = text.indexOf(separator);
  if (at < 1 || at === text.length - 1) throw unusable(detail);
  return { kind: 'client', clientId: text.slice(0, at), secret: text.slice(at + 1) };
}

/** RFC 7617 with the charset UTF-8. */
function basic(token: string): Credentials {
  const detail = 'the Basic credentials are not base64 of clientId:secret in UTF-8';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(token)) throw unusable(detail);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(token, 'base64'));
  } catch (cause) {
    throw new BridgeError('unauthenticated', detail, { cause });
  }
  return pair(text, ':', detail);
}

function authorization(value: string): Credentials {
  const [, scheme = '', token = ''] = /^([A-Za-z]+) +(\S+) *$/.exec(value) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { kind: 'bearer', token };
    case 'basic':
      return basic(token);
    default:
      throw unusable('Authorization must be `Bearer <token>` or `Basic <clientId:secret in base64>`');
  }
}

/**
 * The one credential of a request: `Authorization: Bearer`, `Authorization: Basic`, or `X-API-Key` with
 * `<clientId>.<secret>`. Two at once are refused, since nobody can say which one was meant.
 */
export function readCredentials({ authorization: authorizations, apiKey }: CredentialHeaders): Credentials {
  const count = authorizations.length + apiKey.length;
  if (count > 1) {
    const parameter = authorizations.length > 0 ? 'Authorization' : 'X-API-Key';
    const detail = 'send one kind of credentials, once';
    throw new BridgeError('invalid-request', detail, { facts: { errors: [{ parameter, detail }] } });
  }
  const [value] = authorizations;
  if (value !== undefined) return authorization(value);
  const [key] = apiKey;
  if (key !== undefined) return pair(key, '.', 'X-API-Key must be `<clientId>.<secret>`');
  throw unusable('send Authorization: Bearer, Authorization: Basic or X-API-Key');
}
