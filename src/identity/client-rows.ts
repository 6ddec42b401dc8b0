import type { Readable } from '../store/database.ts';
import type { ApiClientRow, ApiClientSecretRow } from '../store/tables.ts';
import type { ClientGrants, ClientRecord } from './client-administration.ts';
import { permissions } from './permission.ts';
import { isRole } from './role.ts';

/** A client as it is stored: with what its secrets can be recognised by. */
export interface StoredClient extends ClientRecord {
  /** Of `secrets`, in their order. */
  readonly digests: readonly Buffer[];
}

/** The least that can be given. */
export const noGrants: ClientGrants = {
  roles: [],
  permissions: [],
  scope: { businessUnitIds: [], siteIds: [], teamIds: [] },
  view: 'roster',
  siteId: null,
  quotas: { requestsPerMinute: null, requestsPerHour: null, concurrentCalls: null, maxRangeDays: null },
  upstreamIdentity: null,
};

/** What a newer program granted and this one does not know is not granted. */
function grantsOf(json: string): ClientGrants {
  const stored = JSON.parse(json) as Partial<ClientGrants>;
  const grants = { ...noGrants, ...stored };
  return {
    ...grants,
    roles: grants.roles.filter(isRole),
    permissions: permissions.filter((permission) => grants.permissions.includes(permission)),
    quotas: { ...noGrants.quotas, ...grants.quotas },
  };
}

export function grantsText({
  roles,
  permissions: single,
  scope,
  view,
  siteId,
  quotas,
  upstreamIdentity,
}: ClientGrants): string {
  return JSON.stringify({ roles, permissions: single, scope, view, siteId, quotas, upstreamIdentity });
}

function storedClient(row: ApiClientRow, secrets: readonly ApiClientSecretRow[]): StoredClient {
  return {
    id: row.id,
    name: row.name,
    ownerEmail: row.owner_email,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    disabledAt: row.disabled_at,
    version: String(row.version),
    ...grantsOf(row.grants),
    secrets: secrets.map(({ id, created_at, expires_at }) => ({
      id,
      createdAt: created_at,
      expiresAt: expires_at,
    })),
    digests: secrets.map(({ digest }) => Buffer.from(digest, 'hex')),
  };
}

/** These clients, or all, in the order of their ids. */
export async function readClients(tables: Readable, ids?: readonly string[]): Promise<StoredClient[]> {
  let clients = tables.selectFrom('api_client').selectAll().orderBy('id');
  let secrets = tables.selectFrom('api_client_secret').selectAll().orderBy('created_at').orderBy('id');
  if (ids !== undefined) {
    clients = clients.where('id', 'in', ids);
    secrets = secrets.where('client_id', 'in', ids);
  }
  const rows = await clients.execute();
  const byClient = new Map<string, ApiClientSecretRow[]>(rows.map(({ id }) => [id, []]));
  for (const secret of await secrets.execute()) byClient.get(secret.client_id)?.push(secret);
  return rows.map((row) => storedClient(row, byClient.get(row.id) ?? []));
}
