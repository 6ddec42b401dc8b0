import { once } from 'node:events';
import { connect } from 'node:net';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { startServer } from '../../src/http/server.ts';
import { basic, face, type Face, type FaceOptions } from '../support/bridge-face.ts';
import { cloudRefusals, credentials } from './cloud-refusals.ts';
import { cloudThings, things, type Answer } from './cloud-things.ts';
import { limits } from './server-limits.ts';

function cloudFaceOf(answer?: Answer, options: FaceOptions = {}): Face {
  return face({ endpoints: cloudThings(answer), ...options });
}

/** What every answer of the face has, whatever it says. */
function expectCloudHeaders(headers: Readonly<Record<string, string>>): void {
  expect(headers).toMatchObject({
    'cache-control': 'no-cache, no-store, must-revalidate',
    pragma: 'no-cache',
    expires: '0',
    'inin-correlation-id': headers['x-request-id'],
  });
  expect(headers['etag']).toBeUndefined();
}

describe('refusals', () => {
  test.each(cloudRefusals)('$name is $status $code', async (row) => {
    const asking = request(cloudFaceOf().app)[row.method ?? 'get'](row.path);
    void asking.set({ ...(row.anonymous === true ? {} : credentials), ...row.headers });
    const response = await (row.body === undefined ? asking : asking.send(row.body));
    expect(response.status, response.text).toBe(row.status);
    expect(response.headers['content-type']).toMatch(/^application\/json(;|$)/);
    expectCloudHeaders(response.headers);
    const body = JSON.parse(response.text) as Record<string, unknown>;
    const { message, errors, ...rest } = body;
    expect(message).toMatch(row.message ?? /\S/);
    expect(rest).toEqual({
      code: row.code,
      status: row.status,
      contextId: response.headers['x-request-id'],
      details: row.details ?? [],
    });
    expect(errors).toHaveLength(row.details !== undefined && row.details.length > 1 ? row.details.length : 0);
    expect(response.headers['www-authenticate'] !== undefined).toBe(row.status === 401);
    expect(response.headers['allow'] !== undefined).toBe(row.status === 405);
  });

  test('several flaws are each said in words', async () => {
    const response = await request(cloudFaceOf().app).get(`${things}?from=x&expnd=y`).set(credentials);
    expect(JSON.parse(response.text)).toMatchObject({
      code: 'bad.request',
      errors: [
        { message: 'expnd: there is no such parameter', code: 'bad.request', status: 400 },
        { message: 'from: must be a date', code: 'invalid.date', status: 400 },
      ],
    });
  });

  test('a missing permission names all that would do', async () => {
    const { app } = cloudFaceOf(undefined, { permissions: ['wfm:agent:view'] });
    const response = await request(app).post(`${things}/7/search`).set(credentials).send({});
    expect(response.status).toBe(403);
    const template =
      'Unable to perform the requested action. You must have at least one of the following permissions assigned: ';
    const permissions = '[wfm:schedule:administer, wfm:publishedSchedule:view]';
    expect(JSON.parse(response.text)).toMatchObject({
      code: 'missing.any.permissions',
      message: template + permissions,
      messageWithParams: `${template}{permissions}`,
      messageParams: { permissions },
    });
  });

  test.each(['/api/v20', '/api/v2x/y', '/api/', '/API/v2/x', '/api%2fv2/x', '/wfm/v1/api/v2'])(
    '%s is no path of this face',
    async (path) => {
      const response = await request(cloudFaceOf().app).get(path);
      expect(response.status).toBe(404);
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(response.headers['inin-correlation-id']).toBeUndefined();
      expect(JSON.parse(response.text)).toMatchObject({ code: 'not-found' });
    },
  );
});

