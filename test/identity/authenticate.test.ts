import { decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { accessTokens, type AccessTokens } from '../../src/identity/access-token.ts';
import { fixedApiClients } from '../../src/identity/api-clients.ts';
import { authenticate } from '../../src/identity/authenticate.ts';
import { permissionsOf } from '../../src/identity/role.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

const key = 'a signing key of at least thirty-two bytes';
const clock = new ManualClock('2026-01-05T09:00:00Z');
const clients = fixedApiClients([{ clientId: 'hr', secret: new Secret('grün:and.dotted') }]);

function tokensOf(
  change: { signingKey?: string; previousSigningKey?: Secret; audience?: string } = {},
): AccessTokens {
  return accessTokens({
    signingKey: new Secret(change.signingKey ?? key),
    previousSigningKey: change.previousSigningKey,
    audience: change.audience ?? 'https://bridge.example',
    lifetimeSeconds: 60,
    clock,
  });
}

const tokens = tokensOf();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const issued = async (by: AccessTokens, clientId = 'hr'): Promise<string> =>
  (await by.issue({ clientId })).token.reveal();

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return 'ok';
  } catch (error) {
    if (error instanceof BridgeError) return error.code;
    throw error;
  }
}

describe('credentials', () => {
  test.each([
    { name: 'Basic in UTF-8', authorization: [`Basic ${base64('hr:grün:and.dotted')}`], apiKey: [] },
    { name: 'BASIC', authorization: [`BASIC ${base64('hr:grün:and.dotted')}`], apiKey: [] },
    { name: 'X-API-Key with dots in the secret', authorization: [], apiKey: ['hr.grün:and.dotted'] },
  ])('$name', async ({ authorization, apiKey }) => {
    const caller = await authenticate({ authorization, apiKey }, { clients, tokens });
    expect(caller).toEqual({
      clientId: 'hr',
      permissions: permissionsOf(['integrator']),
      scope: 'all',
      view: 'full',
    });
  });

  test.each([
    { name: 'nothing', authorization: [], apiKey: [], code: 'unauthenticated' },
    { name: 'a wrong secret', authorization: [], apiKey: ['hr.wrong'], code: 'unauthenticated' },
    { name: 'no secret', authorization: [], apiKey: ['hr.'], code: 'unauthenticated' },
    { name: 'no dot', authorization: [], apiKey: ['hr'], code: 'unauthenticated' },
    {
      name: 'an unknown client with an empty secret',
      authorization: [],
      apiKey: ['x.'],
      code: 'unauthenticated',
    },
    {
      name: 'Basic without colon',
      authorization: [`Basic ${base64('hr')}`],
      apiKey: [],
      code: 'unauthenticated',
    },
    { name: 'Basic not in base64', authorization: ['Basic hr:x'], apiKey: [], code: 'unauthenticated' },
    {
      name: 'Basic not in UTF-8',
      authorization: [`Basic ${Buffer.from([0x68, 0x72, 0x3a, 0xff]).toString('base64')}`],
      apiKey: [],
      code: 'unauthenticated',
    },
    { name: 'a scheme alone', authorization: ['Bearer'], apiKey: [], code: 'unauthenticated' },
    { name: 'two kinds', authorization: ['Bearer x'], apiKey: ['hr.x'], code: 'invalid-request' },
    { name: 'a header twice', authorization: ['Bearer x', 'Bearer y'], apiKey: [], code: 'invalid-request' },
    { name: 'a key twice', authorization: [], apiKey: ['hr.x', 'hr.y'], code: 'invalid-request' },
  ])('$name: $code', async ({ authorization, apiKey, code }) => {
    expect(await codeOf(authenticate({ authorization, apiKey }, { clients, tokens }))).toBe(code);
  });
});

