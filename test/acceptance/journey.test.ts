import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator-options.ts';
import {
  apiClient,
  basicOf,
  closePair,
  itemsOf,
  openPair,
  send,
  startBridge,
  startPair,
  type Pair,
} from '../support/running-bridge.ts';

const paths = [
  '/wfm/v1/userinfo',
  '/wfm/v1/business-units',
  '/wfm/v1/sites',
  '/wfm/v1/teams?siteId=101',
  '/wfm/v1/agents?teamId=1011',
  '/wfm/v1/exception-types',
  '/wfm/v1/schedule-state-groups',
  '/wfm/v1/users/748',
  '/wfm/v1/services',
];

/** What a caller is told, but for the moment at which it was told. */
function lasting(body: unknown): unknown {
  return { ...(body as object), asOf: 'then' };
}

describe('the first journey', () => {
  test('userinfo says who the bridge is in WFM', async () => {
    const { bridge, simulator } = await startPair();
    const answer = await bridge.get('/wfm/v1/userinfo');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      userId: 748,
      userName: simulator.credentials.userName,
      userType: 'supervisor',
    });
    expect(simulator.requests.count('OpenSession')).toBe(0);
  });

  test('the session tells its state, never an address or a key', async () => {
    const { bridge, simulator } = await startPair();
    expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({ state: 'closed', renewals: 0 });
    await bridge.get('/wfm/v1/sites');
    const answer = await bridge.get('/wfm/v1/session');
    expect(answer.body).toMatchObject({
      state: 'open',
      userId: 748,
      userName: simulator.credentials.userName,
      services: [
        'SessionService800',
        'ConfigService850',
        'ScheduleService712',
        'ScheduleService850',
        'CalendarService850',
        'ForecastService850',
        'PerformanceService850',
        'AdherenceService850',
        'ForecastService761',
      ],
      renewals: 0,
    });
    const [key = ''] = simulator.sessions.keys();
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    for (const secret of ['http', 'SessionID', 'wfm-internal', key, '127.0.0.1'])
      expect(answer.text).not.toContain(secret);
  });

  test('the services tell operations, evidence and safety, and what the session offers', async () => {
    const { bridge } = await startPair();
    await bridge.get('/wfm/v1/sites');
    const list = itemsOf(await bridge.get('/wfm/v1/services'));
    expect(list.map(({ name, offered, operationCount }) => [name, offered, operationCount])).toEqual([
      ['AdherenceService850', true, 2],
      ['CalendarService850', true, 8],
      ['ConfigService850', true, 24],
      ['ForecastService850', true, 3],
      ['LocatorService800', false, 2],
      ['PerformanceService850', true, 3],
      ['ScheduleService712', true, 2],
      ['ScheduleService850', true, 9],
      ['SessionService800', true, 3],
    ]);
    expect(list.find(({ name }) => name === 'ScheduleService712')).toMatchObject({
      family: 'ScheduleService',
      version: 712,
      fidelity: { operations: { evidenced: 2, documented: 0, inferred: 0, genuine: 0 } },
    });
    const { body } = await bridge.get('/wfm/v1/services/ConfigService');
    const { operations } = body as { operations: readonly { readonly name: string }[] };
    expect(operations.find(({ name }) => name === 'DeleteCfgObject')).toMatchObject({
      safety: 'destructive',
      reserved: false,
      evidence: { label: 'code' },
    });
  });

  test.each(['ConfigService', 'ConfigService850'])(
    'an empty raw call of %s lists all sites',
    async (name) => {
      const { bridge, simulator } = await startPair();
      const items = itemsOf(await bridge.post(`/wfm/v1/services/${name}/GetSite`, {}));
      expect(items).toMatchObject(
        simulator.world.sites.map((site) => ({
          siteId: site.wmSiteId,
          name: site.wmName,
          buId: site.wmBUId,
          timestamp: site.timestamp,
        })),
      );
      expect(items[0]).toMatchObject({ weekStartDay: 'CFG_WEEKDAY_MONDAY' });
    },
  );

  test('the exact profile is the shape of the WSDL', async () => {
    const { bridge, simulator } = await startPair();
    const request = {
      filter: { wmBUIdNSizeIs: 0, wmBUId: [], wmSiteIdNSizeIs: 1, wmSiteId: [101] },
      sortMode: { sortMode: 0, ascending: true },
      details: { infoType: 0 },
    };
    const answer = await bridge.post('/wfm/v1/services/ConfigService/GetSite?profile=exact', request);
    expect(answer.body).toEqual({
      return: {
        objectArrayNSizeIs: 1,
        objectArray: [simulator.world.sites[0]],
        objectShortArrayNSizeIs: 0,
        objectShortArray: [],
      },
    });
    const bare = await bridge.post('/wfm/v1/services/ConfigService/GetSite?profile=exact', { sortMode: {} });
    expect([bare.status, bare.body]).toMatchObject([400, { code: 'invalid-request' }]);
  });
});

