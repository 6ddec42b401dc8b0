/** Guessing is slowed down, whatever the credentials are; who is right is never held up by others. */
import type { Express } from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { failedLogins } from '../../src/gate/limited-authenticators.ts';
import { accessTokens } from '../../src/identity/access-token.ts';
import { Secret } from '../../src/log/secret.ts';
import { basic, clientId, clientSecret, face } from '../support/bridge-face.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { cloudThings, things } from './cloud-things.ts';

interface Guesses {
  readonly app: Express;
  readonly clock: ManualClock;
}

/** Two wrong credentials of a client, ten of an address; `X-Forwarded-For` says which address. */
function guesses(): Guesses {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const endpoints = [...wfmEndpoints, ...cloudThings()];
  const signingKey = new Secret('a signing key of at least thirty-two bytes');
  const tokens = accessTokens({ signingKey, audience: 'wfm-bridge', lifetimeSeconds: 3600, clock });
  const { app } = face({ endpoints, clock, tokens, failedLogins: failedLogins(2, clock), trustProxy: 1 });
  return { app, clock };
}

const basicOf = (id: string, secret = 'wrong'): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

type Way = (app: Express, from: string) => request.Test;

const get = (path: string, name: string, value: string): Way => {
  return (app, from) => request(app).get(path).set('X-Forwarded-For', from).set(name, value);
};
const sites = '/wfm/v1/sites';
const token = (fields: Readonly<Record<string, string>>, authorization?: string): Way => {
  return (app, from) => {
    const asking = request(app).post('/oauth/token').type('form').set('X-Forwarded-For', from);
    if (authorization !== undefined) void asking.set('Authorization', authorization);
    return asking.send({ grant_type: 'client_credentials', ...fields });
  };
};
const form = { client_id: clientId, client_secret: 'wrong' };

test.each<[string, Way, Way]>([
  ['Basic credentials', get(sites, 'Authorization', basicOf(clientId)), get(sites, 'Authorization', basic)],
  [
    'an API key',
    get(sites, 'X-API-Key', `${clientId}.wrong`),
    get(sites, 'X-API-Key', `${clientId}.${clientSecret}`),
  ],
  ['a secret in a form', token(form), token({ ...form, client_secret: clientSecret })],
  ['Basic credentials for a token', token({}, basicOf(clientId)), token({}, basic)],
  [
    'the face of Genesys Cloud',
    get(things, 'Authorization', basicOf(clientId)),
    get(things, 'Authorization', basic),
  ],
])('%s: two are wrong, the third is refused unseen until the minute is over', async (_name, wrong, right) => {
  const { app, clock } = guesses();
  const statuses: number[] = [];
  for (const way of [right, wrong, wrong, wrong, right]) statuses.push((await way(app, '192.0.2.1')).status);
  expect(statuses).toEqual([200, 401, 401, 429, 429]);
  const refused = await right(app, '192.0.2.1');
  expect(refused.headers['retry-after']).toBe('60');
  expect(refused.text).toMatch(/too-many-requests|too\.many\.requests/);
  expect(refused.text).not.toContain('192.0.2.1');
  expect((await right(app, '192.0.2.2')).status).toBe(200);
  clock.advance(60_000);
  expect((await right(app, '192.0.2.1')).status).toBe(200);
});

test('another client of the same address goes on, until the address has tried too many', async () => {
  const { app } = guesses();
  const ask = async (authorization: string): Promise<number> =>
    (await get(sites, 'Authorization', authorization)(app, '192.0.2.1')).status;
  for (let index = 0; index < 10; index += 1) {
    expect(await ask(basicOf(`guess-${index}`))).toBe(401);
    if (index < 9) expect(await ask(basic)).toBe(200);
  }
  expect(await ask(basicOf('guess-10'))).toBe(429);
  expect(await ask(basic)).toBe(429);
});

test('a wrong token is refused with 429, a right one never, and one that has ended is told so', async () => {
  const { app, clock } = guesses();
  const bearerOf = async (): Promise<string> => {
    const answer = await token({}, basic)(app, '192.0.2.1');
    return `Bearer ${(answer.body as { readonly access_token: string }).access_token}`;
  };
  const old = await bearerOf();
  clock.advance(3_600_000);
  const fresh = await bearerOf();
  const statuses: number[] = [];
  const wrong = 'Bearer a.b.c';
  for (const bearer of [old, old, old, wrong, wrong, wrong, wrong, fresh, old])
    statuses.push((await get(sites, 'Authorization', bearer)(app, '192.0.2.1')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 200, 401]);
});

test('no credentials are no guess', async () => {
  const { app } = guesses();
  for (let index = 0; index < 12; index += 1) expect((await request(app).get(sites)).status).toBe(401);
});
