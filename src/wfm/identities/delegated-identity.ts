import { BridgeError } from '../../error/bridge-error.ts';
import type { Secret } from '../../log/secret.ts';
import type { UpstreamIdentity } from '../session/session-steps.ts';
import type { TokenSource } from '../token-source.ts';
import type { DelegatedIdentity } from '../wfm-port.ts';

/** What a caller is told whose own token WFM does not accept any more. */
export function tokenRefused(cause?: unknown): BridgeError {
  const options = cause === undefined ? {} : { cause };
  return new BridgeError('unauthenticated', 'WFM does not accept this bearer token, or no more', options);
}

/** A token that somebody brought. It is never renewed: once it was refused, there is none. */
function broughtToken(token: Secret): TokenSource {
  let isRefused = false;
  return {
    token: () => (isRefused ? Promise.reject(tokenRefused()) : Promise.resolve(token)),
    reject() {
      isRefused = true;
    },
  };
}

/** The identity of a caller who was looked up already. */
export function delegatedIdentity({ token, user }: DelegatedIdentity): UpstreamIdentity {
  return { kind: 'token', tokens: broughtToken(token), userinfo: () => Promise.resolve(user) };
}
