import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { runEndpoint, type RawRequest } from '../../src/gate/run-endpoint.ts';
import type { Permission } from '../../src/identity/permission.ts';
import { FakeWfm } from '../support/fake-wfm.ts';
import { quietGate } from '../support/quiet-gate.ts';

export const echo = endpoint({
  operationId: 'echo',
  summary: 'Says what it got',
  tag: 'Test',
  method: 'post',
  path: '/echo/{siteId}',
  params: z.strictObject({ siteId: z.int() }),
  query: z.strictObject({
    teamId: z.array(z.int()).optional(),
    active: z.boolean().optional(),
    names: z.array(z.string()).default([]),
    limit: z.int().min(1).default(10),
  }),
  body: z.strictObject({
    name: z.string(),
    'a/b~c': z.array(z.strictObject({ id: z.int() })).optional(),
  }),
  response: z.unknown(),
  forms: ['json'],
  scope: { kind: 'open' },
  permissions: ['wfm:site:view', 'wfm:team:view'],
  safety: 'read',
  uses: [],
  handle: ({ params, query, body }) => Promise.resolve({ params, query, body }),
});

/** Runs an endpoint behind the gate. */
export function run(
  raw: Partial<RawRequest>,
  permissions: readonly Permission[] = ['wfm:team:view'],
  called: Endpoint = echo,
): Promise<unknown> {
  const request = {
    params: [['siteId', '7']],
    query: [],
    body: { name: 'x' },
    form: 'json',
    ...raw,
  } as const;
  return runEndpoint(called, request, {
    caller: { clientId: 'test', permissions: new Set(permissions), scope: 'all', view: 'full' },
    wfm: new FakeWfm().forRequest({ signal: new AbortController().signal, clientId: 'payroll' }),
    ...quietGate(),
    signal: new AbortController().signal,
  });
}

/** The failure that an action must come to. */
export async function failure(action: Promise<unknown>): Promise<BridgeError> {
  const error = await action.catch((reason: unknown) => reason);
  if (!(error instanceof BridgeError)) throw new Error('this must fail', { cause: error });
  return error;
}
