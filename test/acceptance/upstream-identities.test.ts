/** API clients with an upstream identity of their own: WFM is called as it, and as nobody else where it is not there. */
import { expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { temporaryFolder } from '../store/stores.ts';
import { people } from '../support/delegated-pair.ts';
import { basicOf, itemsOf, startBridge, type Answer, type RunningBridge } from '../support/running-bridge.ts';

interface Bench {
  readonly simulator: Simulator;
  readonly bridge: RunningBridge;
  /** Makes an API client over the administration; what its answer was, and how to call as it. */
  readonly make: (
    id: string,
    more: object,
  ) => Promise<{
    readonly answer: Answer;
    readonly headers: { readonly authorization: string };
    get(path: string): Promise<Answer>;
  }>;
}

const admin = { API_CLIENT_ROLES: 'integrator,admin' };

async function bench(env: (simulator: Simulator) => Environment): Promise<Bench> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const bridge = await startBridge({ ...simulatorVariables(simulator), ...admin, ...env(simulator) });
  return {
    simulator,
    bridge,
    async make(id, more) {
      const client = {
        id,
        name: id,
        ownerEmail: 'ada@example.com',
        roles: ['reader'],
        scope: 'all',
        ...more,
      };
      const answer = await bridge.post('/admin/v1/clients', client);
      const { secret } = (answer.body ?? {}) as { readonly secret?: { readonly secret: string } };
      const headers = { authorization: basicOf(id, secret?.secret ?? '') };
      return { answer, headers, get: (path) => bridge.get(path, { headers }) };
    },
  };
}

function loginOf({ world }: Simulator, userId: number): string {
  return world.users.find(({ gswUserId }) => gswUserId === userId)?.wmUser ?? '';
}

/** The bridge and its identities log in with user names and passwords at the token service. */
function withPlanner(simulator: Simulator): Environment {
  const { userName, password } = simulator.credentials;
  const planner = { username: loginOf(simulator, people.planner), password };
  return {
    OAUTH_GRANT: 'password',
    OAUTH_USERNAME: userName,
    OAUTH_PASSWORD: password,
    UPSTREAM_IDENTITIES: JSON.stringify({ planner }),
  };
}

const integrator = { roles: ['integrator'], view: 'full' };

test('WFM is called as the identity of the client, in a session of its own, beside the own one of the bridge', async () => {
  const { simulator, bridge, make } = await bench(withPlanner);
  const planner = await make('planning', { ...integrator, upstreamIdentity: 'planner' });
  expect(planner.answer.body).toMatchObject({ client: { upstreamIdentity: 'planner' } });
  itemsOf(await bridge.get('/wfm/v1/sites'));
  expect((await planner.get('/wfm/v1/userinfo')).body).toMatchObject({ userId: people.planner });
  itemsOf(await planner.get('/wfm/v1/sites'));
  expect((await planner.get('/wfm/v1/session')).body).toMatchObject({ userId: people.planner });
  expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ userId: 748 });
  expect(simulator.sessions.count()).toBe(2);
});

test('also in the profile onprem-login', async () => {
  const simulator = await startSimulator({ mode: 'onprem-login' });
  onTestFinished(() => simulator.close());
  const planner = { username: loginOf(simulator, people.planner), password: simulator.credentials.password };
  const identities = { UPSTREAM_IDENTITIES: JSON.stringify({ planner }) };
  const bridge = await startBridge({ ...simulatorVariables(simulator), ...admin, ...identities });
  const made = await bridge.post('/admin/v1/clients', {
    ...{ id: 'planning', name: 'Planning', ownerEmail: 'ada@example.com', scope: 'all' },
    ...{ ...integrator, upstreamIdentity: 'planner' },
  });
  const { secret } = made.body as { readonly secret: { readonly secret: string } };
  const headers = { authorization: basicOf('planning', secret.secret) };
  expect((await bridge.get('/wfm/v1/userinfo', { headers })).body).toMatchObject({ userId: people.planner });
});

test('an identity that is not configured is refused when a client is made or changed', async () => {
  const { bridge, make } = await bench(withPlanner);
  const refused = await make('planning', { upstreamIdentity: 'plannr' });
  expect([refused.answer.status, refused.answer.body]).toMatchObject([
    400,
    { errors: [{ pointer: '/upstreamIdentity' }] },
  ]);
  expect((await make('other', {})).answer.body).toMatchObject({ client: { upstreamIdentity: null } });
  const change = await bridge.post('/admin/v1/clients/other', '{"upstreamIdentity":"plannr"}', {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
  });
  expect(change.status).toBe(400);
});

test('a client whose identity has left the configuration is 503 and never the bridge; the others go on', async () => {
  const folder = { DATABASE_URL: undefined, DATA_DIR: temporaryFolder() };
  const { simulator, bridge, make } = await bench((from) => ({ ...withPlanner(from), ...folder }));
  const planner = await make('planning', { upstreamIdentity: 'planner' });
  itemsOf(await planner.get('/wfm/v1/sites'));
  await bridge.close();
  const later = await startBridge({ ...simulatorVariables(simulator), ...admin, ...folder });
  const { headers } = planner;
  const refused = await later.get('/wfm/v1/sites', { headers });
  expect([refused.status, refused.body]).toMatchObject([503, { code: 'upstream-identity-missing' }]);
  expect((await later.get('/readyz')).status).toBe(200);
  itemsOf(await later.get('/wfm/v1/sites'));
  expect(simulator.requests.count('GetSite')).toBe(2);
});

test('an identity whose credentials are wrong fails for its clients alone', async () => {
  const { bridge, make } = await bench((simulator) => ({
    ...withPlanner(simulator),
    UPSTREAM_IDENTITIES: JSON.stringify({ planner: { username: 'nobody', password: 'wrong' } }),
  }));
  const planner = await make('planning', { upstreamIdentity: 'planner' });
  const refused = await planner.get('/wfm/v1/sites');
  expect([refused.status, refused.body]).toMatchObject([502, { code: 'bridge-credentials-rejected' }]);
  itemsOf(await bridge.get('/wfm/v1/sites'));
  expect((await bridge.get('/readyz')).status).toBe(200);
});
