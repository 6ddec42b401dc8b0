import { BridgeError } from '../error/bridge-error.ts';
import type { Authenticators } from '../identity/authenticate.ts';
import type { Clock } from '../time/clock.ts';
import { attemptLimiter, type AttemptLimiter } from './attempt-limiter.ts';
import { networkOfAddress } from './network-of-address.ts';

/** Who has shown wrong credentials, and how often. */
export interface FailedLogins {
  /** By address and client: a program with an old secret shuts itself out, and not its neighbours behind one proxy. */
  readonly ofClient: AttemptLimiter;
  /** By address, whatever the client: who tries many ids. */
  readonly ofAddress: AttemptLimiter;
}

/** So many clients of one address may be wrong all the time before the address is. */
const clientsOfAddress = 5;

/** `perMinute`: wrong credentials of one client from one address. */
export function failedLogins(perMinute: number, clock: Clock): FailedLogins {
  const window = { windowSeconds: 60, clock };
  return {
    ofClient: attemptLimiter({
      ...window,
      attempts: perMinute,
      detail: 'too many wrong credentials of this client from this address',
    }),
    ofAddress: attemptLimiter({
      ...window,
      attempts: perMinute * clientsOfAddress,
      detail: 'too many wrong credentials from this address',
    }),
  };
}

/**
 * Credentials of one address, the wrong ones counted. Secrets are not even looked at once there were too many; a token can
 * be right at any time, since nobody finds a signature by trying: only one more wrong token is refused like that. A
 * token that has merely ended is not counted, for 401 is what tells its program to get another one.
 */
export function limitedAuthenticators<T extends Authenticators>(
  { clients, tokens, ...others }: T,
  { ofClient, ofAddress }: FailedLogins,
  address: string | undefined,
): Authenticators & Omit<T, 'clients' | 'tokens'> {
  const network = networkOfAddress(address);
  function count(subject: string): void {
    ofAddress.count(network);
    ofClient.count(subject);
  }
  return {
    ...others,
    clients: {
      find: (clientId, secretId) => clients.find(clientId, secretId),
      async authenticate(clientId, secret) {
        // Ids are as long as their senders like.
        const subject = `${network} ${clientId.slice(0, 64)}`;
        ofAddress.requireRoom(network);
        ofClient.requireRoom(subject);
        const caller = await clients.authenticate(clientId, secret);
        if (caller === undefined) count(subject);
        return caller;
      },
    },
    tokens: {
      issue: (subject) => tokens.issue(subject),
      async verify(token) {
        try {
          return await tokens.verify(token);
        } catch (reason) {
          if (isWrong(reason)) count(`${network} bearer`);
          throw reason;
        }
      },
    },
  };
}

function isWrong(reason: unknown): boolean {
  return (
    reason instanceof BridgeError &&
    reason.code === 'unauthenticated' &&
    reason.internal['isExpired'] !== true
  );
}
