/** `wfm-bridge clients`: the administration of API clients on the store itself, without a running bridge. */
import { loadIdentityNames, loadStoreAccess } from '../config/configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';
import { auditedAdministration } from '../gate/audited-administration.ts';
import { storedAuditLog } from '../gate/stored-audit-log.ts';
import type { ClientAdministration, ClientRecord, MadeSecret } from '../identity/client-administration.ts';
import { permissions, type Permission } from '../identity/permission.ts';
import { roles, type Role } from '../identity/role.ts';
import type { View } from '../identity/scope.ts';
import { storedClients } from '../identity/stored-clients.ts';
import { createLogger } from '../log/logger.ts';
import { openDatabase } from '../store/database.ts';
import { systemClock as clock } from '../time/clock.ts';
import type { Terminal } from './terminal.ts';

/** As commander gives them. */
export interface CreateClientOptions {
  readonly name: string;
  readonly owner: string;
  readonly role: readonly string[];
  readonly permission: readonly string[];
  readonly scopeAll?: boolean;
  readonly businessUnit: readonly number[];
  readonly site: readonly number[];
  readonly team: readonly number[];
  readonly view: View;
  readonly mineSite?: number;
  readonly upstreamIdentity?: string;
  readonly expires?: string;
}

function known<T extends string>(names: readonly string[], all: readonly T[], what: string): T[] {
  return names.map((name) => {
    const found = all.find((one) => one === name);
    if (found !== undefined) return found;
    throw new BridgeError('invalid-request', `there is no ${what} ${name}${didYouMean(name, all)}`);
  });
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new BridgeError('invalid-request', `${text} is no date such as 2027-01-31 and no instant`);
}

function identityOf(name: string | undefined): string | null {
  if (name === undefined || /^[A-Za-z0-9_-]{1,64}$/.test(name)) return name ?? null;
  throw new BridgeError(
    'invalid-request',
    'an upstream identity is 1 to 64 letters, digits, hyphens or underscores',
  );
}

function shownTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

/** Times as people and programs read them. */
function printed(client: ClientRecord): unknown {
  return {
    ...client,
    createdAt: shownTime(client.createdAt),
    expiresAt: shownTime(client.expiresAt),
    lastUsedAt: shownTime(client.lastUsedAt),
    disabledAt: shownTime(client.disabledAt),
    secrets: client.secrets.map(({ id, createdAt, expiresAt }) => ({
      id,
      createdAt: shownTime(createdAt),
      expiresAt: shownTime(expiresAt),
    })),
  };
}

/** Standard output is one JSON document, whatever the command. */
function print(terminal: Terminal, value: unknown): void {
  terminal.out(JSON.stringify(value, null, 2));
}

function printSecret(terminal: Terminal, { client, made, secret }: MadeSecret): void {
  terminal.err('# the secret is shown now and never again');
  print(terminal, { clientId: client.id, secretId: made.id, secret: secret.reveal() });
}

/** Opens the store that the environment names, for one act. */
async function administering(
  terminal: Terminal,
  act: (clients: ClientAdministration) => Promise<void>,
): Promise<number> {
  const logger = createLogger('silent');
  const database = openDatabase(loadStoreAccess(terminal.env), { logger });
  try {
    const upstreamIdentities = loadIdentityNames(terminal.env);
    const { administration } = storedClients({ database, clock, logger, upstreamIdentities });
    // Retention is the bridge's business: the command line only adds.
    const log = storedAuditLog({ database, clock, logger, retentionDays: Number.POSITIVE_INFINITY });
    await act(auditedAdministration(administration, { audit: { log, logger }, clock }));
    return 0;
  } finally {
    await database.close();
  }
}

export function createClient(id: string, options: CreateClientOptions, terminal: Terminal): Promise<number> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new BridgeError('invalid-request', 'an id is 1 to 64 letters, digits, hyphens or underscores');
  const granted: readonly Role[] = known(options.role, roles, 'role');
  const single: readonly Permission[] = known(options.permission, permissions, 'permission');
  const { businessUnit: businessUnitIds, site: siteIds, team: teamIds } = options;
  return administering(terminal, async (clients) => {
    const made = await clients.create({
      id,
      name: options.name,
      ownerEmail: options.owner,
      expiresAt: instantOf(options.expires),
      roles: granted,
      permissions: single,
      scope: options.scopeAll === true ? 'all' : { businessUnitIds, siteIds, teamIds },
      view: options.view,
      siteId: options.mineSite ?? null,
      upstreamIdentity: identityOf(options.upstreamIdentity),
    });
    printSecret(terminal, made);
  });
}

export function listClients(terminal: Terminal): Promise<number> {
  return administering(terminal, async (clients) => print(terminal, (await clients.list()).map(printed)));
}

export function showClient(id: string, terminal: Terminal): Promise<number> {
  return administering(terminal, async (clients) => print(terminal, printed(await clients.get(id))));
}

/** Makes another secret; where one is named, that one goes first. */
export function rotateClient(
  id: string,
  options: { readonly remove?: string; readonly expires?: string },
  terminal: Terminal,
): Promise<number> {
  return administering(terminal, async (clients) => {
    if (options.remove !== undefined) await clients.removeSecret(id, options.remove);
    printSecret(terminal, await clients.addSecret(id, instantOf(options.expires)));
  });
}

export function setClientDisabled(id: string, isDisabled: boolean, terminal: Terminal): Promise<number> {
  return administering(terminal, async (clients) =>
    print(terminal, printed(await clients.setDisabled(id, isDisabled))),
  );
}

export function deleteClient(id: string, terminal: Terminal): Promise<number> {
  return administering(terminal, async (clients) => {
    await clients.remove(id);
    terminal.err(`# ${id} is deleted`);
  });
}
