import { describe, expect, test } from 'vitest';
import { leaksIn, type Canary } from '../support/leak-search.ts';
import { recordedLog } from '../support/log-lines.ts';
import { memoryTracer } from '../support/memory-tracer.ts';
import { samplesNamed, samplesOf } from '../support/metric-samples.ts';
import { apiClient, startBridge } from '../support/running-bridge.ts';
import { json } from '../support/scripted-server.ts';
import { fault, scriptedSecrets, startScriptedWfm } from '../support/scripted-wfm.ts';
import { drive } from './secrets-drive.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describe('metrics of known traffic', () => {
  test('calls to WFM are counted by operation and outcome, exactly', async () => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge({ ...wfm.variables, METRICS: 'open' });
    for (let index = 0; index < 3; index += 1) expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
    wfm.set('GetSite', fault('E-4711', 'SOAP-ENV:Server'));
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(502);
    const samples = samplesOf((await bridge.get('/metrics')).text);
    expect(samplesNamed(samples, 'wfm_bridge_upstream_calls_total')).toEqual({
      '{operation="LocateServer",outcome="good",service="LocatorService800"}': 1,
      '{operation="OpenSession",outcome="good",service="SessionService800"}': 1,
      '{operation="GetSite",outcome="good",service="ConfigService850"}': 3,
      '{operation="GetSite",outcome="upstream-fault",service="ConfigService850"}': 1,
    });
    const of = '{service="ConfigService850"}';
    expect(samples.get(`wfm_bridge_upstream_answer_bytes_total${of}`)).toBeGreaterThan(1_500);
    expect(samples.get(`wfm_bridge_upstream_decode_seconds_total${of}`)).toBeGreaterThan(0);
    expect(samples.get(`wfm_bridge_upstream_decode_seconds_total${of}`)).toBeLessThan(5);
  });
});

describe('traces', () => {
  test('continue the trace of the caller down to the SOAP call, and the log has its id', async () => {
    const spans = memoryTracer();
    const wfm = await startScriptedWfm();
    const log = recordedLog();
    const bridge = await startBridge(wfm.variables, { logger: log.logger });
    await bridge.get('/wfm/v1/sites', { headers: { traceparent } });
    const server = spans.find(({ name }) => name === 'GET /wfm/v1/sites');
    expect(server).toMatchObject({
      parentId: '00f067aa0ba902b7',
      ends: 1,
      attributes: {
        'http.route': '/wfm/v1/sites',
        'http.response.status_code': 200,
        'wfm_bridge.client_id': apiClient.id,
      },
    });
    const calls = spans.filter(({ name }) => name.startsWith('WFM '));
    expect(calls.map(({ name }) => name)).toEqual(['WFM LocateServer', 'WFM OpenSession', 'WFM GetSite']);
    for (const span of calls) {
      expect(span).toMatchObject({ parentId: server?.spanContext.spanId, ends: 1 });
      expect(span.spanContext.traceId).toBe(traceId);
      expect(span.attributes).toMatchObject({ 'rpc.system': 'soap', 'wfm_bridge.outcome': 'good' });
    }
    const line = log.lines().find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({
      traceId,
      operationId: 'listSites',
      upstreamCalls: 3,
      clientId: apiClient.id,
    });
    expect(Number(line?.['upstreamMs'])).toBeLessThanOrEqual(Number(line?.['ms']) + 1);
  });

  test('a failure is an error of its span, and of the request', async () => {
    const spans = memoryTracer();
    const wfm = await startScriptedWfm();
    wfm.set('GetSite', fault('E-4711', 'SOAP-ENV:Server'));
    const bridge = await startBridge(wfm.variables);
    await bridge.get('/wfm/v1/sites');
    const failed = spans.filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ name, failure }) => [name, failure])).toEqual([
      ['GET /wfm/v1/sites', 'upstream-fault'],
      ['WFM GetSite', 'upstream-fault'],
    ]);
  });

  test("without an SDK the caller's trace id is in the log, and nonsense is not", async () => {
    const wfm = await startScriptedWfm();
    const log = recordedLog();
    const bridge = await startBridge(wfm.variables, { logger: log.logger });
    const given = [traceparent, '00-zz', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${traceparent}x`];
    for (const header of given) await bridge.get('/healthz', { headers: { traceparent: header } });
    const ids = log.lines().flatMap((line) => (line['msg'] === 'request' ? [line['traceId']] : []));
    expect(ids).toEqual([traceId, undefined, undefined, undefined]);
  });

  test.each([
    { env: {}, sent: false },
    { env: { UPSTREAM_TRACEPARENT: 'true' }, sent: true },
  ])('WFM is told the trace: $sent with $env', async ({ env, sent }) => {
    const spans = memoryTracer();
    const wfm = await startScriptedWfm();
    const bridge = await startBridge({ ...wfm.variables, ...env });
    await bridge.get('/wfm/v1/sites', { headers: { traceparent } });
    const call = spans.find(({ name }) => name === 'WFM GetSite')?.spanContext.spanId ?? '';
    const last = wfm.server.requests.findLast(({ body }) => body.includes('GetSite'));
    expect(last?.headers['traceparent']).toBe(sent ? `00-${traceId}-${call}-01` : undefined);
    const token = wfm.server.requests.find(({ path }) => path.startsWith('/token'));
    expect(token?.headers['traceparent']).toBeUndefined();
  });
});

test('metrics and traces of good calls and of failures of every kind show no secret and no name', async () => {
  const accessToken = 'Canary/access+token=5';
  const sessionKeys = ['ca9a2700ca9a2700ca9a2700ca9a2701', 'ca9a2700ca9a2700ca9a2700ca9a2702'] as const;
  const wrongSecret = 'Canary/wrong+secret=8';
  const canaries: readonly Canary[] = [
    { name: 'secret of the API client', value: apiClient.secret, id: apiClient.id },
    { name: 'OAuth client secret', value: scriptedSecrets.clientSecret, id: 'wfm-bridge' },
    { name: 'access token', value: accessToken },
    { name: "a wrong caller's secret", value: wrongSecret, id: apiClient.id },
    { name: 'a site', value: 'Utrecht' },
    { name: 'the WFM user', value: 'api.bridge' },
    { name: 'the first session', value: scriptedSecrets.sessionKey },
    ...sessionKeys.map((value, index) => ({ name: `session key ${index + 1}`, value })),
  ];
  const spans = memoryTracer();
  const wfm = await startScriptedWfm();
  wfm.set('token', json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: 1800 }));
  const bridge = await startBridge({ ...wfm.variables, METRICS: 'open' });
  const driven = await drive(bridge.url, wfm, {
    apiClient,
    wrongSecret,
    sessionKeys,
    echoed: `${accessToken} ${sessionKeys[0]} Utrecht`,
  });
  const shown = [
    (await bridge.get('/metrics')).text,
    (await bridge.get('/metrics', { headers: { accept: 'application/openmetrics-text' } })).text,
    JSON.stringify(spans),
  ].join('\n');
  // What was driven is in there, and the search finds what there is to find.
  expect(shown).toContain('outcome="upstream-fault"');
  expect(shown).toContain('WFM InsertUser');
  expect(new Set(leaksIn(`${shown}Utrecht`, canaries).map(({ name }) => name))).toEqual(new Set(['a site']));
  expect(leaksIn(shown, [...canaries, { name: "the bridge's own token", value: driven.token }])).toEqual([]);
});
