/** What is the same for every path of the Genesys Cloud face, over a whole bridge. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { startServer } from '../../src/http/server.ts';
import { limits } from '../http/server-limits.ts';
import { basic as basicOfFace, face } from '../support/bridge-face.ts';
import { cloudOperation, expectCloudShape } from '../support/cloud-schema.ts';
import {
  apiClient,
  basicOf,
  callerOf,
  closePair,
  openPair,
  send,
  startPair,
  type Answer,
  type Pair,
} from '../support/running-bridge.ts';
import { expectCloudError, type CloudError } from './expect-cloud-error.ts';

const root = '/api/v2/workforcemanagement';
const units = `${root}/managementunits`;
const codesOf = (muId: string): string => `${units}/${muId}/activitycodes`;
const ofUnit = codesOf(cloudId('management-unit', 101));

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ env: { API_CLIENT_SITE_ID: '101', MAX_BODY_BYTES: '2048' } });
});
afterAll(async () => {
  await closePair(pair);
});

describe('mine', () => {
  const paths = [
    ['getWorkforcemanagementManagementunitUsers', 'users'],
    ['getWorkforcemanagementManagementunitActivitycodes', 'activitycodes'],
    ['getWorkforcemanagementManagementunitIntradayQueues', 'intraday/queues?date=2026-10-26'],
  ] as const;

  test.each(paths)('is the unit of the client: %s', async (operationId, path) => {
    const [mine, named] = await Promise.all(
      ['mine', cloudId('management-unit', 101)].map((muId) => pair.bridge.get(`${units}/${muId}/${path}`)),
    );
    expect(mine!.status, mine!.text).toBe(200);
    expectCloudShape(operationId, 200, mine!.body);
    expect(mine!.body).toEqual(named!.body);
  });

  test('is not there for a client whose unit is not', async () => {
    const { bridge } = await startPair({ env: { API_CLIENT_SITE_ID: '999' } });
    for (const [operationId, path] of paths) {
      const answer = await bridge.get(`${units}/mine/${path}`);
      expectCloudError(answer, { operationId, status: 404, code: 'not.found', entityId: 'mine' });
    }
  });
});

test('the requests of a minute are counted, and the fourth of three is refused', async () => {
  const { bridge } = await startPair({ env: { CLOUD_REQUESTS_PER_MINUTE: '3', REQUESTS_PER_MINUTE: '50' } });
  const quotaOf = ({ headers }: Answer): readonly (string | null)[] =>
    ['count', 'allowed'].map((name) => headers.get(`inin-ratelimit-${name}`));
  const resetOf = ({ headers }: Answer): number => Number(headers.get('inin-ratelimit-reset'));
  for (const [index, path] of [units, ofUnit, units].entries()) {
    const answer = await bridge.get(path);
    expect([answer.status, ...quotaOf(answer)]).toEqual([200, String(index + 1), '3']);
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(resetOf(answer)).toBeGreaterThan(0);
    expect(resetOf(answer)).toBeLessThanOrEqual(60);
  }
  const refused = await bridge.get(units);
  const operationId = 'getWorkforcemanagementManagementunits';
  const body = expectCloudError(refused, { operationId, status: 429, code: 'too.many.requests' });
  expect(body).toMatchObject({
    message: 'Rate limit exceeded the maximum [3] requests within [60] seconds',
    messageParams: { maximum: '3', seconds: '60' },
  });
  expect(quotaOf(refused)).toEqual(['4', '3']);
  expect(refused.headers.get('retry-after')).toBe(refused.headers.get('inin-ratelimit-reset'));
  const beside = await bridge.get('/wfm/v1/sites');
  expect([beside.status, ...quotaOf(beside)]).toEqual([200, null, null]);
  expect(beside.headers.get('ratelimit')).toMatch(/^"minute";r=45;t=\d+$/);
});

describe('refused is', () => {
  const get = 'getWorkforcemanagementManagementunits';
  const post = 'postWorkforcemanagementManagementunitActivitycodes';
  const notThere = { status: 404, code: 'not.found' };
  const unauthenticated = { operationId: get, status: 401 };
  const as = (authorization: string): Promise<Answer> => callerOf(pair.bridge.url, authorization).get(units);
  const sent = (body: string, type = 'application/json'): Promise<Answer> =>
    pair.bridge.post(ofUnit, body, { headers: { 'content-type': type } });

  test.each<[string, CloudError, () => Promise<Answer>]>([
    ['an unknown path', notThere, () => pair.bridge.get(`${root}/nothing`)],
    ['an unknown path of nobody', notThere, () => send(`${pair.bridge.url}/api/v2/users`)],
    ['the root', notThere, () => pair.bridge.get('/api/v2')],
    [
      'a method that a path does not have',
      { status: 405, code: 'method.not.allowed' },
      () => pair.bridge.get(units, { method: 'DELETE' }),
    ],
    [
      'a body of another type',
      { operationId: post, status: 415, code: 'unsupported.media.type' },
      () => sent('<a/>', 'text/xml'),
    ],
    ['malformed JSON', { operationId: post, status: 400, code: 'bad.request' }, () => sent('{"name":')],
    [
      'a body that is too large',
      { status: 413, code: 'request.entity.too.large' },
      () => sent(JSON.stringify({ name: 'x'.repeat(3000), category: 'Meeting' })),
    ],
    [
      'what accepts no JSON',
      { status: 406, code: 'not.acceptable' },
      () => pair.bridge.get(units, { headers: { accept: 'text/csv' } }),
    ],
    [
      'who has no credentials',
      { ...unauthenticated, code: 'authentication.required' },
      () => send(`${pair.bridge.url}${units}`),
    ],
    [
      'who has a wrong secret',
      { ...unauthenticated, code: 'bad.credentials' },
      () => as(basicOf(apiClient.id, 'a secret of somebody else')),
    ],
    [
      'who has a token that is none',
      { ...unauthenticated, code: 'bad.credentials' },
      () => as('Bearer a.b.c'),
    ],
  ])('%s', async (_name, error, ask) => {
    expectCloudError(await ask(), error);
  });

  test('a whole list of flaws, each with its name and its sentence', async () => {
    const answer = await pair.bridge.get(`${units}?pageSize=0&sort=name`);
    const { details, errors } = expectCloudError(answer, {
      ...{ operationId: get, status: 400, code: 'bad.request' },
      fields: ['sort', 'pageSize'],
      errorCodes: ['bad.request', 'invalid.value'],
    });
    expect(errors.map(({ code }) => code)).toEqual(details.map(({ errorCode }) => errorCode));
    expect(errors.map(({ message }) => message.split(':')[0])).toEqual(['sort', 'pageSize']);
  });
});

test.each(
  cloudEndpoints.filter(({ permissions }) => permissions.length > 0).map((one) => [one.operationId, one]),
)(
  '%s needs a permission, and names those that would do',
  async (name, { operationId, method, path, permissions }) => {
    const { app } = face({ endpoints: cloudEndpoints, permissions: [] });
    const server = await startServer(app, limits);
    onTestFinished(() => server.close());
    const answer = await send(`${server.url}${path.replaceAll(/[{}]/g, '')}`, {
      method: method.toUpperCase(),
      headers: { authorization: basicOfFace },
    });
    const known = cloudOperation(operationId);
    const body = expectCloudError(answer, {
      ...(known === undefined ? {} : { operationId }),
      status: 403,
      code: 'missing.any.permissions',
    });
    const documented = known?.['x-requires-permissions'].permissions ?? permissions;
    expect(body, name).toMatchObject({
      messageParams: { permissions: `[${documented.join(', ')}]` },
    });
  },
);

test('paths of the other face still answer problem documents', async () => {
  const { url } = pair.bridge;
  for (const [answer, status, code] of [
    [await pair.bridge.get('/wfm/v1/sites/999'), 404, 'not-found'],
    [await pair.bridge.get('/wfm/v1/sites?sort=name'), 400, 'invalid-request'],
    [await send(`${url}/wfm/v1/sites`), 401, 'unauthenticated'],
    [await pair.bridge.get('/api/v1'), 404, 'not-found'],
  ] as const) {
    expect([answer.status, answer.body], answer.text).toMatchObject([status, { status, code }]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    for (const name of ['inin-correlation-id', 'inin-ratelimit-count'])
      expect(answer.headers.get(name)).toBeNull();
  }
});
