/** `Idempotency-Key` as a caller meets it, over both faces of a whole bridge. */
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  basic,
  basicOf,
  callerOf,
  send,
  startBridge,
  startPair,
  type Answer,
  type Caller,
} from '../support/running-bridge.ts';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { temporaryFolder } from '../store/stores.ts';

const user = { id: 9001, name: 'new.planner', tenantId: 101, firstName: 'Ada', email: 'ada@example.com' };

function create(bridge: Caller, key: string, body: unknown = user): Promise<Answer> {
  return bridge.post('/wfm/v1/users', body, { headers: { 'Idempotency-Key': key } });
}

const insert = 'InsertUser';
const rawUser = {
  user: {
    userId: 9002,
    user: 'raw.planner',
    timezoneId: 2,
    builderId: 0,
    securityRoleId: 3,
    tenantId: 101,
    userSecurity: [],
    timestamp: '0',
  },
  force: false,
};

function whatMatters({ status, headers, body }: Answer): unknown {
  const names = ['location', 'etag', 'content-type'];
  return { status, body, headers: names.map((name) => headers.get(name)) };
}

test('a repetition is answered with the first answer, and audited as one; another request is 422', async () => {
  const { bridge, simulator } = await startPair({ env: { API_CLIENT_ROLES: 'integrator,admin' } });
  const first = await create(bridge, '"a-1"');
  expect(first.status, first.text).toBe(201);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  const again = await create(bridge, 'a-1');
  expect(whatMatters(again)).toEqual(whatMatters(first));
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const other = await create(bridge, 'a-1', { ...user, firstName: 'Joan' });
  expect([other.status, other.body]).toMatchObject([
    422,
    { code: 'idempotency-key-reused', retryable: false },
  ]);
  expect(simulator.requests.count(insert)).toBe(1);
  const audit = await bridge.get('/admin/v1/audit?operationId=createUser');
  const { items } = audit.body as { items: readonly { outcome: string }[] };
  expect(items.map(({ outcome }) => outcome)).toEqual(['idempotency-key-reused', 'replayed', 'done']);
});

test('a refusal of WFM is told again, and a raw call is like any other change', async () => {
  const { bridge, simulator } = await startPair();
  const raw = (body: unknown, key: string): Promise<Answer> =>
    bridge.post('/wfm/v1/services/ConfigService/InsertUser', body, { headers: { 'Idempotency-Key': key } });
  const first = await raw(rawUser, 'r-1');
  expect(first.status, first.text).toBe(200);
  const again = await raw(rawUser, 'r-1');
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
  const refused = await raw(rawUser, 'r-2');
  const refusedAgain = await raw(rawUser, 'r-2');
  expect([refused.status, refusedAgain.status]).toEqual([422, 422]);
  expect(refusedAgain.body).toMatchObject({
    validation: (refused.body as { validation: unknown }).validation,
  });
  expect(simulator.requests.count(insert)).toBe(2);
});

test('on reads the header says nothing, whatever is in it', async () => {
  const { bridge } = await startPair();
  const headers = { 'Idempotency-Key': 'no "key' };
  expect((await bridge.get('/wfm/v1/users', { headers })).status).toBe(200);
  const read = await bridge.post('/wfm/v1/services/ConfigService/GetUser', {}, { headers });
  expect(read.body).not.toMatchObject({ errors: [{ parameter: 'Idempotency-Key' }] });
  const change = await bridge.post('/wfm/v1/users', user, { headers });
  expect(change.body).toMatchObject({ code: 'invalid-request', errors: [{ parameter: 'Idempotency-Key' }] });
});

test('fifty at once, on two bridges over one file, are one change; a third, started later, knows it', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const env = { ...simulatorVariables(simulator), DATABASE_URL: undefined, DATA_DIR: temporaryFolder() };
  const bridges = [await startBridge(env), await startBridge(env)];
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => create(bridges[index % 2]!, 'fifty')),
  );
  expect(simulator.requests.count(insert)).toBe(1);
  const done = answers.filter(({ status }) => status === 201);
  const running = answers.filter(({ status }) => status === 409);
  expect(done.length + running.length).toBe(50);
  expect(done.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  for (const { body, headers } of running) {
    expect(body).toMatchObject({ code: 'request-in-progress', retryable: true });
    expect(headers.get('retry-after')).toBe('2');
  }
  for (const bridge of bridges) await bridge.close();
  const later = await create(await startBridge(env), 'fifty');
  expect(whatMatters(later)).toEqual(whatMatters(done[0]!));
  expect(simulator.requests.count(insert)).toBe(1);
});

test('a caller that goes away finds the answer when it comes back', async () => {
  const { bridge, simulator } = await startPair();
  const leaving = new AbortController();
  const gone = bridge
    .post('/wfm/v1/users', user, { headers: { 'Idempotency-Key': 'gone' }, signal: leaving.signal })
    .catch(() => 'gone');
  await vi.waitFor(() => expect(simulator.requests.all().length).toBeGreaterThan(0), { interval: 1 });
  leaving.abort();
  expect(await gone).toBe('gone');
  await vi.waitFor(
    async () => {
      const back = await create(bridge, 'gone');
      expect([back.status, back.body]).toMatchObject([201, { id: 9001 }]);
    },
    { timeout: 5_000 },
  );
  expect(simulator.requests.count(insert)).toBe(1);
});

test('a secret that was shown once is shown again to who has its key; rights and view are those of today', async () => {
  const { bridge, simulator } = await startPair({ env: { API_CLIENT_ROLES: 'integrator,admin' } });
  const wanted = { name: 'HR', ownerEmail: 'hr@example.com', roles: ['integrator'], scope: 'all' };
  const ask = (): Promise<Answer> =>
    bridge.post('/admin/v1/clients', wanted, { headers: { 'Idempotency-Key': 'client-1' } });
  const made = await ask();
  expect(made.status, made.text).toBe(201);
  expect((await ask()).text).toBe(made.text);
  const { items } = (await bridge.get('/admin/v1/clients')).body as { items: readonly unknown[] };
  expect(items).toHaveLength(1);

  const { client, secret } = made.body as { client: { id: string }; secret: { secret: string } };
  const grant = async (grants: unknown): Promise<void> => {
    const changed = await send(`${bridge.url}/admin/v1/clients/${client.id}`, {
      method: 'PATCH',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: JSON.stringify(grants),
    });
    expect(changed.status, changed.text).toBe(200);
  };
  const hr = callerOf(bridge.url, basicOf(client.id, secret.secret));
  const first = await create(hr, 'hr-1');
  expect(first.status, first.text).toBe(201);
  expect(first.body).not.toHaveProperty('email');
  await grant({ view: 'full' });
  expect((await create(hr, 'hr-1')).body).toMatchObject({ email: user.email });
  await grant({ roles: [], permissions: ['wfm:user:view'] });
  expect((await create(hr, 'hr-1')).status).toBe(403);
  expect(simulator.requests.count(insert)).toBe(1);
});