describe('what never reaches Express as a proper request', () => {
  async function received(bytes: string): Promise<string> {
    const server = await startServer(cloudFaceOf().app, { ...limits, shutdownGraceMs: 1 });
    onTestFinished(() => server.close());
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    socket.on('error', () => undefined).write(bytes);
    await once(socket, 'close');
    return text;
  }

  test.each([
    { name: 'no Host', head: 'Connection: close', status: 400 },
    { name: 'two hosts', head: 'Host: a\r\nHost: b\r\nConnection: close', status: 400 },
    {
      name: 'an expectation that nobody meets',
      head: 'Host: x\r\nExpect: foo\r\nConnection: close',
      status: 417,
    },
  ])('$name is $status bad.request', async ({ head, status }) => {
    const [headers = '', body = ''] = (await received(`GET ${things} HTTP/1.1\r\n${head}\r\n\r\n`)).split(
      '\r\n\r\n',
    );
    expect(headers).toContain(`HTTP/1.1 ${status} `);
    expect(headers).toMatch(/^Content-Type: application\/json/m);
    expect(JSON.parse(body)).toMatchObject({ status, code: 'bad.request', details: [], errors: [] });
  });

  test('an absolute address is of this face, too', async () => {
    const text = await received(`GET http://a${things} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/ININ-Correlation-Id/i);
    expect(text).toContain('authentication.required');
  });
});

describe('answers', () => {
  test('a read has no entity tag and is not kept', async () => {
    const answer = (): Promise<unknown> => Promise.resolve({ entities: [1], version: 'x' });
    const { app } = cloudFaceOf(answer, { upstream: 'simulator' });
    const response = await request(app)
      .get(things)
      .set({ Authorization: basic, 'If-None-Match': '*', 'If-Match': '"another"', 'X-Request-Id': 'mine' });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json(;|$)/);
    expect(response.headers['wfm-upstream']).toBe('simulator');
    expect(response.headers['inin-correlation-id']).toBe('mine');
    expectCloudHeaders(response.headers);
    expect(JSON.parse(response.text)).toEqual({ entities: [1], version: 'x' });
  });

  test('a change has its status and its place, and no entity tag', async () => {
    const body = { metadata: { version: 1 } };
    const response = await request(cloudFaceOf().app)
      .post(`${things}/a%20b/search`)
      .set(credentials)
      .send(body);
    expect(response.status).toBe(202);
    expect(response.headers['location']).toBe(`${things}/1`);
    expectCloudHeaders(response.headers);
    expect(JSON.parse(response.text)).toEqual({ thingId: 'a b', ...body, version: '7' });
  });

  test('a parameter without a value is left out, which clients make of `false`; the other face refuses it', async () => {
    const { app } = face({ endpoints: [...wfmEndpoints, ...cloudThings()] });
    const left = await request(app).get(`${things}?from=&userId=&userId=7`).set(credentials);
    expect(left.status, left.text).toBe(200);
    const refused = await request(app).get('/wfm/v1/agents?siteId=').set(credentials);
    expect(refused.status).toBe(400);
  });

  test('an answer without a body has none', async () => {
    const response = await request(cloudFaceOf().app).delete(`${things}/1`).set(credentials);
    expect([response.status, response.text]).toEqual([204, '']);
    expectCloudHeaders(response.headers);
  });

  test('HEAD is GET without the body, OPTIONS names the methods', async () => {
    const { app } = cloudFaceOf();
    const head = await request(app).head(things).set(credentials);
    expect([head.status, head.text]).toEqual([200, undefined]);
    expectCloudHeaders(head.headers);
    const options = await request(app).options(things);
    expect([options.status, options.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expectCloudHeaders(options.headers);
  });

  test('provisional enums are named here, too', async () => {
    const { app, wfm } = cloudFaceOf();
    wfm.provisional.add('ECfgWeekDay');
    const response = await request(app).get(things).set(credentials);
    expect(response.headers['wfm-provisional']).toBe('ECfgWeekDay');
  });

  test('both faces live side by side', async () => {
    const { app } = face({ endpoints: [...wfmEndpoints, ...cloudThings()] });
    expect((await request(app).get(things).set(credentials)).status).toBe(200);
    const site = await request(app).get('/wfm/v1/sites').set(credentials);
    expect([site.status, site.headers['inin-correlation-id']]).toEqual([200, undefined]);
    expect(site.headers['etag']).toMatch(/^W/);
  });
});

test('a failure after the answer has begun breaks the connection', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"entities":[');
    await new Promise((resolve) => setImmediate(resolve));
    throw new BridgeError('upstream-truncated', 'too late');
  }
  const { app } = cloudFaceOf(() => Promise.resolve({ json: pieces() }));
  await expect(request(app).get(things).set(credentials)).rejects.toThrow(/aborted|hang up/);
});

test('an unexpected error says nothing of itself', async () => {
  const failing = (): Promise<unknown> => Promise.reject(new TypeError('connect http://10.0.0.1/secret'));
  const response = await request(cloudFaceOf(failing).app).get(things).set(credentials);
  expect(response.status).toBe(500);
  expect(JSON.parse(response.text)).toMatchObject({
    code: 'internal.server.error',
    details: [{ errorCode: 'internal' }],
  });
  for (const word of ['10.0.0.1', 'TypeError', 'stack']) expect(response.text).not.toContain(word);
});

test('what only operators may know is not in the answer', async () => {
  const failure = new BridgeError('upstream-fault', 'WFM answered with a fault', {
    internal: { address: 'http://wfm.internal' },
    facts: { fault: { faultcode: 'Server', faultstring: 'words of WFM' }, service: 'ConfigService850' },
  });
  const response = await request(cloudFaceOf(() => Promise.reject(failure)).app)
    .get(things)
    .set(credentials);
  expect(JSON.parse(response.text)).toEqual({
    message: 'WFM answered with a fault',
    code: 'internal.server.error',
    status: 500,
    contextId: response.headers['inin-correlation-id'],
    details: [{ errorCode: 'upstream-fault' }],
    errors: [],
  });
});
