import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../src/config/configuration.ts';
import { hasUpstreamVariables, type Environment } from '../../src/config/env.ts';
import { cloud, login, mistakes } from './environments.ts';

describe('files of secrets', () => {
  test.each([
    { content: 'from a file 16 long\n', value: 'from a file 16 long' },
    { content: 'from a file 16 long\r\n', value: 'from a file 16 long' },
    { content: 'from a file 16 long\n\n', value: 'from a file 16 long\n' },
    { content: ' from a file 16 long', value: ' from a file 16 long' },
  ])('$content loses one newline', ({ content, value }) => {
    const { API_CLIENT_SECRET, ...rest } = cloud;
    const env = { ...rest, API_CLIENT_SECRET_FILE: '/run/secrets/api' };
    expect(API_CLIENT_SECRET).toBeDefined();
    expect(loadConfiguration(env, () => content).apiClient!.secret.reveal()).toBe(value);
  });

  test.each([
    { name: 'both set', env: { API_CLIENT_SECRET_FILE: '/x' }, at: 'API_CLIENT_SECRET', detail: /not both/ },
    {
      name: 'unreadable',
      env: { API_CLIENT_SECRET: '', API_CLIENT_SECRET_FILE: '/x' },
      at: 'API_CLIENT_SECRET_FILE',
      detail: /cannot be read/,
    },
    { name: 'not a secret', env: { WFM_URL_FILE: '/x' }, at: 'WFM_URL_FILE', detail: /no such variable/ },
  ])('$name is a mistake', ({ env, at, detail }) => {
    const found = mistakes({ ...cloud, ...env });
    expect(Object.keys(found)).toEqual([at]);
    expect(found[at]).toMatch(detail);
  });
});

interface Mistake {
  readonly env: Environment;
  readonly at: string;
  readonly detail: RegExp;
}

