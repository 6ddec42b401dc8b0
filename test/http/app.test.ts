import { PassThrough } from 'node:stream';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../../src/log/logger.ts';
import { basic, clientId, clientSecret, face } from '../support/bridge-face.ts';
import { FakeWfm } from '../support/fake-wfm.ts';

describe('request id', () => {
  test.each(['abc-1.2_3', 'x'.repeat(64)])('keeps a sane one: %s', async (id) => {
    const response = await request(face().app).get('/healthz').set('X-Request-Id', id);
    expect(response.headers['x-request-id']).toBe(id);
  });

  test.each(['x'.repeat(65), 'a b', 'a"b'])('replaces another: %s', async (id) => {
    const response = await request(face().app).get('/healthz').set('X-Request-Id', id);
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('credentials', () => {
  test.each([
    { name: 'Basic', headers: { Authorization: basic } },
    { name: 'basic in lower case', headers: { Authorization: basic.replace('Basic', 'basic') } },
    { name: 'X-API-Key', headers: { 'X-API-Key': `${clientId}.${clientSecret}` } },
  ])('$name opens the door', async ({ headers }) => {
    const response = await request(face().app).get('/wfm/v1/sites').set(headers);
    expect(response.status, response.text).toBe(200);
    expect(JSON.parse(response.text)).toEqual({ items: [], asOf: '2026-01-05T09:00:00.000Z' });
  });

  test('without the permission the door stays shut', async () => {
    const { app } = face({ permissions: ['wfm:agent:view', 'wfm:raw:read'] });
    const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
    expect(response.status).toBe(403);
    expect(JSON.parse(response.text)).toMatchObject({ code: 'forbidden' });
  });

  test.each([
    { permissions: ['wfm:raw:read'], operation: 'GetSite', status: 200 },
    { permissions: ['wfm:raw:read'], operation: 'InsertUser', status: 403 },
    { permissions: ['wfm:raw:write'], operation: 'InsertUser', status: 200 },
    { permissions: ['wfm:raw:write'], operation: 'GetSite', status: 403 },
  ] as const)('$permissions and $operation: $status', async ({ permissions, operation, status }) => {
    const { app } = face({ permissions });
    const path = `/wfm/v1/services/ConfigService/${operation}`;
    const response = await request(app).post(path).set('Authorization', basic);
    expect(response.status).toBe(status);
  });
});

describe('headers', () => {
  test('every answer of a simulated WFM says so, failures included', async () => {
    const { app } = face({ upstream: 'simulator' });
    for (const path of ['/healthz', '/readyz', '/nothing', '/wfm/v1/sites', '/wfm/v1/sites/%zz']) {
      const response = await request(app).get(path);
      expect(response.headers['wfm-upstream'], path).toBe('simulator');
    }
    expect((await request(face().app).get('/healthz')).headers['wfm-upstream']).toBeUndefined();
  });

  test('provisional enums are named, nothing is kept without asking, nothing is betrayed', async () => {
    const { app, wfm } = face();
    wfm.provisional.add('ECfgWeekDay').add('ECfgActivityType');
    const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
    expect(response.headers['wfm-provisional']).toBe('ECfgActivityType, ECfgWeekDay');
    expect(response.headers['cache-control']).toBe('private, no-cache');
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers['etag']).toMatch(/^W\//);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  test('HEAD is GET without the body', async () => {
    const response = await request(face().app).head('/wfm/v1/sites').set('Authorization', basic);
    expect(response.status).toBe(200);
    expect(response.text).toBeUndefined();
  });

  test.each([
    '*/*',
    'application/*',
    'application/json',
    'application/problem+json',
    'text/csv, */*;q=0.1',
    'application/json;charset=utf-8',
    'APPLICATION/JSON; Charset="UTF-8"',
    'application/json;odata=verbose',
    'application/json; version=1; q=0.5',
    'application/json;q=0.5;ext="a,b;q=0"',
    'text/csv;x="application/json", application/*;version=2',
  ])('Accept: %s is served', async (accept) => {
    const response = await request(face().app)
      .get('/wfm/v1/sites')
      .set({ Authorization: basic, Accept: accept });
    expect(response.status).toBe(200);
  });
});

test('a contract that lacks something is 501 with the names', async () => {
  const wfm = new FakeWfm();
  wfm.missingUses = (uses) =>
    uses.some(({ operation }) => operation === 'GetSite')
      ? [{ service: 'ConfigService', operation: 'GetSite', member: 'CfgSite.wmPlanningPeriod' }]
      : [];
  const { app } = face({ gateway: wfm });
  const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
  expect(response.status).toBe(501);
  expect(JSON.parse(response.text)).toMatchObject({
    code: 'contract-mismatch',
    service: 'ConfigService',
    operation: 'GetSite',
    members: ['CfgSite.wmPlanningPeriod'],
  });
  expect((await request(app).get('/wfm/v1/teams').set('Authorization', basic)).status).toBe(200);
});

test('the access log has one line a request, with names of routes and clients and nothing personal', async () => {
  const lines = new PassThrough({ encoding: 'utf8' });
  const { app, wfm } = face({ logger: createLogger('info', lines) });
  wfm.answers.set('GetAgent', { items: [] });
  await request(app).get('/wfm/v1/agents/4711?').set({ Authorization: basic, 'X-Request-Id': 'r1' });
  const [line, ...others] = String(lines.read()).trim().split('\n');
  expect(others).toEqual([]);
  const { time, remote, ...rest } = JSON.parse(line ?? '') as Record<string, unknown>;
  expect(typeof time).toBe('string');
  expect(remote).toMatch(/127\.0\.0\.1$/);
  expect(rest).toEqual({
    level: 'info',
    operationId: 'getAgent',
    requestId: 'r1',
    clientId,
    method: 'GET',
    route: '/wfm/v1/agents/{agentId}',
    status: 404,
    code: 'not-found',
    ms: 0,
    msg: 'request',
  });
});
