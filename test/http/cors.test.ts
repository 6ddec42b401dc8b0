import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';

const page = 'https://planning.example.com';
const preflight = {
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'authorization, if-match',
};

function asked(
  method: 'get' | 'options',
  path: string,
  headers: Readonly<Record<string, string>>,
): request.Test {
  const { app } = face({ corsOrigins: [page, 'https://other.example.com:8443'] });
  return request(app)[method](path).set(headers);
}

const open = [
  '/wfm/v1/sites',
  '/wfm/v1',
  '/api/v2/workforcemanagement/managementunits',
  '/oauth/token',
  '/openapi/wfm.json',
];

describe.each(open)('%s', (path) => {
  test('tells a page of a listed origin what it may send, without credentials', async () => {
    const answer = await asked('options', path, { origin: page, ...preflight });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-max-age': '600',
      vary: expect.stringContaining('Origin') as string,
    });
    expect(answer.headers['access-control-allow-methods']).toContain('PUT');
    for (const name of ['Authorization', 'Cache-Control', 'If-Match', 'Idempotency-Key', 'Prefer'])
      expect(answer.headers['access-control-allow-headers']).toContain(name);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  test('lets it read the answer, a failure too', async () => {
    const answer = await asked('get', path, { origin: page });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers['access-control-allow-origin']).toBe(page);
    const names = [
      'ETag',
      'Location',
      'Retry-After',
      'RateLimit-Policy',
      'WFM-Provisional',
      'Age',
      'WFM-Stale',
    ];
    for (const name of names) expect(answer.headers['access-control-expose-headers']).toContain(name);
  });

  test.each([
    'https://planning.example.com.evil.example',
    'https://planning.example.com:443',
    'http://planning.example.com',
    'https://PLANNING.example.com',
    'https://evil.example?https://planning.example.com',
    'null',
    '*',
    '',
  ])('says nothing to a page of "%s"', async (origin) => {
    for (const method of ['get', 'options'] as const) {
      const answer = await asked(method, path, { origin, ...(method === 'get' ? {} : preflight) });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(answer.headers['vary']).toContain('Origin');
    }
  });
});

test.each(['/admin/v1/clients', '/metrics', '/healthz', '/wfm/v1x', '/docs'])(
  '%s is for no page',
  async (path) => {
    for (const headers of [{ origin: page }, { origin: page, ...preflight }]) {
      const answer = await asked('options', path, headers);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  },
);

test('OPTIONS without a question is answered as ever, for the page to read', async () => {
  const answer = await asked('options', '/wfm/v1/sites', { origin: page });
  expect(answer.headers).toMatchObject({ allow: 'GET, HEAD, OPTIONS', 'access-control-allow-origin': page });
});

test('a kept answer depends on the origin beside what it depends on anyway', async () => {
  const answer = await asked('get', '/wfm/v1/session', { origin: page, authorization: basic });
  expect(answer.status).toBe(200);
  expect(answer.headers['vary']).toBe('Origin, Accept, Authorization, X-API-Key');
});

test('without a list nobody is told anything', async () => {
  const answer = await request(face().app)
    .options('/wfm/v1/sites')
    .set({ origin: page, ...preflight });
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  expect(answer.headers['vary']).toBeUndefined();
});
