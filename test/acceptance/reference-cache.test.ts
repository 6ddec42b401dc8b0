/** Reference data is read once for many requests: who asks cannot tell, but by `Age`, `asOf` and `WFM-Stale`. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { PartialScope } from '../../src/identity/scope.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { recordedLog } from '../support/log-lines.ts';
import { samplesNamed, samplesOf } from '../support/metric-samples.ts';
import {
  closePair,
  itemsOf,
  openPair,
  referenceCache,
  startPair,
  type Answer,
  type Item,
  type Pair,
} from '../support/running-bridge.ts';
import { openScopedPair, scopeOf } from './scoped-pair.ts';

const start = '2026-10-22T09:00:00.000Z';
const siteId = 101;
const env = { ...referenceCache, METRICS: 'open' };

let clock: ManualClock;
let pair: Pair;
let log: ReturnType<typeof recordedLog>;
beforeEach(async () => {
  clock = new ManualClock(start);
  log = recordedLog();
  pair = await openPair({ simulator: { clock }, overrides: { clock, logger: log.logger }, env });
});
afterEach(async () => {
  await closePair(pair);
});

const calls = (operation: string): number => pair.simulator.requests.count(operation);

interface AgeHeaders {
  readonly age: string | null;
  readonly stale: string | null;
}

function headersOf({ headers }: Answer): AgeHeaders {
  return { age: headers.get('age'), stale: headers.get('wfm-stale') };
}

const asOfOf = ({ body }: Answer): unknown => (body as { readonly asOf: unknown }).asOf;
const anew = { headers: { 'cache-control': 'no-cache' } };

describe('a list of reference data', () => {
  test('is read once for 30 seconds, and says how old it is', async () => {
    const first = await pair.bridge.get('/wfm/v1/sites');
    expect([first.status, asOfOf(first), headersOf(first)]).toEqual([200, start, { age: null, stale: null }]);
    clock.advance(29_900);
    const second = await pair.bridge.get('/wfm/v1/sites');
    expect(itemsOf(second)).toEqual(itemsOf(first));
    expect([asOfOf(second), headersOf(second)]).toEqual([start, { age: '29', stale: null }]);
    expect(calls('GetSite')).toBe(1);
    clock.advance(100);
    const third = await pair.bridge.get('/wfm/v1/sites');
    expect([asOfOf(third), headersOf(third)]).toEqual([
      '2026-10-22T09:00:30.000Z',
      { age: null, stale: null },
    ]);
    expect(calls('GetSite')).toBe(2);
  });

  test('has the tag that it had, and the second request has asked nothing of WFM', async () => {
    const first = await pair.bridge.get('/wfm/v1/teams');
    clock.advance(1000);
    const tag = first.headers.get('etag') ?? '';
    // `fetch` adds no-cache to a conditional request that says nothing about age.
    const headers = { 'if-none-match': tag, 'cache-control': 'max-age=60' };
    const second = await pair.bridge.get('/wfm/v1/teams', { headers });
    expect([second.status, second.headers.get('etag'), second.headers.get('age')]).toEqual([304, tag, '1']);
    const lines = log.lines().filter(({ operationId }) => operationId === 'listTeams');
    expect(lines.map(({ upstreamCalls = 0 }) => upstreamCalls)).toEqual([expect.any(Number), 0]);
    const samples = samplesOf((await pair.bridge.get('/metrics')).text);
    expect(samplesNamed(samples, 'wfm_bridge_cache_lookups_total')).toEqual({
      '{outcome="hit"}': 1,
      '{outcome="miss"}': 1,
      '{outcome="shared"}': 0,
      '{outcome="stale"}': 0,
    });
  });

  test.each(['no-cache', 'no-store', 'max-age=0', 'Max-Age=1, no-transform'])(
    'is read anew for a caller who says %s, and others see what came',
    async (directive) => {
      await pair.bridge.get('/wfm/v1/skills');
      clock.advance(1000);
      const headers = { 'cache-control': directive };
      expect(headersOf(await pair.bridge.get('/wfm/v1/skills', { headers })).age).toBeNull();
      expect(calls('GetSkill')).toBe(2);
      clock.advance(1000);
      expect(headersOf(await pair.bridge.get('/wfm/v1/skills')).age).toBe('1');
      expect(calls('GetSkill')).toBe(2);
    },
  );

  test('of agents is never kept', async () => {
    for (let index = 0; index < 2; index += 1)
      expect(headersOf(await pair.bridge.get('/wfm/v1/agents')).age).toBeNull();
    expect(calls('GetAgent')).toBe(2);
  });

  test('is what a change has made of it, for the very next request', async () => {
    const before = itemsOf(await pair.bridge.get('/wfm/v1/exception-types'));
    const path = `/api/v2/workforcemanagement/managementunits/${cloudId('management-unit', siteId)}/activitycodes`;
    const made = await pair.bridge.post(path, { name: 'Fire drill', category: 'Meeting' });
    expect(made.status, made.text).toBe(200);
    const after = itemsOf(await pair.bridge.get('/wfm/v1/exception-types'));
    expect(after.filter(({ name }) => name === 'Fire drill')).toHaveLength(1);
    expect(after).toHaveLength(before.length + 1);
  });
});

describe('a job of a site', () => {
  test('knows the site and its zone already: only its own call remains', async () => {
    const path = `/wfm/v1/sites/${siteId}/adherence`;
    expect((await pair.bridge.get(path)).status).toBe(200);
    const known = ['GetSite', 'GetTimezone'].map(calls);
    clock.advance(5000);
    const second = await pair.bridge.get(path);
    expect([asOfOf(second), headersOf(second).age]).toEqual([start, '5']);
    expect(['GetSite', 'GetTimezone'].map(calls)).toEqual(known);
    expect(calls('GetAgentAdherence')).toBe(2);
  });
});

describe('while WFM cannot be reached', () => {
  test('old reference data stands in, marked; whoever wants it new, or wants agents, is told', async () => {
    const first = await pair.bridge.get('/wfm/v1/sites');
    await pair.simulator.close();
    clock.advance(3_599_000);
    const old = await pair.bridge.get('/wfm/v1/sites');
    expect([itemsOf(old), asOfOf(old)]).toEqual([itemsOf(first), start]);
    expect(headersOf(old)).toEqual({ age: '3599', stale: 'true' });
    expect((await pair.bridge.get('/wfm/v1/sites', anew)).status).toBeGreaterThanOrEqual(502);
    expect((await pair.bridge.get('/wfm/v1/agents')).status).toBeGreaterThanOrEqual(502);
    clock.advance(1000);
    expect((await pair.bridge.get('/wfm/v1/sites')).status).toBeGreaterThanOrEqual(502);
  });
});

test('nothing is kept where the configuration says so', async () => {
  const off = await startPair({ env: { ...referenceCache, REFERENCE_CACHE_SECONDS: '0' } });
  for (let index = 0; index < 2; index += 1)
    expect(headersOf(await off.bridge.get('/wfm/v1/sites')).age).toBeNull();
  expect(off.simulator.requests.count('GetSite')).toBe(2);
});

test('what one client has read shows another no more than its own scope and view', async () => {
  const scoped = await openScopedPair(start);
  try {
    const items = async (): Promise<readonly Item[]> => itemsOf(await scoped.bridge.get('/wfm/v1/sites'));
    const all = await items();
    expect(all.length).toBeGreaterThan(2);
    expect(all[0]).toHaveProperty('comments');
    const [first, second] = all.map(({ id }) => Number(id));
    const only = (id = 0): PartialScope => scopeOf({ siteIds: [id] });
    scoped.become({ scope: only(first), view: 'roster' });
    const shown = Object.entries(all[0]!).filter(([name]) => name !== 'comments');
    expect(await items()).toEqual([Object.fromEntries(shown)]);
    scoped.become({ scope: only(second), view: 'full' });
    expect(await items()).toEqual([all[1]]);
    scoped.become({});
    expect(await items()).toEqual(all);
    expect(scoped.simulator.requests.count('GetSite')).toBe(1);
  } finally {
    await closePair(scoped);
  }
});
