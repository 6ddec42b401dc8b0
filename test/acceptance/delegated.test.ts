/** People who call the bridge with their own Genesys tokens: WFM is called as themselves, and as nobody else. */
import { expect, test } from 'vitest';
import { bearer, delegatedPair, people, type DelegatedPair } from '../support/delegated-pair.ts';
import { apiClient, basic, itemsOf, startPair } from '../support/running-bridge.ts';

/** What of a request shows who sent it: bearer and session. */
function sendersOf({ simulator }: DelegatedPair, operation: string): readonly string[] {
  return simulator.requests
    .all()
    .filter((request) => request.operation === operation)
    .map(({ authorization, session }) => `${authorization ?? ''} ${session ?? ''}`);
}

function lookUps({ simulator }: DelegatedPair): number {
  return simulator.requests.count('userinfo');
}

test('WFM is called as the owner of the token, whose user it says', async () => {
  const pair = await delegatedPair();
  const token = await pair.tokenOf(people.planner);
  expect(itemsOf(await pair.getAs(token, '/wfm/v1/sites'))).toHaveLength(4);
  expect(pair.simulator.requests.count('client_credentials')).toBe(0);
  expect(lookUps(pair)).toBe(1);
});

test('two people and an API client at once: each call carries the bearer and the session of its own caller', async () => {
  const pair = await delegatedPair();
  const planner = bearer(await pair.tokenOf(people.planner));
  const leader = bearer(await pair.tokenOf(people.leader));
  const callers = [planner, leader, { authorization: basic }];
  const rounds = Array.from({ length: 4 }, () => callers).flat();
  const answers = await Promise.all(rounds.map((headers) => pair.bridge.get('/wfm/v1/sites', { headers })));
  expect(answers.map(({ status }) => status)).toEqual(rounds.map(() => 200));
  const senders = sendersOf(pair, 'GetSite');
  expect(senders).toHaveLength(12);
  expect(new Set(senders).size).toBe(3);
  expect(new Set(senders.map((sender) => sender.split(' ')[0])).size).toBe(3);
  expect(new Set(senders.map((sender) => sender.split(' ')[1])).size).toBe(3);
  expect(pair.simulator.sessions.count()).toBe(3);
});

test('two tokens of one person have a session each', async () => {
  const pair = await delegatedPair();
  for (let at = 0; at < 2; at++)
    itemsOf(await pair.getAs(await pair.tokenOf(people.planner), '/wfm/v1/sites'));
  expect(new Set(sendersOf(pair, 'GetSite')).size).toBe(2);
  expect(pair.simulator.sessions.count()).toBe(2);
});

test('a token that WFM does not take any more is 401, is not replaced, and the next one is none of its business', async () => {
  const pair = await delegatedPair();
  const [ended, other] = [await pair.tokenOf(people.planner), await pair.tokenOf(people.leader)];
  for (const token of [ended, other]) itemsOf(await pair.getAs(token, '/wfm/v1/sites'));
  pair.simulator.expireTokens();
  const fresh = await pair.tokenOf(people.leader);
  const answers = await Promise.all([ended, fresh, ended].map((token) => pair.getAs(token, '/wfm/v1/sites')));
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 401]);
  expect(answers[0]?.headers.get('www-authenticate')).toContain('Bearer');
  expect(pair.simulator.requests.count('client_credentials')).toBe(0);
  const asked = lookUps(pair);
  expect((await pair.getAs(ended, '/wfm/v1/sites')).body).toMatchObject({ code: 'unauthenticated' });
  expect((await pair.getAs(ended, '/wfm/v1/sites')).status).toBe(401);
  // The refusal of the first of them is remembered.
  expect(lookUps(pair)).toBeLessThanOrEqual(asked + 1);
});

test('a session that WFM has lost is opened again as the same person', async () => {
  const pair = await delegatedPair();
  const token = await pair.tokenOf(people.planner);
  itemsOf(await pair.getAs(token, '/wfm/v1/sites'));
  pair.simulator.expireSessions();
  itemsOf(await pair.getAs(token, '/wfm/v1/sites'));
  expect((await pair.getAs(token, '/wfm/v1/session')).status).toBe(403);
  expect(pair.simulator.sessions.count()).toBe(1);
});

