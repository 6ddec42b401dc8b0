import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { at, startForTests } from './soap-caller.ts';

const clock = new ManualClock('2026-03-02T08:00:00Z');
const caller = await startForTests({ clock, oauthClientSecret: 's3cret:%+ä', password: 'p' });
const { simulator } = caller;
const basic = `Basic ${Buffer.from(`wfm-bridge:${encodeURIComponent('s3cret:%+ä')}`).toString('base64')}`;

interface TokenAnswer {
  readonly status: number;
  readonly cache: unknown;
  readonly body: Readonly<Record<string, unknown>>;
}

async function token(form: Record<string, string>, authorization = basic): Promise<TokenAnswer> {
  const answer = await request(simulator.tokenUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === '' ? {} : { authorization }),
    },
    body: new URLSearchParams(form).toString(),
  });
  const body = (await answer.body.json()) as Record<string, unknown>;
  return { status: answer.statusCode, cache: answer.headers['cache-control'], body };
}

async function userName(accessToken: unknown): Promise<unknown> {
  const answer = await request(simulator.userinfoUrl, {
    headers: { authorization: `Bearer ${String(accessToken)}` },
  });
  const body = (await answer.body.json()) as { data?: { userName: string } };
  return body.data?.userName ?? answer.statusCode;
}

describe('the token service', () => {
  test('gives a client a bearer token for the service identity, to be kept nowhere', async () => {
    const { status, cache, body } = await token({ grant_type: 'client_credentials' });
    expect([status, cache, body['token_type'], body['expires_in']]).toEqual([
      200,
      'no-store',
      'bearer',
      1800,
    ]);
    expect(body['refresh_token']).toBeUndefined();
    expect(await userName(body['access_token'])).toBe('api.bridge');
  });

  test('reads client credentials from the form too', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'wfm-bridge', client_secret: 's3cret:%+ä' };
    expect((await token(form, '')).status).toBe(200);
  });

  test.each([
    ['a user', 'api.bridge'],
    ['a user with a tenant before the name', 'Tenant 1\\wfmadmin'],
    ['an agent', simulator.world.agents[0]!.gswUserName],
  ])('gives %s a token for the password', async (_who, username) => {
    const { body } = await token({ grant_type: 'password', username, password: 'p' });
    expect(await userName(body['access_token'])).toBe(username.replace(/^.*\\/, ''));
  });

  test('rotates refresh tokens: each works once', async () => {
    const first = await token({ grant_type: 'password', username: 'wfmadmin', password: 'p' });
    const form = { grant_type: 'refresh_token', refresh_token: String(first.body['refresh_token']) };
    const second = await token(form);
    expect(second.status).toBe(200);
    expect(second.body['refresh_token']).not.toBe(first.body['refresh_token']);
    expect(await userName(second.body['access_token'])).toBe('wfmadmin');
    expect(await token(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  const grant = { grant_type: 'client_credentials' };
  const password = { grant_type: 'password', username: 'api.bridge' };

  test.each<[string, Record<string, string>, string, string]>([
    ['a wrong secret', grant, `Basic ${btoa('wfm-bridge:x')}`, '401 invalid_client'],
    ['a header that is no Basic', grant, 'Basic @', '401 invalid_client'],
    ['a Basic header without a colon', grant, `Basic ${btoa('wfm-bridge')}`, '401 invalid_client'],
    ['no client at all', grant, '', '401 invalid_client'],
    ['no grant type', {}, basic, '400 invalid_request'],
    ['another grant type', { grant_type: 'implicit' }, basic, '400 unsupported_grant_type'],
    ['no password', password, basic, '400 invalid_request'],
    ['a wrong password', { ...password, password: 'q' }, basic, '400 invalid_grant'],
    ['an unknown user', { ...password, username: 'x', password: 'p' }, basic, '400 invalid_grant'],
    [
      'a made-up refresh token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      basic,
      '400 invalid_grant',
    ],
  ])('answers %s as RFC 6749 says', async (_what, form, authorization, expected) => {
    const { status, body } = await token(form, authorization);
    expect(`${status} ${String(body['error'])}`).toBe(expected);
  });

  test('can be made to reject the client', async () => {
    simulator.mishaps.set({ rejectClient: true });
    expect((await token({ grant_type: 'client_credentials' })).body['error']).toBe('invalid_client');
    simulator.mishaps.clear();
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(200);
  });
});

describe('a token', () => {
  test('ends when its time is over', async () => {
    const { body } = await token({ grant_type: 'client_credentials' });
    clock.advance(1_799_999);
    expect(await userName(body['access_token'])).toBe('api.bridge');
    clock.advance(1);
    expect(await userName(body['access_token'])).toBe(401);
  });

  test('ends when all are made to end, but its refresh token works on', async () => {
    const { body } = await token({ grant_type: 'password', username: 'api.bridge', password: 'p' });
    expect(simulator.expireTokens()).toBeGreaterThan(0);
    expect(simulator.expireTokens()).toBe(0);
    expect(await userName(body['access_token'])).toBe(401);
    const next = await token({ grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) });
    expect(await userName(next.body['access_token'])).toBe('api.bridge');
  });

  test('that is missing or dead gets 401 from SOAP, with a challenge and the envelope of the web services', async () => {
    const missing = await caller.call(simulator.locatorUrl, 'LocateServer', '<userID>748</userID>');
    expect([missing.status, missing.headers['www-authenticate']]).toEqual([401, 'Bearer realm="WFM"']);
    caller.token = 'dead';
    const dead = await caller.call(simulator.locatorUrl, 'LocateServer', '<userID>748</userID>');
    expect(dead.headers['www-authenticate']).toBe('Bearer realm="WFM", error="invalid_token"');
    expect(JSON.parse(dead.text)).toMatchObject({
      status: { code: 603, message: 'Unauthorized' },
      path: '/',
    });
    expect(at(dead.value)).toBe('');
  });
});
