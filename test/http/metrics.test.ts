import { connect } from 'node:net';
import type { Express } from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { MetricsAccess } from '../../src/config/server-variables.ts';
import { rateLimiter } from '../../src/gate/rate-limiter.ts';
import type { Permission } from '../../src/identity/permission.ts';
import { createTelemetry } from '../../src/telemetry/telemetry.ts';
import { basic, face, type FaceOptions } from '../support/bridge-face.ts';
import { samplesNamed, samplesOf, type Samples } from '../support/metric-samples.ts';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';

function measured(options: FaceOptions = {}, access: MetricsAccess = 'open'): Express {
  const telemetry = createTelemetry({ version: '0', now: () => 0 });
  return face({ telemetry: { ...telemetry, access }, ...options }).app;
}

async function scrape(app: Express): Promise<Samples> {
  return samplesOf((await request(app).get('/metrics')).text);
}

describe('who may read', () => {
  const rows: readonly {
    readonly access: MetricsAccess;
    readonly who: string;
    readonly permissions?: readonly Permission[];
    readonly authorization?: string;
    readonly status: number;
  }[] = [
    { access: 'open', who: 'anybody', status: 200 },
    { access: 'off', who: 'anybody', status: 404 },
    { access: 'off', who: 'a client', authorization: basic, status: 404 },
    { access: 'authenticated', who: 'anybody', status: 401 },
    { access: 'authenticated', who: 'a client', authorization: basic, status: 200 },
    {
      access: 'authenticated',
      who: 'a client that may do other things',
      permissions: ['wfm:site:view'],
      authorization: basic,
      status: 403,
    },
    {
      access: 'authenticated',
      who: 'a client that may do this alone',
      permissions: ['bridge:metrics:view'],
      authorization: basic,
      status: 200,
    },
  ];
  test.each(rows)(
    '$access: $who is answered $status',
    async ({ access, permissions, authorization, status }) => {
      const app = measured(permissions === undefined ? {} : { permissions }, access);
      const asking = request(app).get('/metrics');
      if (authorization !== undefined) void asking.set('Authorization', authorization);
      const answer = await asking;
      expect(answer.status).toBe(status);
      expect(answer.text.includes('wfm_bridge_info')).toBe(status === 200);
    },
  );

  test('without telemetry there is no such path', async () => {
    expect((await request(face().app).get('/metrics')).status).toBe(404);
  });
});

test.each([
  { accept: undefined, type: 'text/plain; version=0.0.4; charset=utf-8' },
  { accept: '*/*', type: 'text/plain; version=0.0.4; charset=utf-8' },
  { accept: 'application/json', type: 'text/plain; version=0.0.4; charset=utf-8' },
  {
    // As Prometheus 2.50 asks.
    accept:
      'application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
    type: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  },
])('Accept: $accept is answered as $type', async ({ accept, type }) => {
  const asking = request(measured()).get('/metrics');
  if (accept !== undefined) void asking.set('Accept', accept);
  const answer = await asking;
  expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    type,
    'no-store',
  ]);
});