describe('bearer tokens', () => {
  const bearer = async (token: string): Promise<string> =>
    codeOf(authenticate({ authorization: [`Bearer ${token}`], apiKey: [] }, { clients, tokens }));

  test('one of ours is accepted until it ends', async () => {
    const token = await issued(tokens);
    expect(await bearer(token)).toBe('ok');
    clock.advance(59_000);
    expect(await bearer(token)).toBe('ok');
    clock.advance(1000);
    expect(await bearer(token)).toBe('unauthenticated');
  });

  test('one that was accepted does not vouch for a changed one', async () => {
    const token = await issued(tokens);
    expect(await bearer(token)).toBe('ok');
    expect(await bearer(`${token.slice(0, -2)}aa`)).toBe('unauthenticated');
    expect(await bearer(token)).toBe('ok');
  });

  test('neither a changed one, nor one of another key, audience or client', async () => {
    expect(await bearer(`${(await issued(tokens)).slice(0, -2)}aa`)).toBe('unauthenticated');
    expect(await bearer(await issued(tokensOf({ signingKey: `${key}!` })))).toBe('unauthenticated');
    expect(await bearer(await issued(tokensOf({ audience: 'https://other.example' })))).toBe(
      'unauthenticated',
    );
    expect(await bearer(await issued(tokens, 'gone'))).toBe('unauthenticated');
  });

  test.each([
    { name: 'without a type', header: { alg: 'HS256' }, subject: 'hr', expires: true },
    { name: 'with another algorithm', header: { alg: 'HS384', typ: 'at+jwt' }, subject: 'hr', expires: true },
    { name: 'without an end', header: { alg: 'HS256', typ: 'at+jwt' }, subject: 'hr', expires: false },
    { name: 'without a client', header: { alg: 'HS256', typ: 'at+jwt' }, subject: undefined, expires: true },
  ])('not even one signed with our key $name', async ({ header, subject, expires }) => {
    const { kid } = decodeProtectedHeader(await issued(tokens));
    const jwt = new SignJWT()
      .setProtectedHeader({ ...header, ...(kid === undefined ? {} : { kid }) })
      .setIssuer('wfm-bridge')
      .setAudience('https://bridge.example');
    if (subject !== undefined) jwt.setSubject(subject);
    if (expires) jwt.setExpirationTime(Math.floor(clock.now() / 1000) + 60);
    expect(await bearer(await jwt.sign(new TextEncoder().encode(key)))).toBe('unauthenticated');
  });

  test('one of the previous key holds until that key is gone, and only the new key signs', async () => {
    const old = await issued(tokens);
    const rotated = tokensOf({ signingKey: `${key}, the next`, previousSigningKey: new Secret(key) });
    expect(await rotated.verify(old)).toEqual({ clientId: 'hr' });
    const young = await issued(rotated);
    expect(decodeProtectedHeader(young).kid).not.toBe(decodeProtectedHeader(old).kid);
    expect(await codeOf(tokens.verify(young))).toBe('unauthenticated');
    expect(await codeOf(tokensOf({ signingKey: `${key}, the next` }).verify(old))).toBe('unauthenticated');
  });

  test.each([undefined, 'of nobody'])('one whose key is said to be %s is refused', async (kid) => {
    const jwt = new SignJWT({ sub: 'hr', iss: 'wfm-bridge', aud: 'https://bridge.example', exp: 4e9 });
    jwt.setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...(kid === undefined ? {} : { kid }) });
    expect(await bearer(await jwt.sign(new TextEncoder().encode(key)))).toBe('unauthenticated');
  });

  test('an unsigned one is refused', async () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'wfm-bridge', aud: 'https://bridge.example', sub: 'hr', exp: 4e9 };
    expect(await bearer(`${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`)).toBe(
      'unauthenticated',
    );
  });
});

test.each([{ siteId: 7 }, {}])('a caller has the site of its client: %j', async (site) => {
  const known = fixedApiClients([{ clientId: 'hr', secret: new Secret('a secret'), ...site }]);
  const expected = {
    clientId: 'hr',
    permissions: permissionsOf(['integrator']),
    scope: 'all',
    view: 'full',
    ...site,
  };
  expect(await known.find('hr')).toEqual(expected);
  expect(await known.authenticate('hr', 'a secret')).toEqual(expected);
});
