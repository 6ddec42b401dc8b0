import { describe, expect, test } from 'vitest';
import { done, itemsIn, jobFace, jsonOf, siteId } from '../../support/job-wfm.ts';

const setting = {
  level: 'PERF_LEVEL_ACTIVITY',
  objectId: 70,
  item: 'PERF_ITEM_AHT',
  minDeviation: 0,
  maxDeviation: 'NaN',
};

test('lists the settings of the site and of its activities', async () => {
  const { wfm, get } = jobFace();
  wfm.answers['GetPerformanceAlert'] = ({ level }) => ({
    perfAlertSetting: [
      { ...setting, level, objectId: level === 'PERF_LEVEL_SITE' ? siteId : 70 },
      { ...setting, level, objectId: level === 'PERF_LEVEL_SITE' ? 11 : 79 },
      { ...setting, level: 'PERF_LEVEL_BU', objectId: siteId },
    ],
  });
  const shown = { item: 'average-handling-time', minDeviation: 0, maxDeviation: null };
  expect(itemsIn(await get('performance-alerts'))).toEqual([
    { level: 'site', objectId: siteId, objectName: 'Utrecht', ...shown },
    { level: 'activity', objectId: 70, objectName: 'Calls', ...shown },
  ]);
  expect(wfm.inputOf('GetPerformanceAlert', 1)).toEqual({ level: 'PERF_LEVEL_ACTIVITY', objectId: [70, 71] });
});

describe('PUT', () => {
  const body = { item: 'service-factor', minDeviation: 10, maxDeviation: 0 };

  test.each([
    [{}, { level: 'PERF_LEVEL_SITE', objectId: siteId }, { level: 'site', objectName: 'Utrecht' }],
    [
      { activityId: 70 },
      { level: 'PERF_LEVEL_ACTIVITY', objectId: 70 },
      { level: 'activity', objectName: 'Calls' },
    ],
  ])('sets one item of %j', async (of, object, shown) => {
    const { wfm, send } = jobFace();
    wfm.answers['UpdatePerformanceAlert'] = () => done;
    const answer = await send('put', 'performance-alerts', { ...body, ...of });
    expect([answer.status, jsonOf(answer)]).toEqual([200, { ...shown, ...body, objectId: object.objectId }]);
    expect(wfm.inputOf('UpdatePerformanceAlert')).toEqual({
      setting: { ...object, item: 'PERF_ITEM_SERVICE_FACTOR', minDeviation: 10, maxDeviation: 0 },
    });
  });

  test.each([
    ['an activity of another site', { activityId: 79 }, 404],
    ['a negative deviation', { minDeviation: -1 }, 400],
    ['an unknown item', { item: 'mood' }, 400],
  ])('refuses %s', async (_name, change, status) => {
    const { wfm, send } = jobFace();
    expect((await send('put', 'performance-alerts', { ...body, ...change })).status).toBe(status);
    expect(wfm.count('UpdatePerformanceAlert')).toBe(0);
  });
});
