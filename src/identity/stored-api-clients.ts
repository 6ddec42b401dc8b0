import type { Clock } from '../time/clock.ts';
import type { ApiClients } from './api-clients.ts';
import type { Caller } from './caller.ts';
import { maximalSecrets, type ClientGrants, type ClientSecret } from './client-administration.ts';
import type { StoredClient } from './client-rows.ts';
import { matchingDigest } from './client-secret.ts';
import type { ClientSnapshot } from './client-snapshot.ts';
import type { LastUsed } from './last-used.ts';
import { permissionsOf } from './role.ts';
import type { Scope } from './scope.ts';

function scopeOf({ scope }: ClientGrants): Scope {
  if (scope === 'all') return 'all';
  return {
    businessUnitIds: new Set(scope.businessUnitIds),
    siteIds: new Set(scope.siteIds),
    teamIds: new Set(scope.teamIds),
  };
}

function callerOf(client: StoredClient, { id: secretId }: ClientSecret): Caller {
  return {
    clientId: client.id,
    secretId,
    permissions: permissionsOf(client.roles, client.permissions),
    scope: scopeOf(client),
    view: client.view,
    quotas: client.quotas,
    ...(client.upstreamIdentity === null ? {} : { identity: client.upstreamIdentity }),
    ...(client.siteId === null ? {} : { siteId: client.siteId }),
  };
}

/** The API clients of the store. A client that is disabled or whose time has passed is as if it were not there. */
export function storedApiClients(
  snapshot: ClientSnapshot,
  { clock, uses }: { readonly clock: Clock; readonly uses: LastUsed },
): ApiClients {
  const isOver = (end: number | null): boolean => end !== null && end <= clock.now();

  function seen(client: StoredClient, secret: ClientSecret | undefined): Caller | undefined {
    if (secret === undefined || client.disabledAt !== null) return undefined;
    if (isOver(client.expiresAt) || isOver(secret.expiresAt)) return undefined;
    uses.note(client.id);
    return callerOf(client, secret);
  }

  return {
    async authenticate(clientId, secret) {
      const client = (await snapshot.clients()).get(clientId);
      const at = matchingDigest(secret, client?.digests ?? [], maximalSecrets);
      return client === undefined ? undefined : seen(client, client.secrets[at]);
    },
    async find(clientId, secretId) {
      const client = (await snapshot.clients()).get(clientId);
      return client === undefined
        ? undefined
        : seen(
            client,
            client.secrets.find(({ id }) => id === secretId),
          );
    },
  };
}
