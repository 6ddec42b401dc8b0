/** What the token service is sent, and how often. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { failureOf } from '../support/failure-of.ts';
import {
  numberedTokens,
  passwordGrant,
  refreshGrant,
  tokenAnswer,
  tokenBench,
  type TokenBenchOptions,
} from '../support/token-bench.ts';

const credentials = { grant: { grant: 'client_credentials' } } as const;

interface Row {
  readonly name: string;
  readonly options: TokenBenchOptions;
  readonly form: Readonly<Record<string, string>>;
}

test.each<Row>([
  {
    name: 'client credentials',
    options: credentials,
    form: { grant_type: 'client_credentials' },
  },
  {
    name: 'client credentials with a scope',
    options: { ...credentials, scope: '*' },
    form: { grant_type: 'client_credentials', scope: '*' },
  },
  {
    name: 'user name and password',
    options: { grant: passwordGrant, scope: 'a b' },
    form: {
      grant_type: 'password',
      username: 'tenant\\api user',
      password: 'p&ss=wörd',
      scope: 'a b',
    },
  },
  {
    name: 'a refresh token',
    options: { grant: refreshGrant },
    form: { grant_type: 'refresh_token', refresh_token: 'refresh-0' },
  },
  {
    name: 'a refresh token with a scope',
    options: { grant: refreshGrant, scope: '*' },
    form: { grant_type: 'refresh_token', refresh_token: 'refresh-0', scope: '*' },
  },
])('$name: one form, credentials in the header', async ({ options, form }) => {
  const { service, source } = await tokenBench(tokenAnswer(), options);
  expect((await source.token()).reveal()).toBe('access-1');
  expect(service.requests).toHaveLength(1);
  const [request] = service.requests;
  expect(request).toMatchObject({ method: 'POST', path: '/auth/v3/oauth/token' });
  expect(Object.fromEntries(new URLSearchParams(request!.body))).toEqual(form);
  expect(request!.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    authorization: `Basic ${Buffer.from('bridge:client-secret').toString('base64')}`,
  });
});

test('client id and secret are form-encoded before they become Basic, as RFC 6749 wants it', async () => {
  const { service, source } = await tokenBench(tokenAnswer(), {
    clientId: 'a:b',
    clientSecret: new Secret('s c+t%&='),
  });
  await source.token();
  const basic = service.requests[0]!.headers.authorization!.replace(/^Basic /, '');
  expect(Buffer.from(basic, 'base64').toString('utf8')).toBe('a%3Ab:s+c%2Bt%25%26%3D');
});

test.each([
  { name: 'with a secret', secret: new Secret('s&t'), form: { client_id: 'bridge', client_secret: 's&t' } },
  { name: 'of a public client', secret: undefined, form: { client_id: 'bridge' } },
])('client credentials in the body $name', async ({ secret, form }) => {
  const { service, source } = await tokenBench(tokenAnswer(), {
    clientAuth: 'body',
    ...(secret === undefined ? {} : { clientSecret: secret }),
  });
  await source.token();
  const [request] = service.requests;
  expect(request!.headers.authorization).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(request!.body))).toMatchObject(form);
});

test('extra headers and the query of the token URL are sent', async () => {
  const { service, source } = await tokenBench(tokenAnswer(), { headers: { 'x-api-key': 'abc' } });
  await source.token();
  expect(service.requests[0]!.headers['x-api-key']).toBe('abc');
  const other = await tokenBench(tokenAnswer());
  const { source: withQuery } = await tokenBench(tokenAnswer(), {
    tokenUrl: `${other.service.origin}/token?tenant=a%20b`,
  });
  await withQuery.token();
  expect(other.service.requests[0]!.path).toBe('/token?tenant=a%20b');
});

test('two hundred who ask at once are one request and get one token', async () => {
  const { service, source } = await tokenBench(numberedTokens());
  const tokens = await Promise.all(Array.from({ length: 200 }, () => source.token()));
  expect(new Set(tokens.map((token) => token.reveal()))).toEqual(new Set(['access-1']));
  expect(service.requests).toHaveLength(1);
});

test('a proxy of the environment is not used', async () => {
  const { service: proxy } = await tokenBench(tokenAnswer());
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'])
    process.env[name] = proxy.origin;
  try {
    const { service, source } = await tokenBench(tokenAnswer());
    await source.token();
    expect([service.requests.length, proxy.connections]).toEqual([1, 0]);
  } finally {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'])
      Reflect.deleteProperty(process.env, name);
  }
});

test('a refresh token that is not replaced is used again', async () => {
  const { service, source, clock } = await tokenBench(numberedTokens(), { grant: refreshGrant });
  await source.token();
  clock.advance(3600_000);
  expect((await source.token()).reveal()).toBe('access-2');
  clock.advance(3600_000);
  expect((await source.token()).reveal()).toBe('access-3');
  const sent = service.requests.map(({ body }) => new URLSearchParams(body).get('refresh_token'));
  expect(sent).toEqual(['refresh-0', 'refresh-0', 'refresh-0']);
});

test('a refresh token that is replaced is stored, and the new one is used', async () => {
  const stored: string[] = [];
  const { service, source, clock } = await tokenBench(tokenAnswer({ refresh_token: 'refresh-1' }), {
    grant: refreshGrant,
    store: { read: () => undefined, write: (token) => stored.push(token.reveal()) },
  });
  await source.token();
  clock.advance(3600_000);
  await source.token();
  const sent = service.requests.map(({ body }) => new URLSearchParams(body).get('refresh_token'));
  expect(sent).toEqual(['refresh-0', 'refresh-1']);
  expect(stored).toEqual(['refresh-1']);
});

test('a stored refresh token goes before the configured one', async () => {
  const { service, source } = await tokenBench(tokenAnswer(), {
    grant: refreshGrant,
    store: { read: () => new Secret('refresh-9'), write: () => undefined },
  });
  await source.token();
  expect(new URLSearchParams(service.requests[0]!.body).get('refresh_token')).toBe('refresh-9');
});

test.each([
  { name: 'client id', options: { clientId: 'brüdge' } },
  { name: 'client secret', options: { clientSecret: new Secret('hüsh-hüsh') } },
])(
  'a $name that the library cannot send is a configuration error that does not show it',
  async ({ options }) => {
    const error = await failureOf(tokenBench(tokenAnswer(), options));
    expect(error.code).toBe('invalid-configuration');
    expect(inspect(error, { depth: 10 })).not.toMatch(/hüsh|brüdge/);
  },
);
