import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePair, itemsOf, openPair, startPair, type Pair } from '../support/running-bridge.ts';

const refusing = { env: { WFM_PROVISIONAL: 'refuse-writes' } };
const byDefault = { env: { WFM_PROVISIONAL: undefined } };

const siteEnums = 'ECfgInfoType, ECfgPlanningPeriod, ECfgSortMode.Site, ECfgWeekDay';

describe.each([
  { name: 'WFM_PROVISIONAL=refuse-writes', options: refusing },
  { name: 'WFM_PROVISIONAL not set', options: byDefault },
])('$name', ({ options }) => {
  const user = {
    userId: 9001,
    timezoneId: 0,
    builderId: 0,
    securityRoleId: 3,
    tenantId: 101,
    timestamp: '0',
  };
  const exactUser = {
    gswUserId: 9001,
    wmTimezoneId: 0,
    wmBuilderId: 0,
    wmSecurityRoleId: 3,
    gswTenantId: 101,
    wmUserSecurityNSizeIs: 0,
    wmUserSecurity: [],
    timestamp: '0',
  };

  let pair: Pair;
  beforeAll(async () => {
    pair = await openPair(options);
  });
  afterAll(async () => {
    await closePair(pair);
  });

  test.each([
    { operation: 'InsertUser', body: { user, force: false } },
    { operation: 'InsertUser?profile=exact', body: { user: exactUser, force: false } },
    { operation: 'UpdateUser', body: { user, force: false, checkTimestamp: false } },
    { operation: 'DeleteCfgObject', body: { objectType: 13, parentId: 0, objectId: 701, force: true } },
    {
      operation: 'DeleteCfgObject?profile=exact',
      body: { objectType: 13, parentId: 0, objectId: 701, force: true },
    },
  ])('$operation is refused and nothing is sent', async ({ operation, body }) => {
    const { bridge, simulator } = pair;
    simulator.requests.clear();
    const before = simulator.world;
    const answer = await bridge.post(`/wfm/v1/services/ConfigService/${operation}`, body);
    expect([answer.status, answer.body]).toMatchObject([
      501,
      { code: 'provisional-contract', retryable: false, operation: operation.replace(/\?.*/, '') },
    ]);
    expect(simulator.requests.all()).toEqual([]);
    expect(simulator.world).toBe(before);
  });

  test('a deletion names the enum that is a guess', async () => {
    const { bridge } = pair;
    const body = { objectType: 13, parentId: 0, objectId: 701, force: true };
    const answer = await bridge.post('/wfm/v1/services/ConfigService/DeleteCfgObject', body);
    expect(answer.body).toMatchObject({ members: ['ECfgObjectType'] });
  });

  test('a raw read keeps its numbers and names the enums in a header', async () => {
    const { bridge, simulator } = pair;
    const answer = await bridge.post('/wfm/v1/services/ConfigService/GetSite', {});
    expect(answer.headers.get('wfm-provisional')).toBe(siteEnums);
    expect(itemsOf(answer)).toMatchObject(
      simulator.world.sites.map((site) => ({
        siteId: site.wmSiteId,
        weekStartDay: site.wmWeekStartDay,
        planningPeriod: site.wmPlanningPeriod,
      })),
    );
  });

  test('so do the nouns', async () => {
    const { bridge, simulator } = pair;
    const sites = await bridge.get('/wfm/v1/sites');
    expect(sites.headers.get('wfm-provisional')).toBe(siteEnums);
    expect(itemsOf(sites)).toMatchObject(
      simulator.world.sites.map((site) => ({
        weekStartDay: site.wmWeekStartDay,
        planningPeriod: site.wmPlanningPeriod,
      })),
    );
    const activities = await bridge.get('/wfm/v1/activities?siteId=101');
    expect(activities.headers.get('wfm-provisional')).toContain('ECfgActivityType');
    expect(typeof itemsOf(activities)[0]?.['kind']).toBe('number');
  });
});

test('where guesses are allowed there are names and no header', async () => {
  const { bridge } = await startPair({ env: { WFM_PROVISIONAL: 'allow' } });
  const raw = await bridge.post('/wfm/v1/services/ConfigService/GetSite', { filter: { siteId: [101] } });
  expect(itemsOf(raw)).toMatchObject([
    { weekStartDay: 'CFG_WEEKDAY_MONDAY', planningPeriod: 'CFG_PLANNING_PERIOD_FOUR_WEEKS' },
  ]);
  const site = await bridge.get('/wfm/v1/sites/101');
  expect(site.body).toMatchObject({ weekStartDay: 'monday', planningPeriod: 'four-weeks' });
  for (const answer of [raw, site]) expect(answer.headers.get('wfm-provisional')).toBeNull();
});
