import { randomBytes } from 'node:crypto';
import { BridgeError } from '../error/bridge-error.ts';
import type { Database, Writable } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import type {
  ClientAdministration,
  ClientGrants,
  ClientRecord,
  MadeSecret,
  NewClient,
} from './client-administration.ts';
import { grantsText, noGrants, readClients, type StoredClient } from './client-rows.ts';
import { deleteSecret, insertSecret, makeRoom } from './secret-rows.ts';

export interface StoredAdministrationOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Ids that stand for others already. */
  readonly reserved: ReadonlySet<string>;
  /** The upstream identities that are configured; absent: nobody here knows. */
  readonly upstreamIdentities?: ReadonlySet<string> | undefined;
  /** Called after every change. */
  readonly changed: () => void;
}

function shown(client: StoredClient): ClientRecord {
  const { digests, ...record } = client;
  if (digests.length !== record.secrets.length) throw new Error('every secret has a digest');
  return record;
}

async function existing(tables: Parameters<typeof readClients>[0], id: string): Promise<StoredClient> {
  const [client] = await readClients(tables, [id]);
  if (client === undefined) throw new BridgeError('not-found', `there is no API client ${id}`);
  return client;
}

/** Says that the clients have changed. The first statement of every change: it lets one change happen at a time. */
async function countChange(tables: Writable): Promise<void> {
  await tables
    .updateTable('revision')
    .set((row) => ({ number: row('number', '+', 1) }))
    .where('of', '=', 'api_client')
    .execute();
}

/** A name that no configuration has would fail with every call. */
function requireIdentity(
  { upstreamIdentity }: Partial<ClientGrants>,
  { upstreamIdentities }: StoredAdministrationOptions,
): void {
  if (upstreamIdentity === undefined || upstreamIdentity === null) return;
  if (upstreamIdentities === undefined || upstreamIdentities.has(upstreamIdentity)) return;
  const detail = 'UPSTREAM_IDENTITIES of this bridge has no such identity';
  throw new BridgeError('invalid-request', `upstreamIdentity: ${detail}`, {
    facts: { errors: [{ pointer: '/upstreamIdentity', detail }] },
  });
}

/** Checks of a change that a caller made to a version it had read. */
function requireVersion(client: ClientRecord, versions: readonly string[] | undefined): void {
  if (versions === undefined || versions.includes('*') || versions.includes(client.version)) return;
  throw new BridgeError('precondition-failed', 'If-Match names another version');
}

async function update(tables: Writable, { id, version, ...client }: StoredClient): Promise<void> {
  await tables
    .updateTable('api_client')
    .set({
      name: client.name,
      owner_email: client.ownerEmail,
      expires_at: client.expiresAt,
      disabled_at: client.disabledAt,
      version: Number(version) + 1,
      grants: grantsText(client),
    })
    .where('id', '=', id)
    .execute();
}

async function insertClient(
  tables: Writable,
  { id, name, ownerEmail, expiresAt = null, ...grants }: NewClient & { readonly id: string },
  createdAt: number,
): Promise<void> {
  const row = { id, name, owner_email: ownerEmail, created_at: createdAt, expires_at: expiresAt };
  await tables
    .insertInto('api_client')
    .values({ ...row, version: 1, grants: grantsText({ ...noGrants, ...grants }) })
    .execute();
}

async function insertWithSecret(
  tables: Writable,
  client: NewClient,
  options: StoredAdministrationOptions,
): Promise<MadeSecret> {
  requireIdentity(client, options);
  const { clock, reserved } = options;
  const id = client.id ?? `client-${randomBytes(6).toString('hex')}`;
  const isTaken = reserved.has(id) || (await readClients(tables, [id])).length > 0;
  if (isTaken) throw new BridgeError('already-exists', `there is an API client ${id} already`);
  const createdAt = clock.now();
  await insertClient(tables, { ...client, id }, createdAt);
  const secret = await insertSecret(tables, id, { createdAt, expiresAt: null });
  return { ...secret, client: shown(await existing(tables, id)) };
}

/** The API clients of the store, for those who administer them. */
export function storedAdministration(options: StoredAdministrationOptions): ClientAdministration {
  const { database, clock } = options;

  /** One change, and what it leaves. */
  async function changing<T>(work: (tables: Writable) => Promise<T>): Promise<T> {
    const result = await database.write(async (tables) => {
      await countChange(tables);
      return await work(tables);
    });
    options.changed();
    return result;
  }

  async function changed(
    id: string,
    change: (client: StoredClient, tables: Writable) => StoredClient | Promise<StoredClient>,
  ): Promise<ClientRecord> {
    return await changing(async (tables) => {
      await update(tables, await change(await existing(tables, id), tables));
      return shown(await existing(tables, id));
    });
  }

  return {
    list: async () => (await database.read((tables) => readClients(tables))).map(shown),
    get: async (id) => shown(await database.read((tables) => existing(tables, id))),
    create: (client) => changing((tables) => insertWithSecret(tables, client, options)),
    change: (id, patch, versions) =>
      changed(id, (client) => {
        requireVersion(client, versions);
        requireIdentity(patch, options);
        return { ...client, ...patch };
      }),
    setDisabled: (id, isDisabled) =>
      changed(id, (client) => ({
        ...client,
        disabledAt: isDisabled ? (client.disabledAt ?? clock.now()) : null,
      })),
    addSecret: async (id, expiresAt = null) => {
      const createdAt = clock.now();
      return await changing(async (tables) => {
        const client = await existing(tables, id);
        await makeRoom(tables, client, createdAt);
        const secret = await insertSecret(tables, id, { createdAt, expiresAt });
        await update(tables, client);
        return { ...secret, client: shown(await existing(tables, id)) };
      });
    },
    removeSecret: (id, secretId) =>
      changed(id, async (client, tables) => {
        await deleteSecret(tables, id, secretId);
        return client;
      }),
    remove: (id) =>
      changing(async (tables) => {
        await existing(tables, id);
        await tables.deleteFrom('api_client').where('id', '=', id).execute();
      }),
  };
}
