import request from 'supertest';
import { expect, test } from 'vitest';
import { errorCatalogue } from '../../src/error/codes.ts';
import { basic, face } from '../support/bridge-face.ts';
import { call, errorPaths } from './error-paths.ts';

test.each(errorPaths)('$name is $status $code', async (row) => {
  const { app } = face();
  const asking = request(app)[row.method ?? 'get'](row.path);
  if (row.anonymous !== true) void asking.set('Authorization', basic);
  for (const [name, value] of Object.entries(row.headers ?? {})) void asking.set(name, value);
  const response = await (row.body === undefined ? asking : asking.send(row.body));

  expect(response.status, response.text).toBe(row.status);
  expect(response.headers['content-type']).toBe('application/problem+json');
  expect(response.headers['cache-control']).toBe('no-store');
  const problem: unknown = JSON.parse(response.text);
  expect(problem).toMatchObject({
    type: `urn:wfm-bridge:problem:${row.code}`,
    title: errorCatalogue[row.code].title,
    status: row.status,
    code: row.code,
    requestId: response.headers['x-request-id'],
    retryable: errorCatalogue[row.code].retryable,
  });
  if (row.where !== undefined) {
    const { errors } = problem as { errors: { pointer?: string; parameter?: string }[] };
    expect(errors.map((flaw) => flaw.parameter ?? flaw.pointer)).toEqual([row.where]);
  }
  expect(response.headers['www-authenticate'] !== undefined).toBe(row.status === 401);
});

test('a near miss is answered with the right name', async () => {
  const { app } = face();
  const query = await request(app).get('/wfm/v1/sites?busnessUnitId=1').set('Authorization', basic);
  expect(query.text).toContain('did you mean businessUnitId?');
  const service = await request(app).get('/wfm/v1/services/ConfgService').set('Authorization', basic);
  expect(service.text).toContain('did you mean ConfigService?');
});

test('405 names the methods there are', async () => {
  const { app } = face();
  const response = await request(app).post('/wfm/v1/sites').set('Authorization', basic);
  expect(response.headers['allow']).toBe('GET, HEAD, OPTIONS');
});

test('OPTIONS names them, too', async () => {
  const response = await request(face().app).options(call);
  expect(response.status).toBe(204);
  expect(response.headers['allow']).toBe('OPTIONS, POST');
});
