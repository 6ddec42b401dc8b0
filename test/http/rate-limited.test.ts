import request from 'supertest';
import { expect, test } from 'vitest';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import type { RateLimiter } from '../../src/gate/rate-limiter.ts';
import { basic, face, type Face } from '../support/bridge-face.ts';
import { cloudThings, things } from './cloud-things.ts';

interface CountingFace extends Face {
  /** Who was counted, in this order. */
  readonly counted: readonly string[];
}

/** A face whose windows never end. */
function countingFace(requests: number): CountingFace {
  const counted: string[] = [];
  const rateLimiter: RateLimiter = {
    quota: { requests, windowSeconds: 60 },
    count(clientId) {
      counted.push(clientId);
      return Promise.resolve({ count: counted.length, resetSeconds: 42 });
    },
  };
  return { ...face({ endpoints: [...wfmEndpoints, ...cloudThings()], rateLimiter }), counted };
}

const get = (app: Face['app'], path = things): request.Test =>
  request(app).get(path).set('Authorization', basic);

test('every answer says what is left, and the one too many is refused', async () => {
  const { app, counted } = countingFace(2);
  for (const count of ['1', '2']) {
    const response = await get(app);
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'inin-ratelimit-count': count,
      'inin-ratelimit-allowed': '2',
      'inin-ratelimit-reset': '42',
    });
    expect(response.headers['retry-after']).toBeUndefined();
  }
  const refused = await get(app);
  expect(refused.status).toBe(429);
  expect(refused.headers).toMatchObject({
    'inin-ratelimit-count': '3',
    'inin-ratelimit-allowed': '2',
    'inin-ratelimit-reset': '42',
    'retry-after': '42',
  });
  expect(JSON.parse(refused.text)).toEqual({
    message: 'Rate limit exceeded the maximum [2] requests within [60] seconds',
    messageWithParams: 'Rate limit exceeded the maximum [{maximum}] requests within [{seconds}] seconds',
    messageParams: { maximum: '2', seconds: '60' },
    code: 'too.many.requests',
    status: 429,
    contextId: refused.headers['inin-correlation-id'],
    details: [],
    errors: [],
  });
  expect(counted).toEqual(['payroll', 'payroll', 'payroll']);
});

test.each([
  { name: 'what is refused later', path: `${things}?nothing=1`, status: 400, count: 1 },
  { name: 'an unknown path', path: '/api/v2/nothing', status: 404, count: 0 },
  { name: 'the other face', path: '/wfm/v1/sites', status: 200, count: 0 },
])('$name is counted $count times', async ({ path, status, count }) => {
  const { app, counted } = countingFace(2);
  const response = await get(app, path);
  expect(response.status).toBe(status);
  expect(counted).toHaveLength(count);
  expect(response.headers['inin-ratelimit-count']).toBe(count === 0 ? undefined : '1');
});

test('nobody is counted before it is known who asks', async () => {
  const { app, counted } = countingFace(2);
  const response = await request(app).get(things);
  expect(response.status).toBe(401);
  expect(response.headers['inin-ratelimit-count']).toBeUndefined();
  expect(counted).toEqual([]);
});

test('without a limit nothing is said of one', async () => {
  const { app } = face({ endpoints: cloudThings() });
  expect((await get(app)).headers['inin-ratelimit-allowed']).toBeUndefined();
});
