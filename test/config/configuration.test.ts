import { describe, expect, test } from 'vitest';
import { configurationErrorText } from '../../src/config/configuration-text.ts';
import { loadConfiguration, loadDemoConfiguration } from '../../src/config/configuration.ts';
import { hasUpstreamVariables } from '../../src/config/env.ts';
import { warnings } from '../../src/config/warnings.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { load, login, noFile } from './environments.ts';

describe('defaults', () => {
  test('a cloud configuration needs few variables', () => {
    const { server, apiClient, wfm, upstream, referenceCache } = load({});
    expect(server).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
      randomSigningKey: false,
      tokenLifetimeSeconds: 3600,
      maxBodyBytes: 1_048_576,
      limits: {
        requestsPerMinute: 6000,
        requestsPerHour: 0,
        cloudRequestsPerMinute: 300,
        failedLoginsPerMinute: 20,
      },
      shutdownGraceMs: 10_000,
      shutdownDrainMs: 0,
      responseIdleTimeoutMs: 60_000,
    });
    expect(apiClient!.clientId).toBe('payroll');
    expect(apiClient!.siteId).toBeUndefined();
    expect(apiClient!.secret.reveal()).toBe('sixteen letters!');
    expect(wfm).toMatchObject({
      locatorUrl: 'https://wfm.example.com/?Handler=WFMLocatorService800',
      appName: 'WFMServer',
      entrance: {
        profile: 'cloud-bearer',
        userinfoUrl: 'https://wfm.example.com/wfm/api/v3/system/userinfo',
        oauth: { clientId: 'bridge', clientAuth: 'header', grant: { grant: 'client_credentials' } },
      },
      urlRewrites: [],
      allowedOrigins: ['https://wfm.example.com'],
      provisional: 'refuse-writes',
      sessionIdleMs: 900_000,
    });
    expect(referenceCache).toEqual({ freshSeconds: 30, staleSeconds: 3600 });
    expect(upstream).toMatchObject({ connections: 16, maxResponseBytes: 1_073_741_824, unknown: 'skip' });
  });

  test.each([0, 1_000_000])('a limit of %d requests a minute is one', (limit) => {
    expect(load({ CLOUD_REQUESTS_PER_MINUTE: String(limit) }).server.limits.cloudRequestsPerMinute).toBe(
      limit,
    );
  });

  test('an API client may have a site', () => {
    expect(load({ API_CLIENT_SITE_ID: '2147483647' }).apiClient!.siteId).toBe(2_147_483_647);
  });

  test('secrets do not print', () => {
    const text = JSON.stringify(load({ UPSTREAM_HEADERS: 'x-api-key: abc' }));
    for (const secret of ['sixteen', 'signing key', 'hush', 'abc']) expect(text).not.toContain(secret);
  });

  test('the login profile has no OAuth and no userinfo', () => {
    expect(loadConfiguration(login, noFile).wfm.entrance).toMatchObject({
      profile: 'onprem-login',
      username: 'wfm-bridge',
      openSession: 'OpenSession',
    });
  });
});

describe('addresses', () => {
  test.each([
    { url: 'https://h.example/', locator: 'https://h.example/?Handler=WFMLocatorService800' },
    { url: 'http://h.example:5007', locator: 'http://h.example:5007/?Handler=WFMLocatorService800' },
    {
      url: 'https://h.example/wfm/server/',
      locator: 'https://h.example/wfm/server/?Handler=WFMLocatorService800',
    },
  ])('$url leads to $locator', ({ url, locator }) => {
    expect(load({ WFM_URL: url }).wfm.locatorUrl).toBe(locator);
  });

  test('an explicit address wins', () => {
    const { wfm } = load({
      WFM_LOCATOR_URL: 'http://wfm-server:5007/?Handler=WFMLocatorService800',
      WFM_USERINFO_URL: 'https://wfm-web.example.com/wfm/api/v3/system/userinfo',
    });
    expect(wfm.locatorUrl).toBe('http://wfm-server:5007/?Handler=WFMLocatorService800');
    expect(wfm.allowedOrigins).toEqual(['http://wfm-server:5007', 'https://wfm-web.example.com']);
  });

  test('rewrites and allowed origins are origins', () => {
    const { wfm } = load({
      WFM_URL_REWRITES: 'http://inside:5007=https://wfm.example.com, http://b = https://x.example:8443',
      WFM_ALLOWED_ORIGINS: 'https://wfm.example.com, https://x.example:8443',
    });
    expect(wfm.urlRewrites).toEqual([
      { from: 'http://inside:5007', to: 'https://wfm.example.com' },
      { from: 'http://b', to: 'https://x.example:8443' },
    ]);
    expect(wfm.allowedOrigins).toEqual(['https://wfm.example.com', 'https://x.example:8443']);
  });
});

