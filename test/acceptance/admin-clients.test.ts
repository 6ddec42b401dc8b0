/** Administering API clients over HTTP, as somebody with `bridge:admin`. */
import { expect, test } from 'vitest';
import { createLogger } from '../../src/log/logger.ts';
import { basicOf, send, startBridge, type Answer, type RunningBridge } from '../support/running-bridge.ts';
import { startScriptedWfm } from '../support/scripted-wfm.ts';

const path = '/admin/v1/clients';

async function bridgeOf(roles: string, lines: string[] = []): Promise<RunningBridge> {
  const wfm = await startScriptedWfm();
  const logger = createLogger('trace', { write: (line) => void lines.push(line) });
  return await startBridge({ ...wfm.variables, API_CLIENT_ROLES: roles }, { logger });
}

function ask(bridge: RunningBridge, method: string, to: string, more: RequestInit = {}): Promise<Answer> {
  return bridge.get(to, { method, ...more });
}

function withBody(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

interface Made {
  readonly client: { readonly id: string; readonly version: string };
  readonly secret: { readonly id: string; readonly secret: string };
}

async function tokenOf(bridge: RunningBridge, id: string, secret: string): Promise<string> {
  const answer = await send(`${bridge.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basicOf(id, secret) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(answer.status).toBe(200);
  return (answer.body as { readonly access_token: string }).access_token;
}

test('a client is made, calls, is disabled and enabled, gets another secret, and goes', async () => {
  const lines: string[] = [];
  const bridge = await bridgeOf('admin', lines);
  expect((await bridge.get(path)).body).toEqual({ items: [] });
  const wish = { id: 'bi', name: 'BI', ownerEmail: 'bi@example.com', roles: ['reader'], scope: 'all' };
  const answer = await bridge.post(path, wish);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`${path}/bi`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const made = answer.body as Made;
  const sites = async (authorization: string): Promise<number> =>
    (await bridge.get('/wfm/v1/sites', { headers: { authorization } })).status;
  const basic = basicOf('bi', made.secret.secret);
  const token = `Bearer ${await tokenOf(bridge, 'bi', made.secret.secret)}`;
  expect([await sites(basic), await sites(token)]).toEqual([200, 200]);
  // Who administers clients sees nothing of WFM.
  expect((await bridge.get('/wfm/v1/sites')).status).toBe(403);

  expect((await ask(bridge, 'POST', `${path}/bi/disable`)).body).toMatchObject({
    disabledAt: expect.any(String) as string,
  });
  expect([await sites(basic), await sites(token)]).toEqual([401, 401]);
  expect((await ask(bridge, 'POST', `${path}/bi/enable`)).body).toMatchObject({ disabledAt: null });
  expect([await sites(basic), await sites(token)]).toEqual([200, 200]);

  const second = await ask(bridge, 'POST', `${path}/bi/secrets`);
  expect(second.status).toBe(201);
  const { secret } = second.body as Made['secret'];
  expect(await sites(basicOf('bi', secret))).toBe(200);
  const third = await bridge.post(`${path}/bi/secrets`, { expiresAt: '2099-01-01T00:00:00Z' });
  expect(third).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
  expect((await ask(bridge, 'DELETE', `${path}/bi/secrets/${made.secret.id}`)).status).toBe(204);
  expect([await sites(basic), await sites(token), await sites(basicOf('bi', secret))]).toEqual([
    401, 401, 200,
  ]);

  const shown = `${(await bridge.get(path)).text}${(await bridge.get(`${path}/bi`)).text}${lines.join('')}`;
  expect(shown).toContain('"bi"');
  for (const hidden of [made.secret.secret, secret, 'digest']) expect(shown).not.toContain(hidden);

  expect((await ask(bridge, 'DELETE', `${path}/bi`)).status).toBe(204);
  expect(await sites(basicOf('bi', secret))).toBe(401);
  expect((await bridge.get(`${path}/bi`)).status).toBe(404);
});

test('a change is for the version that was read', async () => {
  const bridge = await bridgeOf('admin');
  await bridge.post(path, { id: 'bi', name: 'BI', ownerEmail: 'bi@example.com' });
  const etag = (await bridge.get(`${path}/bi`)).headers.get('etag') ?? '';
  const patch = (body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
    ask(bridge, 'PATCH', `${path}/bi`, withBody(body, headers));
  const changed = await patch({ view: 'hr', quotas: { requestsPerMinute: 60 } }, { 'if-match': etag });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'BI', view: 'hr', quotas: { requestsPerMinute: 60, maxRangeDays: null } },
  });
  expect((await patch({ view: 'full' }, { 'if-match': etag })).status).toBe(412);
  expect((await patch({ expiresAt: '2027-01-01T00:00:00+01:00' })).body).toMatchObject({
    view: 'hr',
    expiresAt: '2026-12-31T23:00:00.000Z',
  });
});

test.each([
  { body: {}, pointer: '/name' },
  { body: { name: 'x', ownerEmail: 'nobody' }, pointer: '/ownerEmail' },
  { body: { name: 'x', ownerEmail: 'a@example.com', roles: ['king'] }, pointer: '/roles/0' },
  { body: { name: 'x', ownerEmail: 'a@example.com', permissions: ['wfm:all'] }, pointer: '/permissions/0' },
  { body: { name: 'x', ownerEmail: 'a@example.com', id: 'a:b' }, pointer: '/id' },
  { body: { name: 'x', ownerEmail: 'a@example.com', secret: 'my own' }, pointer: '/secret' },
])('a client that is not described right is refused at $pointer', async ({ body, pointer }) => {
  const bridge = await bridgeOf('admin');
  const answer = await bridge.post(path, body);
  expect(answer.status).toBe(400);
  const { errors } = answer.body as { readonly errors: readonly { readonly pointer: string }[] };
  expect(errors.map((flaw) => flaw.pointer)).toContain(pointer);
});

test.each([
  ['GET', path],
  ['POST', path],
  ['GET', `${path}/bi`],
  ['PATCH', `${path}/bi`],
  ['DELETE', `${path}/bi`],
  ['POST', `${path}/bi/disable`],
  ['POST', `${path}/bi/enable`],
  ['POST', `${path}/bi/secrets`],
  ['DELETE', `${path}/bi/secrets/ab`],
])('%s %s is for administrators alone, whatever else a client may do', async (method, to) => {
  const bridge = await bridgeOf('integrator,supervisor');
  expect(await ask(bridge, method, to)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('the id of the client of the environment is taken', async () => {
  const bridge = await bridgeOf('admin');
  const answer = await bridge.post(path, { id: 'payroll', name: 'x', ownerEmail: 'a@example.com' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'already-exists' } });
});