describe('callers', () => {
  const form = { grant_type: 'client_credentials' };

  test.each([
    {
      name: 'Basic credentials',
      headers: { authorization: basicOf(apiClient.id, apiClient.secret) },
      body: new URLSearchParams(form),
    },
    {
      name: 'a form',
      headers: {},
      body: new URLSearchParams({ ...form, client_id: apiClient.id, client_secret: apiClient.secret }),
    },
  ])('a token is had with $name, and opens the bridge', async ({ headers, body }) => {
    const { bridge } = await startPair();
    const answer = await send(`${bridge.url}/oauth/token`, { method: 'POST', headers, body });
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { access_token: token } = answer.body as { readonly access_token: string };
    const sites = await send(`${bridge.url}/wfm/v1/sites`, { headers: { authorization: `Bearer ${token}` } });
    expect(itemsOf(sites)).toHaveLength(4);
  });

  test('an API key is client id, dot, secret', async () => {
    const { bridge } = await startPair();
    const headers = { 'x-api-key': `${apiClient.id}.${apiClient.secret}` };
    expect(itemsOf(await send(`${bridge.url}/wfm/v1/sites`, { headers }))).toHaveLength(4);
  });

  test('nobody without credentials costs WFM a request', async () => {
    const { bridge, simulator } = await startPair();
    const answer = await send(`${bridge.url}/wfm/v1/sites`);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect(simulator.requests.all()).toEqual([]);
  });
});

const upstreams: readonly {
  readonly name: string;
  readonly options: SimulatorOptions;
  readonly env?: Environment;
}[] = [
  { name: 'cloud-bearer', options: { mode: 'cloud-bearer' } },
  { name: 'onprem-bearer', options: { mode: 'onprem-bearer' } },
  {
    name: 'onprem-login with OpenSession',
    options: { mode: 'onprem-login' },
    env: { WFM_OPEN_SESSION: 'OpenSession' },
  },
  {
    name: 'onprem-login with OpenSessionLogin',
    options: { mode: 'onprem-login' },
    env: { WFM_OPEN_SESSION: 'OpenSessionLogin' },
  },
  { name: 'cloud-bearer with wrapped arrays', options: { arrays: 'wrapped' } },
  { name: 'a WFM that names its true address', options: { internalOrigin: 'self' } },
  {
    name: 'the password grant',
    options: { password: 'pass word+%' },
    env: { OAUTH_GRANT: 'password', OAUTH_USERNAME: 'tenant\\api.bridge', OAUTH_PASSWORD: 'pass word+%' },
  },
  { name: 'client credentials in the body', options: {}, env: { OAUTH_CLIENT_AUTH: 'body' } },
];

describe('every way into WFM', () => {
  let plain: Pair;
  beforeAll(async () => {
    plain = await openPair();
  });
  afterAll(async () => {
    await closePair(plain);
  });

  test.each(upstreams)('$name gives the same answers', async ({ options, env = {} }) => {
    const simulator = await startSimulator(options);
    onTestFinished(() => simulator.close());
    const bridge = await startBridge({ ...simulatorVariables(simulator), ...env });
    for (const path of paths) {
      const [wanted, given] = [await plain.bridge.get(path), await bridge.get(path)];
      expect(given.status, given.text).toBe(200);
      // Without userinfo nobody says what kind of user it is.
      const unsaid =
        path === '/wfm/v1/userinfo' && options.mode === 'onprem-login' ? { userType: 'supervisor' } : {};
      expect({ ...(lasting(given.body) as object), ...unsaid }).toEqual(lasting(wanted.body));
    }
    const opened = env['WFM_OPEN_SESSION'] ?? 'OpenSession';
    expect(
      simulator.requests.all().filter(({ operation }) => operation.startsWith('OpenSession')),
    ).toMatchObject([{ operation: opened }]);
    await bridge.close();
    expect(simulator.sessions.count()).toBe(0);
  });
});
