import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { fixedApiClients } from '../../src/identity/api-clients.ts';
import { Secret } from '../../src/log/secret.ts';
import { basic, clientId, clientSecret, face } from '../support/bridge-face.ts';

const form = 'application/x-www-form-urlencoded';

interface Token {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
}

describe('a token', () => {
  test.each([
    { name: 'Basic credentials', authorization: basic, body: 'grant_type=client_credentials' },
    {
      name: 'a form with more than RFC 6749 knows, and a charset',
      authorization: basic,
      body: 'grant_type=client_credentials&org=x&org=y',
      type: `${form}; charset=UTF-8`,
    },
    {
      name: 'a form body',
      authorization: undefined,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: '*',
      }).toString(),
    },
  ])('is given for $name, works, and ends', async ({ authorization, body, type = form }) => {
    const { app, clock } = face();
    const asking = request(app).post('/oauth/token').set('Content-Type', type);
    if (authorization !== undefined) void asking.set('Authorization', authorization);
    const answer = await asking.send(body);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const token = JSON.parse(answer.text) as Token;
    expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });

    const use = (scheme: string): request.Test =>
      request(app).get('/wfm/v1/sites').set('Authorization', `${scheme} ${token.access_token}`);
    expect((await use('Bearer')).status).toBe(200);
    expect((await use('bearer')).status).toBe(200);
    clock.advance(3_601_000);
    const late = await use('Bearer');
    expect(late.status).toBe(401);
    expect(late.text).toContain('expired');
  });
});

describe('Basic credentials in a form encoding, as RFC 6749 §2.3.1 wants them', () => {
  const secret = 'ab+cd/ef=gh%41 ij:grün';
  const clients = fixedApiClients([{ clientId, secret: new Secret(secret) }]);
  const basicOf = (text: string): string => `Basic ${Buffer.from(`${clientId}:${text}`).toString('base64')}`;
  const formEncoded = new URLSearchParams({ secret }).toString().slice('secret='.length);
  const ask = (authorization: string): request.Test =>
    request(face({ clients }).app)
      .post('/oauth/token')
      .type(form)
      .set('Authorization', authorization)
      .send('grant_type=client_credentials');

  test.each([
    { name: 'raw', text: secret, status: 200 },
    { name: 'form-encoded', text: formEncoded, status: 200 },
    { name: 'percent-encoded', text: encodeURIComponent(secret), status: 200 },
    { name: 'encoded twice', text: encodeURIComponent(formEncoded), status: 401 },
    { name: 'malformed percent-encoding', text: `${formEncoded}%`, status: 401 },
    { name: 'bytes that are not UTF-8', text: `${formEncoded}%ff`, status: 401 },
    { name: 'another secret', text: 'ab%2Bcd', status: 401 },
  ])('$name: $status', async ({ text, status }) => {
    expect((await ask(basicOf(text))).status).toBe(status);
  });

  test('an encoded client id is decoded, too', async () => {
    const encoded = `%${clientId.charCodeAt(0).toString(16)}${clientId.slice(1)}:${formEncoded}`;
    expect((await ask(`Basic ${Buffer.from(encoded).toString('base64')}`)).status).toBe(200);
  });

  test('elsewhere Basic stays as it is', async () => {
    const use = (text: string): request.Test =>
      request(face({ clients }).app).get('/wfm/v1/sites').set('Authorization', basicOf(text));
    expect((await use(secret)).status).toBe(200);
    expect((await use(formEncoded)).status).toBe(401);
  });
});

describe('a refusal is a problem document that OAuth clients can read', () => {
  test.each([
    {
      name: 'no grant',
      body: '',
      basic: true,
      status: 400,
      code: 'invalid-request',
      error: 'invalid_request',
    },
    {
      name: 'another grant',
      body: 'grant_type=password',
      basic: true,
      status: 400,
      code: 'unsupported-grant-type',
      error: 'unsupported_grant_type',
    },
    {
      name: 'a repeated parameter',
      body: 'grant_type=client_credentials&grant_type=client_credentials',
      basic: true,
      status: 400,
      code: 'invalid-request',
      error: 'invalid_request',
    },
    {
      name: 'no credentials',
      body: 'grant_type=client_credentials',
      basic: false,
      status: 401,
      code: 'unauthenticated',
      error: 'invalid_client',
    },
    {
      name: 'a wrong secret',
      body: `grant_type=client_credentials&client_id=${clientId}&client_secret=wrong`,
      basic: false,
      status: 401,
      code: 'unauthenticated',
      error: 'invalid_client',
    },
    {
      name: 'credentials twice',
      body: `grant_type=client_credentials&client_id=${clientId}&client_secret=x`,
      basic: true,
      status: 400,
      code: 'invalid-request',
      error: 'invalid_request',
    },
    {
      name: 'a JSON body',
      body: '{"grant_type":"client_credentials"}',
      type: 'application/json',
      basic: true,
      status: 415,
      code: 'unsupported-media-type',
      error: 'invalid_request',
    },
    {
      name: 'a huge body',
      body: `grant_type=${'x'.repeat(20_000)}`,
      basic: true,
      status: 413,
      code: 'payload-too-large',
      error: 'invalid_request',
    },
  ])('$name: $status $error', async (row) => {
    const asking = request(face().app)
      .post('/oauth/token')
      .type(row.type ?? form);
    if (row.basic) void asking.set('Authorization', basic);
    const answer = await asking.send(row.body);
    expect(answer.status, answer.text).toBe(row.status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const { code, error, error_description, description, detail } = JSON.parse(answer.text) as Record<
      string,
      unknown
    >;
    expect({ code, error }).toEqual({ code: row.code, error: row.error });
    expect(error_description).toBe(detail);
    expect(description).toBe(detail);
    expect(answer.headers['www-authenticate'] !== undefined).toBe(row.status === 401);
  });
});
