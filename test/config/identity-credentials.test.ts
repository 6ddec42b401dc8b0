import { expect, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { cloud, load, login, mistakes } from './environments.ts';

const password = { OAUTH_GRANT: 'password', OAUTH_USERNAME: 'bridge', OAUTH_PASSWORD: 'hush' };
const canary = 'canary-of-an-identity';

function identities(value: unknown): Environment {
  return { UPSTREAM_IDENTITIES: typeof value === 'string' ? value : JSON.stringify(value) };
}

test('an identity is the entrance of the bridge with other credentials, also from a file', () => {
  const text = JSON.stringify({ payroll: { clientId: 'payroll', clientSecret: canary } });
  const { wfm } = load({ UPSTREAM_IDENTITIES_FILE: '/run/secrets/identities' }, () => text);
  const entrance = wfm.identities.get('payroll');
  expect(entrance).toMatchObject({ profile: 'cloud-bearer', oauth: { clientId: 'payroll' } });
  expect(entrance?.profile === 'cloud-bearer' && entrance.oauth.clientSecret?.reveal()).toBe(canary);
  expect(wfm.entrance).toMatchObject({ oauth: { clientId: 'bridge' } });
  expect(JSON.stringify([...wfm.identities])).not.toContain(canary);
});

test('without the variable there is none', () => {
  expect(load({}).wfm.identities.size).toBe(0);
});

test.each([
  { name: 'no JSON', env: { ...cloud, ...identities(`{${canary}`) }, detail: /JSON object/ },
  { name: 'a list', env: { ...cloud, ...identities([canary]) }, detail: /JSON object/ },
  { name: 'none', env: { ...cloud, ...identities({}) }, detail: /1 to 100/ },
  {
    name: 'too many',
    env: { ...cloud, ...identities(Object.fromEntries(Array.from({ length: 101 }, (_, at) => [at, {}]))) },
    detail: /1 to 100/,
  },
  {
    name: 'an odd name',
    env: { ...cloud, ...identities({ 'a b': { clientId: canary } }) },
    detail: /letters/,
  },
  {
    name: 'a number',
    env: { ...cloud, ...identities({ a: { clientId: 7 } }) },
    detail: /a must be an object/,
  },
  {
    name: 'an odd member',
    env: { ...cloud, ...identities({ a: { secret: canary } }) },
    detail: /clientSecret/,
  },
  {
    name: 'no secret',
    env: { ...cloud, ...identities({ a: { clientId: canary } }) },
    detail: /a needs clientSecret, as the grant client_credentials/,
  },
  {
    name: 'members of another grant',
    env: { ...cloud, ...password, ...identities({ __proto__x: { clientId: 'a', clientSecret: canary } }) },
    detail: /needs (username|password), as the grant password/,
  },
  {
    name: 'what a grant does not use',
    env: { ...cloud, ...identities({ a: { clientId: 'a', clientSecret: 'b', password: canary } }) },
    detail: /a has password, which has no meaning with the grant client_credentials/,
  },
  {
    name: 'a client in onprem-login',
    env: { ...login, ...identities({ a: { username: 'a', password: 'b', clientId: canary } }) },
    detail: /has no meaning with the profile onprem-login/,
  },
  {
    name: 'the grant refresh_token',
    env: {
      ...cloud,
      OAUTH_GRANT: 'refresh_token',
      OAUTH_REFRESH_TOKEN: 'hush',
      ...identities({ a: { clientId: 'a', clientSecret: canary } }),
    },
    detail: /no meaning with the grant refresh_token/,
  },
])('$name is a mistake that shows nothing of what it holds', ({ env, detail }) => {
  const found = mistakes(env);
  expect(Object.keys(found)).toEqual(['UPSTREAM_IDENTITIES']);
  expect(found['UPSTREAM_IDENTITIES']).toMatch(detail);
  expect(JSON.stringify(found)).not.toContain(canary);
});
