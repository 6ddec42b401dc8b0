import { z } from 'zod';
import { permissions } from '../../../identity/permission.ts';
import { roles } from '../../../identity/role.ts';
import { views } from '../../../identity/scope.ts';

const clientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores');
const name = z.string().min(1).max(200).describe('Name of the program, for people.');
const ownerEmail = z
  .email()
  .max(254)
  .describe('Whom to ask when the program misbehaves or is no longer needed.');
const instant = z.iso.datetime({ offset: true });
const ids = z.array(z.int32().min(1)).max(10_000);

const scope = z
  .union([
    z.enum(['all']),
    z.strictObject({
      businessUnitIds: ids.default([]).describe('With all of their sites and teams.'),
      siteIds: ids.default([]).describe('With all of their teams.'),
      teamIds: ids.default([]),
    }),
  ])
  .describe('What of the organisation the client may see: `all`, or what is named and nothing else.');

const quota = z.int().min(1).max(1_000_000).nullable();
const quotas = z
  .strictObject({
    requestsPerMinute: quota.default(null),
    requestsPerHour: quota.default(null),
    concurrentCalls: quota.default(null).describe('Calls of WFM at the same time.'),
    maxRangeDays: quota.default(null).describe('Days that `from` and `to` may be apart.'),
  })
  .describe('Limits of this client; null: those of the server.');

const grants = {
  roles: z.array(z.enum(roles)).max(20).describe('Named sets of permissions.'),
  permissions: z.array(z.enum(permissions)).max(200).describe('Permissions beside those of the roles.'),
  scope,
  view: z.enum(views).describe('Which fields of people the client sees.'),
  siteId: z.int32().min(1).nullable().describe("WFM's number of the site that `mine` means under `/api/v2`."),
  quotas,
  upstreamIdentity: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
    .nullable()
    .describe("Whom WFM is called as, one of `UPSTREAM_IDENTITIES`; null: the bridge's own user."),
};

const secret = {
  id: z.string().describe('Id of the secret, which is not secret.'),
  createdAt: instant,
  expiresAt: instant.nullable(),
};

export const apiClient = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    ownerEmail: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().describe('When it last called, within a minute or two.'),
    disabledAt: instant.nullable(),
    ...grants,
    secrets: z.array(z.strictObject(secret)).describe('Two at most.'),
    version: z.string().describe('Changes with every change and is the ETag.'),
  })
  .meta({ id: 'ApiClient', description: 'A program that may call the bridge, and what it may do.' });

export const madeSecret = z
  .strictObject({ ...secret, secret: z.string().describe('Shown now and never again.') })
  .meta({ id: 'MadeSecret', description: 'A secret that was just made.' });

export const madeClient = z
  .strictObject({ client: apiClient, secret: madeSecret })
  .meta({ id: 'MadeApiClient', description: 'A client that was just made, with its first secret.' });

const expiresAt = instant.nullable().describe('After this it is refused; null: never.');

export const newClient = z
  .strictObject({
    id: clientId.optional().describe('Default: a new one.'),
    name,
    ownerEmail,
    expiresAt: expiresAt.default(null),
    roles: grants.roles.default([]),
    permissions: grants.permissions.default([]),
    scope: scope.default({ businessUnitIds: [], siteIds: [], teamIds: [] }),
    view: grants.view.default('roster'),
    siteId: grants.siteId.default(null),
    quotas: quotas.default({
      requestsPerMinute: null,
      requestsPerHour: null,
      concurrentCalls: null,
      maxRangeDays: null,
    }),
    upstreamIdentity: grants.upstreamIdentity.default(null),
  })
  .meta({ id: 'NewApiClient', description: 'What is left out is the least that can be given.' });

export const clientPatch = z
  .strictObject({
    name: name.optional(),
    ownerEmail: ownerEmail.optional(),
    expiresAt: expiresAt.optional(),
    roles: grants.roles.optional(),
    permissions: grants.permissions.optional(),
    scope: scope.optional(),
    view: grants.view.optional(),
    siteId: grants.siteId.optional(),
    quotas: quotas.optional(),
    upstreamIdentity: grants.upstreamIdentity.optional(),
  })
  .meta({
    id: 'ApiClientPatch',
    description: 'What it does not name stays as it is; what it names is replaced.',
  });

export const newSecret = z
  .strictObject({ expiresAt: expiresAt.default(null) })
  .meta({ id: 'NewSecret', description: 'When the new secret ends.' })
  .optional();

export const clientPath = z.strictObject({ clientId });
export const secretPath = z.strictObject({ clientId, secretId: z.string().regex(/^[0-9a-f]{1,64}$/) });

export type ApiClientAnswer = z.output<typeof apiClient>;
export type MadeSecretAnswer = z.output<typeof madeSecret>;
export type ClientPatchBody = z.output<typeof clientPatch>;
export type NewClientBody = z.output<typeof newClient>;