describe('grants', () => {
  test('refresh token with a store', () => {
    const { wfm } = load({
      OAUTH_GRANT: 'refresh_token',
      OAUTH_REFRESH_TOKEN: 'r1',
      OAUTH_REFRESH_TOKEN_STORE_FILE: '/data/token',
    });
    expect(wfm.entrance).toMatchObject({
      oauth: { grant: { grant: 'refresh_token', storeFile: '/data/token' } },
    });
  });
});

test('an operator can read the mistakes', () => {
  const error = new BridgeError('invalid-configuration', 'the environment has 2 mistakes', {
    facts: {
      errors: [
        { parameter: 'PORT', detail: 'must be a whole number' },
        { parameter: 'WFM_APP_NAME', detail: 'is required' },
      ],
    },
  });
  expect(configurationErrorText(error)).toBe(
    [
      'The configuration is wrong: the environment has 2 mistakes.',
      '  - PORT must be a whole number',
      '  - WFM_APP_NAME is required',
    ].join('\n'),
  );
});

test.each([
  { env: {}, upstream: false },
  { env: { PORT: '1', DEMO_CLIENT_SECRET: 'x', UPSTREAM_CONNECTIONS: '1' }, upstream: false },
  { env: { WFM_APP_NAME: 'WFMServer' }, upstream: true },
  { env: { OAUTH_SCOPE: '*' }, upstream: true },
  // An empty text is what a deployment's missing value looks like: it must not start a demo.
  { env: { WFM_URL: '' }, upstream: true },
  { env: { WFM_URL: undefined }, upstream: false },
])('$env names an upstream: $upstream', ({ env, upstream }) => {
  expect(hasUpstreamVariables(env)).toBe(upstream);
});

describe('demo', () => {
  test('needs nothing', () => {
    const { server, simulatorPort, clientSecret } = loadDemoConfiguration({});
    expect({ host: server.host, port: server.port, simulatorPort, clientSecret }).toEqual({
      host: '127.0.0.1',
      port: 8080,
      simulatorPort: 8085,
      clientSecret: undefined,
    });
    expect(server.randomSigningKey).toBe(true);
    expect(server.tokenSigningKey.reveal().length).toBeGreaterThanOrEqual(32);
  });

  test('takes ports and secret', () => {
    const env = { PORT: '0', SIMULATOR_PORT: '0', DEMO_CLIENT_SECRET: 'in-the-open' };
    const { server, simulatorPort, clientSecret } = loadDemoConfiguration(env);
    expect([server.port, simulatorPort, clientSecret?.reveal()]).toEqual([0, 0, 'in-the-open']);
  });

  test('refuses nonsense', () => {
    expect(() => loadDemoConfiguration({ PORT: 'x' })).toThrow(BridgeError);
  });
});

test.each([
  { env: {}, expected: [] },
  { env: { TOKEN_SIGNING_KEY: '' }, expected: [/TOKEN_SIGNING_KEY is not set/] },
  { env: { WFM_PROVISIONAL: 'allow' }, expected: [/guessed enum numbers/] },
  { env: { WFM_URL: 'http://localhost:8085' }, expected: [] },
  { env: { WFM_URL: 'http://127.0.0.1:8085' }, expected: [] },
  { env: { WFM_URL: 'http://wfm:8085' }, expected: [/^http:\/\/wfm:8085 is called over plain http/] },
  {
    env: { OAUTH_GRANT: 'password', OAUTH_USERNAME: 'u', OAUTH_PASSWORD: 'p' },
    expected: [/RFC 9700/],
  },
])('$env warns of $expected', ({ env, expected }) => {
  const found = warnings(load(env));
  expect(found).toHaveLength(expected.length);
  expected.forEach((pattern, index) => expect(found[index]).toMatch(pattern));
});