describe('what is counted', () => {
  test('known traffic, exactly', async () => {
    const app = measured();
    const get = (path: string): request.Test => request(app).get(path).set('Authorization', basic);
    for (let index = 0; index < 3; index += 1) await get('/wfm/v1/session');
    await request(app).get('/wfm/v1/session');
    await get('/wfm/v1/sites?x=1');
    await request(app).options('/wfm/v1/sites');
    await request(app).trace('/wfm/v1/sites');
    await get('/nowhere');
    await get('/healthz');
    const samples = await scrape(app);
    expect(samplesNamed(samples, 'wfm_bridge_http_requests_total')).toEqual({
      '{code="none",method="GET",route="/wfm/v1/session",status="2xx"}': 3,
      '{code="unauthenticated",method="GET",route="/wfm/v1/session",status="4xx"}': 1,
      '{code="invalid-request",method="GET",route="/wfm/v1/sites",status="4xx"}': 1,
      '{code="none",method="OPTIONS",route="/wfm/v1/sites",status="2xx"}': 1,
      '{code="method-not-allowed",method="other",route="/wfm/v1/sites",status="4xx"}': 1,
      '{code="not-found",method="GET",route="unknown",status="4xx"}': 1,
      '{code="none",method="GET",route="/healthz",status="2xx"}': 1,
    });
    expect(samplesNamed(samples, 'wfm_bridge_client_requests_total')).toEqual({
      '{client="payroll",status="2xx"}': 3,
      '{client="payroll",status="4xx"}': 1,
    });
    expect(samplesNamed(samples, 'wfm_bridge_http_request_duration_seconds_count')).toMatchObject({
      '{method="GET",route="/wfm/v1/session"}': 4,
    });
    // The scrape itself.
    expect(samples.get('wfm_bridge_http_requests_in_flight')).toBe(1);
  });

  test('a request that waits is in flight, and one whose caller leaves is a 499', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const { app, wfm } = face({
      telemetry: { ...createTelemetry({ version: '0', now: () => 0 }), access: 'open' },
    });
    wfm.beforeRaw = (signal) => {
      begin();
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    };
    const server = app.listen(0);
    const { port } = server.address() as { readonly port: number };
    const leaving = new AbortController();
    const url = `http://127.0.0.1:${port}/wfm/v1/services/ConfigService/GetSite`;
    const asking = fetch(url, {
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: '{}',
      signal: leaving.signal,
    });
    await begun;
    expect((await scrape(app)).get('wfm_bridge_http_requests_in_flight')).toBe(2);
    leaving.abort();
    await expect(asking).rejects.toThrow('aborted');
    const route = '/wfm/v1/services/{service}/{operation}';
    const series = `wfm_bridge_http_requests_total{code="client-closed-request",method="POST",route="${route}",status="4xx"}`;
    await expect.poll(async () => (await scrape(app)).get(series)).toBe(1);
    expect((await scrape(app)).get('wfm_bridge_http_requests_in_flight')).toBe(1);
    server.close();
  });

  test('who asks too often is counted by client', async () => {
    const app = measured({
      endpoints: cloudEndpoints,
      rateLimiter: rateLimiter({ requestsPerMinute: 1, requestsPerHour: 0, cloudRequestsPerMinute: 0 }),
    });
    const path = '/api/v2/workforcemanagement/managementunits/x/activitycodes';
    const codes: number[] = [];
    for (let index = 0; index < 3; index += 1)
      codes.push((await request(app).get(path).set('Authorization', basic)).status);
    expect(codes.slice(1)).toEqual([429, 429]);
    expect(samplesNamed(await scrape(app), 'wfm_bridge_rate_limit_refusals_total')).toEqual({
      '{client="payroll"}': 2,
    });
  });
});

/** One request after the other on one connection, without waiting for the answers. */
async function pipelined(port: number, requests: readonly string[]): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.resume();
  for (const text of requests)
    if (!socket.write(text)) await new Promise<void>((resolve) => socket.once('drain', resolve));
  await new Promise<void>((resolve) => socket.once('close', resolve));
}

test('10,000 unknown paths, ids and credentials make no more series than one', async () => {
  const app = measured();
  const server = app.listen(0);
  const { port } = server.address() as { readonly port: number };
  const before = (await scrape(app)).size;
  const ask = (index: number): string => {
    const path = index % 10 === 0 ? `/wfm/v1/sites/${index}` : `/attack-${index}/x?y=${index}`;
    const end = index === 9_999 ? 'Connection: close\r\n' : '';
    return `GET ${path} HTTP/1.1\r\nHost: bridge\r\nX-Request-Id: id-${index}\r\nX-API-Key: client-${index}.secret\r\n${end}\r\n`;
  };
  await pipelined(
    port,
    Array.from({ length: 10_000 }, (_, index) => ask(index)),
  );
  const samples = await scrape(app);
  const counted = samplesNamed(samples, 'wfm_bridge_http_requests_total');
  expect(counted).toMatchObject({
    '{code="not-found",method="GET",route="unknown",status="4xx"}': 9_000,
    '{code="unauthenticated",method="GET",route="/wfm/v1/sites/{siteId}",status="4xx"}': 1_000,
  });
  // Counters, and histograms for these two and for the scrape; the process's own come and go a little.
  expect(samples.size - before).toBeLessThan(100);
  expect([...samples.keys()].join('\n')).not.toMatch(/attack|client-\d|id-\d|secret/);
  server.close();
});
