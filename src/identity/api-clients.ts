import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../log/secret.ts';
import type { Caller } from './caller.ts';
import type { Scope, View } from './scope.ts';
import type { Permission } from './permission.ts';
import { permissionsOf } from './role.ts';

/** The programs that may call the bridge. */
export interface ApiClients {
  /** The caller behind id and secret, or undefined; it takes as long for an unknown id as for a wrong secret. */
  authenticate(clientId: string, secret: string): Promise<Caller | undefined>;
  /** The caller of that id as it is now, or undefined when client or secret do not exist (any more). */
  find(clientId: string, secretId?: string): Promise<Caller | undefined>;
}

export interface ApiClient {
  /** Letters, digits, hyphens and underscores: it must be separable from the secret by a colon or a dot. */
  readonly clientId: string;
  readonly secret: Secret;
  /**
   * What tokens say of the secret that they were given for, the first of them; tokens that say none of these are refused.
   * Absent: tokens outlive the secret.
   */
  readonly secretIds?: readonly string[];
  /** Absent: those of the role `integrator`. */
  readonly permissions?: readonly Permission[];
  /** As in `Caller`. */
  readonly siteId?: number;
  /** Absent: all of it, and everything of it. */
  readonly scope?: Scope;
  readonly view?: View;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

export interface FixedApiClients extends ApiClients {
  /** Whether there is a client of that id, whatever it can show. */
  knows(clientId: string): boolean;
}

/** Clients that are known at the start, such as the one of the environment. Keeps digests, not secrets. */
export function fixedApiClients(clients: readonly ApiClient[]): FixedApiClients {
  const known = clients.map((client) => ({
    digest: digest(client.secret.reveal()),
    secretIds: client.secretIds,
    caller: {
      clientId: client.clientId,
      permissions: new Set(client.permissions ?? permissionsOf(['integrator'])),
      scope: client.scope ?? 'all',
      view: client.view ?? 'full',
      ...(client.siteId === undefined ? {} : { siteId: client.siteId }),
      ...(client.secretIds?.[0] === undefined ? {} : { secretId: client.secretIds[0] }),
    } satisfies Caller,
  }));
  const absent = digest('');
  const byId = (clientId: string): (typeof known)[number] | undefined =>
    known.find(({ caller }) => caller.clientId === clientId);

  return {
    authenticate(clientId, secret) {
      const client = byId(clientId);
      const equal = timingSafeEqual(digest(secret), client?.digest ?? absent);
      return Promise.resolve(equal ? client?.caller : undefined);
    },
    find(clientId, secretId) {
      const client = byId(clientId);
      const isOver = client?.secretIds !== undefined && !client.secretIds.includes(secretId ?? '');
      return Promise.resolve(isOver ? undefined : client?.caller);
    },
    knows: (clientId) => byId(clientId) !== undefined,
  };
}

/** Two sets of clients as one. Where both know an id, the first decides alone. */
export function eitherApiClients(first: FixedApiClients, second: ApiClients): ApiClients {
  const ofWhom = (clientId: string): ApiClients => (first.knows(clientId) ? first : second);
  return {
    authenticate: (clientId, secret) => ofWhom(clientId).authenticate(clientId, secret),
    find: (clientId, secretId) => ofWhom(clientId).find(clientId, secretId),
  };
}
