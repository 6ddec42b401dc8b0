import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  apiClient,
  basicOf,
  closePair,
  openPair,
  send,
  type Answer,
  type Pair,
  type RunningBridge,
} from '../support/running-bridge.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ env: { MAX_BODY_BYTES: '2048' } });
});
afterAll(async () => {
  await closePair(pair);
});

const getSite = '/wfm/v1/services/ConfigService/GetSite';
const wrongBasic = { authorization: basicOf(apiClient.id, 'another-secret-of-payroll') };

interface Row {
  readonly name: string;
  readonly ask: (bridge: RunningBridge) => Promise<Answer>;
  readonly status: number;
  readonly code: string;
  /** Pointers and parameters of the flaws, where there are flaws. */
  readonly where?: readonly string[];
  readonly allow?: string;
}

const rows: readonly Row[] = [
  {
    name: 'a wrong secret',
    ask: (bridge) => bridge.get('/wfm/v1/sites', { headers: wrongBasic }),
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'a wrong secret for a token',
    ask: (bridge) =>
      send(`${bridge.url}/oauth/token`, {
        method: 'POST',
        headers: wrongBasic,
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'a token that nobody issued',
    ask: (bridge) => bridge.get('/wfm/v1/sites', { headers: { authorization: 'Bearer abc.def.ghi' } }),
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'an unknown property',
    ask: (bridge) => bridge.post(getSite, { filter: { siteID: [1] } }),
    status: 400,
    code: 'invalid-request',
    where: ['/filter/siteID'],
  },
  {
    name: 'several flaws at once',
    ask: (bridge) => bridge.post(getSite, { filter: { siteId: ['x', 2] }, more: 1 }),
    status: 400,
    code: 'invalid-request',
    where: ['/filter/siteId/0', '/more'],
  },
  {
    name: 'a wrong type',
    ask: (bridge) => bridge.post(getSite, { sortMode: { ascending: 'yes' } }),
    status: 400,
    code: 'invalid-request',
    where: ['/sortMode/ascending'],
  },
  {
    name: 'a number beyond its type',
    ask: (bridge) => bridge.post(getSite, { filter: { siteId: [2 ** 31] } }),
    status: 400,
    code: 'invalid-request',
    where: ['/filter/siteId/0'],
  },
  {
    name: 'an enum name that does not exist',
    ask: (bridge) => bridge.post(getSite, { details: { infoType: 'CFG_INFO_ALL' } }),
    status: 400,
    code: 'invalid-request',
    where: ['/details/infoType'],
  },
  {
    name: 'a body that is no object',
    ask: (bridge) => bridge.post(getSite, '[]'),
    status: 400,
    code: 'invalid-request',
    where: [''],
  },
  {
    name: 'an unknown query parameter',
    ask: (bridge) => bridge.get('/wfm/v1/sites?buId=10'),
    status: 400,
    code: 'invalid-request',
    where: ['buId'],
  },
  {
    name: 'an unknown query parameter of the raw call',
    ask: (bridge) => bridge.post(`${getSite}?profil=exact`, {}),
    status: 400,
    code: 'invalid-request',
    where: ['profil'],
  },
  {
    name: 'a filter that is no number',
    ask: (bridge) => bridge.get('/wfm/v1/sites?businessUnitId=Europe'),
    status: 400,
    code: 'invalid-request',
    where: ['businessUnitId'],
  },
  {
    name: 'an id that is no number',
    ask: (bridge) => bridge.get('/wfm/v1/sites/Amsterdam'),
    status: 400,
    code: 'invalid-request',
    where: ['siteId'],
  },
  {
    name: 'an unknown profile',
    ask: (bridge) => bridge.post(`${getSite}?profile=pretty`, {}),
    status: 400,
    code: 'invalid-request',
    where: ['profile'],
  },
  {
    name: 'an unknown operation',
    ask: (bridge) => bridge.post('/wfm/v1/services/ConfigService/GetSites', {}),
    status: 404,
    code: 'unknown-operation',
  },
  {
    name: 'an unknown service',
    ask: (bridge) => bridge.post('/wfm/v1/services/ConfigServices/GetSite', {}),
    status: 404,
    code: 'unknown-service',
  },
  {
    name: 'a service in a version that no WSDL has',
    ask: (bridge) => bridge.post('/wfm/v1/services/ConfigService712/GetSite', {}),
    status: 404,
    code: 'unknown-service',
  },
  {
    name: 'an operation that the bridge keeps to itself',
    ask: (bridge) => bridge.post('/wfm/v1/services/SessionService/CloseSession', {}),
    status: 403,
    code: 'operation-reserved',
  },
  {
    name: 'an oversized body',
    ask: (bridge) => bridge.post(getSite, { filter: { siteId: new Array<number>(1500).fill(7) } }),
    status: 413,
    code: 'payload-too-large',
  },
  {
    name: 'JSON that is none',
    ask: (bridge) => bridge.post(getSite, '{"filter":'),
    status: 400,
    code: 'invalid-json',
  },
  {
    name: 'a body that is not called JSON',
    ask: (bridge) => bridge.post(getSite, '{}', { headers: { 'content-type': 'text/plain' } }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'a wrong method',
    ask: (bridge) => bridge.get('/wfm/v1/sites', { method: 'DELETE' }),
    status: 405,
    code: 'method-not-allowed',
    allow: 'GET, HEAD, OPTIONS',
  },
  {
    name: 'a raw call with GET',
    ask: (bridge) => bridge.get(getSite),
    status: 405,
    code: 'method-not-allowed',
    allow: 'OPTIONS, POST',
  },
  {
    name: 'an unknown path',
    ask: (bridge) => bridge.get('/wfm/v1/site'),
    status: 404,
    code: 'not-found',
  },
  {
    name: 'an answer in a form that there is not',
    ask: (bridge) => bridge.get('/wfm/v1/sites', { headers: { accept: 'image/png' } }),
    status: 406,
    code: 'not-acceptable',
  },
];

test.each(rows)('$name is a problem document', async ({ ask, status, code, where, allow }) => {
  const answer = await ask(pair.bridge);
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body).toMatchObject({
    type: `urn:wfm-bridge:problem:${code}`,
    title: expect.any(String) as string,
    detail: expect.any(String) as string,
    status,
    code,
    retryable: false,
    requestId: answer.headers.get('x-request-id'),
  });
  const flaws = (answer.body as { errors?: readonly { pointer?: string; parameter?: string }[] }).errors;
  expect(flaws?.map(({ pointer, parameter }) => parameter ?? pointer).sort()).toEqual(where);
  expect(answer.headers.get('allow')).toBe(allow ?? null);
  expect(answer.headers.get('www-authenticate') !== null).toBe(status === 401);
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|src\//);
});

test('none of these mistakes costs WFM a request', () => {
  expect(pair.simulator.requests.all()).toEqual([]);
});