const wrong: readonly Mistake[] = [
  { env: { ...cloud, PORT: '80a' }, at: 'PORT', detail: /whole number/ },
  { env: { ...cloud, PORT: '65536' }, at: 'PORT', detail: /65535/ },
  { env: { ...cloud, LOG_LEVEL: 'loud' }, at: 'LOG_LEVEL', detail: /one of fatal/ },
  { env: { ...cloud, TOKEN_SIGNING_KEY: 'short' }, at: 'TOKEN_SIGNING_KEY', detail: /32 bytes/ },
  { env: { ...cloud, API_CLIENT_SECRET: 'short' }, at: 'API_CLIENT_SECRET', detail: /16 characters/ },
  { env: { ...cloud, API_CLIENT_ID: 'a.b' }, at: 'API_CLIENT_ID', detail: /letters, digits/ },
  { env: { ...cloud, API_CLIENT_SITE_ID: '0' }, at: 'API_CLIENT_SITE_ID', detail: /from 1 to 2147483647/ },
  { env: { ...cloud, API_CLIENT_SITE_ID: '2147483648' }, at: 'API_CLIENT_SITE_ID', detail: /2147483647/ },
  { env: { ...cloud, API_CLIENT_SITE_ID: 'mine' }, at: 'API_CLIENT_SITE_ID', detail: /whole number/ },
  { env: { ...cloud, API_CLIENT_ID: undefined }, at: 'API_CLIENT_ID', detail: /required/ },
  { env: { ...cloud, API_CLIENT_SECRET: undefined }, at: 'API_CLIENT_SECRET', detail: /required/ },
  {
    env: { ...cloud, API_CLIENT_ID: '', API_CLIENT_SECRET: '', API_CLIENT_ROLES: 'admin' },
    at: 'API_CLIENT_ROLES',
    detail: /no meaning without API_CLIENT_ID/,
  },
  {
    env: { ...login, DELEGATED_AUTH: 'true' },
    at: 'DELEGATED_AUTH',
    detail: /cloud-bearer or onprem-bearer/,
  },
  { env: { ...cloud, DELEGATED_AUTH: 'yes' }, at: 'DELEGATED_AUTH', detail: /true, false/ },
  { env: { ...cloud, DELEGATED_ROLE: 'reader' }, at: 'DELEGATED_ROLE', detail: /DELEGATED_AUTH=true/ },
  {
    env: { ...cloud, DELEGATED_ROLL: 'reader' },
    at: 'DELEGATED_ROLL',
    detail: /did you mean DELEGATED_ROLE/,
  },
  {
    env: { ...cloud, TOKEN_SIGNING_KEY: '', TOKEN_SIGNING_KEY_PREVIOUS: 'x'.repeat(32) },
    at: 'TOKEN_SIGNING_KEY_PREVIOUS',
    detail: /without TOKEN_SIGNING_KEY/,
  },
  { env: { ...cloud, DATABASE_URL: 'mysql://db/bridge' }, at: 'DATABASE_URL', detail: /postgres/ },
  { env: { ...cloud, WFM_APP_NAME: '' }, at: 'WFM_APP_NAME', detail: /required/ },
  { env: { ...cloud, WFM_URL: 'wfm.example.com' }, at: 'WFM_URL', detail: /absolute URL/ },
  { env: { ...cloud, WFM_URL: 'https://u:p@wfm.example.com' }, at: 'WFM_URL', detail: /user/ },
  { env: { ...cloud, WFM_URL: 'https://wfm.example.com/?a=b' }, at: 'WFM_URL', detail: /query/ },
  { env: { ...cloud, WFM_PROFILE: 'cloud' }, at: 'WFM_PROFILE', detail: /one of cloud-bearer/ },
  {
    env: { ...cloud, WFM_USERNAME: 'x' },
    at: 'WFM_USERNAME',
    detail: /no meaning in the profile cloud-bearer/,
  },
  { env: { ...cloud, WFM_OPEN_SESSION: 'OpenSession' }, at: 'WFM_OPEN_SESSION', detail: /no meaning/ },
  { env: { ...cloud, WFM_ULR: 'x' }, at: 'WFM_ULR', detail: /did you mean WFM_URL/ },
  { env: { ...cloud, OAUTH_CLIENTID: 'x' }, at: 'OAUTH_CLIENTID', detail: /did you mean OAUTH_CLIENT_ID/ },
  { env: { ...cloud, UPSTREAM_FOO: 'x' }, at: 'UPSTREAM_FOO', detail: /no such variable$/ },
  {
    env: { ...cloud, WFM_ALLOWED_ORIGINS: 'https://other.example' },
    at: 'WFM_USERINFO_URL',
    detail: /does not list/,
  },
  {
    env: { ...cloud, WFM_ALLOWED_ORIGINS: 'https://wfm.example.com/wfm' },
    at: 'WFM_ALLOWED_ORIGINS',
    detail: /origin/,
  },
  { env: { ...cloud, WFM_URL_REWRITES: 'http://a' }, at: 'WFM_URL_REWRITES', detail: /from=to/ },
  {
    env: { ...cloud, WFM_URL_REWRITES: 'http://a=https://b' },
    at: 'WFM_URL_REWRITES',
    detail: /does not list/,
  },
  {
    env: { ...cloud, WFM_USERINFO_USER_ID_FIELDS: 'a..b' },
    at: 'WFM_USERINFO_USER_ID_FIELDS',
    detail: /dotted/,
  },
  { env: { ...cloud, OAUTH_TOKEN_URL: undefined }, at: 'OAUTH_TOKEN_URL', detail: /required/ },
  { env: { ...cloud, OAUTH_CLIENT_SECRET: undefined }, at: 'OAUTH_CLIENT_SECRET', detail: /required/ },
  { env: { ...cloud, OAUTH_PASSWORD: 'x' }, at: 'OAUTH_PASSWORD', detail: /grant client_credentials/ },
  { env: { ...cloud, OAUTH_GRANT: 'implicit' }, at: 'OAUTH_GRANT', detail: /one of/ },
  { env: { ...cloud, OAUTH_GRANT: 'refresh_token' }, at: 'OAUTH_REFRESH_TOKEN', detail: /required/ },
  { env: { ...cloud, UPSTREAM_HEADERS: 'nonsense' }, at: 'UPSTREAM_HEADERS', detail: /name: value/ },
  { env: { ...cloud, UPSTREAM_HEADERS: 'Authorization: x' }, at: 'UPSTREAM_HEADERS', detail: /itself sets/ },
  ...[
    ...[
      'connection',
      'Keep-Alive',
      'TE',
      'trailer',
      'transfer-encoding',
      'upgrade',
      'expect',
      'content-length',
    ],
    ...['proxy-authorization', 'Proxy-Connection', 'http2-settings', 'date'],
  ].map((name) => ({
    env: { ...cloud, UPSTREAM_HEADERS: `x-api-key: a, ${name}: x` },
    at: 'UPSTREAM_HEADERS',
    detail: /itself sets/,
  })),
  { env: { ...cloud, WFM_APP_NAME: 'a\u0001b' }, at: 'WFM_APP_NAME', detail: /control characters/ },
  { env: { ...login, WFM_USERNAME: 'a\nb' }, at: 'WFM_USERNAME', detail: /control characters/ },
  {
    env: { ...cloud, OAUTH_GRANT: 'password', OAUTH_USERNAME: 'a\u0085b', OAUTH_PASSWORD: 'x' },
    at: 'OAUTH_USERNAME',
    detail: /control characters/,
  },
  { env: { ...cloud, CLOUD_REQUESTS_PER_MINUTE: '-1' }, at: 'CLOUD_REQUESTS_PER_MINUTE', detail: /from 0/ },
  { env: { ...cloud, CLOUD_REQUESTS_PER_MINUTE: '1e3' }, at: 'CLOUD_REQUESTS_PER_MINUTE', detail: /whole/ },
  { env: { ...cloud, SHUTDOWN_DRAIN_MS: '-1' }, at: 'SHUTDOWN_DRAIN_MS', detail: /from 0/ },
  { env: { ...cloud, RESPONSE_IDLE_TIMEOUT_MS: '0' }, at: 'RESPONSE_IDLE_TIMEOUT_MS', detail: /from 1/ },
  { env: { ...cloud, UPSTREAM_CA_FILE: '/no' }, at: 'UPSTREAM_CA_FILE', detail: /cannot be read/ },
  { env: { ...cloud, TRUST_PROXY: 'all of them' }, at: 'TRUST_PROXY', detail: /number of proxies/ },
  { env: { ...cloud, TRUST_PROXY: 'true' }, at: 'TRUST_PROXY', detail: /number of proxies/ },
  { env: { ...login, WFM_PASSWORD: undefined }, at: 'WFM_PASSWORD', detail: /required/ },
  {
    env: { ...login, OAUTH_SCOPE: '*' },
    at: 'OAUTH_SCOPE',
    detail: /no meaning in the profile onprem-login/,
  },
  { env: { ...login, WFM_USERINFO_URL: 'https://x.example' }, at: 'WFM_USERINFO_URL', detail: /no meaning/ },
];

