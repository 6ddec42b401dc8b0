import type {
  ClientPatch,
  ClientRecord,
  MadeSecret,
  NewClient,
} from '../../../identity/client-administration.ts';
import type { ApiClientAnswer, ClientPatchBody, MadeSecretAnswer, NewClientBody } from './schema.ts';

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function instantOrNone(milliseconds: number | null): string | null {
  return milliseconds === null ? null : instant(milliseconds);
}

function millisecondsOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

export function toApiClient(client: ClientRecord): ApiClientAnswer {
  const { roles, permissions, scope, secrets } = client;
  return {
    id: client.id,
    name: client.name,
    ownerEmail: client.ownerEmail,
    createdAt: instant(client.createdAt),
    expiresAt: instantOrNone(client.expiresAt),
    lastUsedAt: instantOrNone(client.lastUsedAt),
    disabledAt: instantOrNone(client.disabledAt),
    roles: [...roles],
    permissions: [...permissions],
    scope:
      scope === 'all'
        ? scope
        : {
            businessUnitIds: [...scope.businessUnitIds],
            siteIds: [...scope.siteIds],
            teamIds: [...scope.teamIds],
          },
    view: client.view,
    siteId: client.siteId,
    quotas: client.quotas,
    upstreamIdentity: client.upstreamIdentity,
    secrets: secrets.map(({ id, createdAt, expiresAt }) => ({
      id,
      createdAt: instant(createdAt),
      expiresAt: instantOrNone(expiresAt),
    })),
    version: client.version,
  };
}

/** The one answer that shows a secret. */
export function toMadeSecret({ made, secret }: MadeSecret): MadeSecretAnswer {
  return {
    id: made.id,
    createdAt: instant(made.createdAt),
    expiresAt: instantOrNone(made.expiresAt),
    secret: secret.reveal(),
  };
}

export function toNewClient({ expiresAt, ...client }: NewClientBody): NewClient {
  return { ...client, expiresAt: millisecondsOf(expiresAt) };
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}

export function toClientPatch({ expiresAt, ...patch }: ClientPatchBody): ClientPatch {
  return {
    ...defined(patch),
    ...(expiresAt === undefined ? {} : { expiresAt: millisecondsOf(expiresAt) }),
  };
}

export function endOf(body: { readonly expiresAt: string | null } | undefined): number | null {
  return millisecondsOf(body?.expiresAt ?? null);
}
