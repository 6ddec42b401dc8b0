import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
import { endOf, toApiClient, toClientPatch, toMadeSecret, toNewClient } from './mapping.ts';
import {
  apiClient,
  clientPatch,
  clientPath,
  madeClient,
  madeSecret,
  newClient,
  newSecret,
  secretPath,
} from './schema.ts';

const path = '/admin/v1/clients';
const nothing = z.strictObject({});
const shared = {
  tag: 'Clients',
  query: nothing,
  forms: ['json'],
  scope: { kind: 'all-only' },
  permissions: ['bridge:admin'],
  uses: [],
} as const;

const list = endpoint({
  ...shared,
  operationId: 'listApiClients',
  summary: 'All API clients of the database',
  method: 'get',
  path,
  params: nothing,
  body: z.undefined(),
  response: z.strictObject({ items: z.array(apiClient) }),
  safety: 'read',
  handle: async ({ clients }) => ({ items: (await clients.list()).map(toApiClient) }),
});

const get = endpoint({
  ...shared,
  operationId: 'getApiClient',
  summary: 'One API client',
  method: 'get',
  path: `${path}/{clientId}`,
  params: clientPath,
  body: z.undefined(),
  response: apiClient,
  safety: 'read',
  handle: async ({ clients, params }) => toApiClient(await clients.get(params.clientId)),
});

const create = endpoint({
  ...shared,
  operationId: 'createApiClient',
  summary: 'Make an API client; the answer shows its secret, once',
  method: 'post',
  path,
  params: nothing,
  body: newClient,
  response: madeClient,
  safety: 'create',
  success: 201,
  async handle({ clients, body }) {
    const made = await clients.create(toNewClient(body));
    const location = `${path}/${made.client.id}`;
    const value = { client: toApiClient(made.client), secret: toMadeSecret(made) };
    return new Reply({ status: 201, location, version: made.client.version, value });
  },
});

const change = endpoint({
  ...shared,
  operationId: 'changeApiClient',
  summary: 'Change an API client',
  method: 'patch',
  path: `${path}/{clientId}`,
  params: clientPath,
  body: clientPatch,
  response: apiClient,
  safety: 'idempotent',
  ifMatch: 'optional',
  handle: async ({ clients, params, body, ifMatch }) =>
    toApiClient(await clients.change(params.clientId, toClientPatch(body), ifMatch)),
});

const remove = endpoint({
  ...shared,
  operationId: 'deleteApiClient',
  summary: 'Delete an API client; its secrets and tokens end',
  method: 'delete',
  path: `${path}/{clientId}`,
  params: clientPath,
  body: z.undefined(),
  response: z.null().describe('Nothing: 204.'),
  safety: 'destructive',
  success: 204,
  async handle({ clients, params }) {
    await clients.remove(params.clientId);
    return new Reply({ status: 204 });
  },
});

function switching(to: 'disable' | 'enable', summary: string): Endpoint {
  return endpoint({
    ...shared,
    operationId: `${to}ApiClient`,
    summary,
    method: 'post',
    path: `${path}/{clientId}/${to}`,
    params: clientPath,
    body: z.undefined(),
    response: apiClient,
    safety: 'idempotent',
    handle: async ({ clients, params }) =>
      toApiClient(await clients.setDisabled(params.clientId, to === 'disable')),
  });
}

const addSecret = endpoint({
  ...shared,
  operationId: 'addApiClientSecret',
  summary: 'Make a second secret, which the answer shows, once',
  method: 'post',
  path: `${path}/{clientId}/secrets`,
  params: clientPath,
  body: newSecret,
  response: madeSecret,
  safety: 'create',
  success: 201,
  handle: async ({ clients, params, body }) =>
    new Reply({ status: 201, value: toMadeSecret(await clients.addSecret(params.clientId, endOf(body))) }),
});

const removeSecret = endpoint({
  ...shared,
  operationId: 'deleteApiClientSecret',
  summary: 'Delete a secret; its tokens end',
  method: 'delete',
  path: `${path}/{clientId}/secrets/{secretId}`,
  params: secretPath,
  body: z.undefined(),
  response: z.null().describe('Nothing: 204.'),
  safety: 'destructive',
  success: 204,
  async handle({ clients, params }) {
    await clients.removeSecret(params.clientId, params.secretId);
    return new Reply({ status: 204 });
  },
});

/** The administration of API clients. */
export const adminEndpoints: readonly Endpoint[] = [
  list,
  create,
  get,
  change,
  remove,
  switching('disable', 'Refuse an API client and all of its tokens, on every replica within seconds'),
  switching('enable', 'Let a disabled API client call again'),
  addSecret,
  removeSecret,
];