test.each(wrong)('$at: $detail', ({ env, at, detail }) => {
  const found = mistakes(env);
  expect(Object.keys(found)).toContain(at);
  expect(found[at]).toMatch(detail);
});

test('what Kubernetes says of a service named wfm-… is no mistake', () => {
  const links = {
    WFM_BRIDGE_SERVICE_HOST: '10.0.0.1',
    WFM_BRIDGE_SERVICE_PORT: '8080',
    WFM_BRIDGE_SERVICE_PORT_HTTP: '8080',
    WFM_BRIDGE_PORT: 'tcp://10.0.0.1:8080',
    WFM_BRIDGE_PORT_8080_TCP: 'tcp://10.0.0.1:8080',
    WFM_BRIDGE_PORT_8080_TCP_ADDR: '10.0.0.1',
  };
  expect(mistakes({ ...cloud, ...links })).toEqual({});
  expect(hasUpstreamVariables(links)).toBe(false);
});

test('all mistakes come at once, and no value is repeated', () => {
  const env = { WFM_URL: 'nonsense-value', PORT: 'nonsense-value', OAUTH_GRANT: 'password', OAUTH_FOO: '1' };
  const found = mistakes(env);
  expect(Object.keys(found).sort()).toEqual([
    'OAUTH_CLIENT_ID',
    'OAUTH_FOO',
    'OAUTH_PASSWORD',
    'OAUTH_TOKEN_URL',
    'OAUTH_USERNAME',
    'PORT',
    'WFM_APP_NAME',
    'WFM_URL',
  ]);
  expect(JSON.stringify(found)).not.toContain('nonsense-value');
});
