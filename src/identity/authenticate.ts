import { BridgeError } from '../error/bridge-error.ts';
import { isBridgeToken, type AccessTokens } from './access-token.ts';
import type { ApiClients } from './api-clients.ts';
import type { Caller } from './caller.ts';
import type { DelegatedCallers } from './delegated-callers.ts';
import { readCredentials, type CredentialHeaders } from './credentials.ts';

export interface Authenticators {
  readonly clients: ApiClients;
  readonly tokens: AccessTokens;
  /** Absent: a bearer that the bridge has not made is nobody's. */
  readonly delegated?: DelegatedCallers | undefined;
}

/**
 * Who sends these headers, from this remote address. Throws `unauthenticated`, or `invalid-request` for several credentials
 * at once; where callers may bring tokens of their own, also what keeps WFM from knowing them.
 */
export async function authenticate(
  headers: CredentialHeaders,
  by: Authenticators,
  address = '',
): Promise<Caller> {
  const credentials = readCredentials(headers);
  if (credentials.kind === 'bearer') {
    if (by.delegated !== undefined && !isBridgeToken(credentials.token))
      return await by.delegated.caller(credentials.token, address);
    const { clientId, secretId } = await by.tokens.verify(credentials.token);
    const caller = await by.clients.find(clientId, secretId);
    // A token outlives the client that got it, and the secret it was given for; their end must end it too.
    if (caller === undefined) throw new BridgeError('unauthenticated', 'the client of this token is gone');
    return caller;
  }
  const caller = await by.clients.authenticate(credentials.clientId, credentials.secret);
  if (caller === undefined) throw new BridgeError('unauthenticated', 'client id or secret is wrong');
  return caller;
}
