import request from 'supertest';
import { expect, test } from 'vitest';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { rateLimiter, type RateLimiter } from '../../src/gate/rate-limiter.ts';
import { basic, face, type Face } from '../support/bridge-face.ts';
import { cloudThings, things } from './cloud-things.ts';

const noLimits = { requestsPerMinute: 0, requestsPerHour: 0, cloudRequestsPerMinute: 0 };

interface CountingFace extends Face {
  /** Who was counted, in this order. */
  readonly counted: readonly string[];
}

/** A face whose windows never end. */
function countingFace(requests: number): CountingFace {
  const counted: string[] = [];
  const counting: RateLimiter = {
    count({ clientId }, face) {
      counted.push(`${clientId} ${face}`);
      const use = { count: counted.length, resetSeconds: 42 };
      const policy = face === 'cloud' ? 'cloud-minute' : 'minute';
      const hour = {
        policy: 'hour',
        requests: 90,
        windowSeconds: 3600,
        count: 80,
        resetSeconds: 900,
      } as const;
      return Promise.resolve([{ policy, requests, windowSeconds: 60, ...use }, hour]);
    },
  };
  return { ...face({ endpoints: [...wfmEndpoints, ...cloudThings()], rateLimiter: counting }), counted };
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
      'ratelimit-policy': '"cloud-minute";q=2;w=60, "hour";q=90;w=3600',
      ratelimit: `"cloud-minute";r=${2 - Number(count)};t=42, "hour";r=10;t=900`,
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
    ratelimit: '"cloud-minute";r=0;t=42, "hour";r=10;t=900',
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
  expect(counted).toEqual(['payroll cloud', 'payroll cloud', 'payroll cloud']);
});

test.each([
  { name: 'what is refused later', path: `${things}?nothing=1`, status: 400, count: 1 },
  { name: 'an unknown path', path: '/api/v2/nothing', status: 404, count: 0 },
  { name: 'an unknown path of the other face', path: '/wfm/v1/nothing', status: 404, count: 0 },
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

test('the other face says the same in the standard words alone, and in a problem document', async () => {
  const { app, counted } = countingFace(1);
  const first = await get(app, '/wfm/v1/sites');
  expect([first.status, first.headers['ratelimit']]).toEqual([200, '"minute";r=0;t=42, "hour";r=10;t=900']);
  const refused = await get(app, '/wfm/v1/sites');
  expect(refused.status).toBe(429);
  expect(refused.headers).toMatchObject({
    'retry-after': '42',
    'ratelimit-policy': '"minute";q=1;w=60, "hour";q=90;w=3600',
  });
  expect(JSON.parse(refused.text)).toMatchObject({
    code: 'too-many-requests',
    detail: 'more than 1 requests in 60 seconds',
    retryable: true,
    quota: { requests: 1, windowSeconds: 60 },
  });
  expect(Object.keys(refused.headers).filter((name) => name.startsWith('inin'))).toEqual([]);
  expect(counted).toEqual(['payroll wfm', 'payroll wfm']);
});

test('without a limit nothing is said of one', async () => {
  const { app } = face({ endpoints: cloudThings(), rateLimiter: rateLimiter(noLimits) });
  const { headers } = await get(app);
  expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
});