test('somebody whom WFM does not know is 403, WFM away 503, and neither is the other', async () => {
  const pair = await delegatedPair();
  const stranger = await pair.tokenOf(people.planner);
  pair.simulator.mishaps.set({ userinfo: 'forbidden' });
  const refused = await pair.getAs(stranger, '/wfm/v1/sites');
  expect([refused.status, refused.body]).toMatchObject([403, { code: 'caller-not-provisioned-in-wfm' }]);
  pair.simulator.mishaps.set({ userinfo: 'html' });
  expect((await pair.getAs('another-token', '/wfm/v1/sites')).status).toBe(401);
  await pair.simulator.close();
  const away = await pair.getAs('a-third-token', '/wfm/v1/sites');
  expect([away.status, away.body]).toMatchObject([503, { code: 'upstream-unavailable' }]);
});

test.each([
  { name: 'users and roles of WFM', path: '/wfm/v1/users' },
  { name: 'administration', path: '/admin/v1/clients' },
  { name: 'the audit log', path: '/admin/v1/audit' },
  { name: 'metrics', path: '/metrics' },
  { name: 'the session', path: '/wfm/v1/session' },
])('a reader with a token of their own is refused: $name', async ({ path }) => {
  const pair = await delegatedPair();
  expect((await pair.getAs(await pair.tokenOf(people.planner), path)).status).toBe(403);
});

test('raw writes are refused whatever the role, raw reads as it says; both under the name of the person', async () => {
  const pair = await delegatedPair({ env: { DELEGATED_ROLE: 'integrator' } });
  const headers = bearer(await pair.tokenOf(people.planner));
  const raw = (operation: string): Promise<{ readonly status: number }> =>
    pair.bridge.post(`/wfm/v1/services/ConfigService/${operation}`, {}, { headers });
  expect((await raw('GetSite')).status).toBe(200);
  for (const path of ['/wfm/v1/userinfo', '/wfm/v1/session'])
    expect((await pair.bridge.get(path, { headers })).body).toMatchObject({ userId: people.planner });
  expect((await raw('InsertSecurityRole')).status).toBe(403);
  expect(pair.simulator.requests.count('InsertSecurityRole')).toBe(0);
  expect((await pair.bridge.get('/admin/v1/clients', { headers })).status).toBe(403);
  const { body } = await pair.bridge.get('/admin/v1/audit');
  expect(body).toMatchObject({
    items: [{ clientId: `user:${people.planner}`, outcome: 'forbidden' }],
  });
});

const forged = [
  Buffer.from('{"alg":"HS256","typ":"at+jwt"}').toString('base64url'),
  Buffer.from('{"iss":"wfm-bridge","sub":"payroll","exp":4102444800}').toString('base64url'),
  'c2lnbmF0dXJl',
].join('.');

test('a token that says the bridge has made it is never shown to WFM', async () => {
  const pair = await delegatedPair();
  const grant = new URLSearchParams({ grant_type: 'client_credentials' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { body } = await pair.bridge.post('/oauth/token', grant, { headers });
  const { access_token: own } = body as { readonly access_token: string };
  expect((await pair.getAs(own, '/wfm/v1/sites')).status).toBe(200);
  expect((await pair.getAs(forged, '/wfm/v1/sites')).status).toBe(401);
  expect((await pair.getAs(own.replace(/[^.]+$/, 'c2lnbmF0dXJl'), '/wfm/v1/sites')).status).toBe(401);
  // The bridge's own look-up of itself.
  expect(lookUps(pair)).toBe(1);
});

test('junk of one address costs WFM no more than its share', async () => {
  const pair = await delegatedPair({ env: { DELEGATED_ATTEMPTS_PER_MINUTE: '3' } });
  const statuses: number[] = [];
  for (let at = 0; at < 5; at++) statuses.push((await pair.getAs(`junk-${at}`, '/wfm/v1/sites')).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(lookUps(pair)).toBe(3);
  const told = await pair.getAs('junk-9', '/wfm/v1/sites');
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await pair.bridge.get('/wfm/v1/sites')).status).toBe(200);
});

test('the sessions of all are closed at the end', async () => {
  const pair = await delegatedPair();
  itemsOf(await pair.getAs(await pair.tokenOf(people.planner), '/wfm/v1/sites'));
  itemsOf(await pair.bridge.get('/wfm/v1/sites'));
  expect(pair.simulator.sessions.count()).toBe(2);
  await pair.bridge.close();
  expect(pair.simulator.sessions.count()).toBe(0);
});

test('where it is not switched on, a foreign token is 401 and nobody is asked', async () => {
  const { bridge, simulator } = await startPair();
  expect((await bridge.get('/wfm/v1/sites', { headers: bearer('opaque') })).status).toBe(401);
  expect(simulator.requests.all()).toEqual([]);
  expect(apiClient.id).not.toContain(':');
});
