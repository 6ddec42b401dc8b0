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

/** Clients that are known at the start, such as the one of the environment. Keeps digests, not secrets. */
export function fixedApiClients(clients: readonly ApiClient[]): ApiClients {
  const known = clients.map((client) => ({
    digest: digest(client.secret.reveal()),
    caller: {
      clientId: client.clientId,
      permissions: new Set(client.permissions ?? permissionsOf(['integrator'])),
      scope: client.scope ?? 'all',
      view: client.view ?? 'full',
      ...(client.siteId === undefined ? {} : { siteId: client.siteId }),
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
    find(clientId) {
      return Promise.resolve(byId(clientId)?.caller);
    },
  };
}

/** Two sets of clients as one. Where both know an id, the first decides alone. */
export function eitherApiClients(first: ApiClients, second: ApiClients): ApiClients {
  const ofWhom = async (clientId: string): Promise<ApiClients> =>
    (await first.find(clientId)) === undefined ? second : first;
  return {
    authenticate: async (clientId, secret) => (await ofWhom(clientId)).authenticate(clientId, secret),
    find: async (clientId, secretId) => (await ofWhom(clientId)).find(clientId, secretId),
  };
}
