import { describe, expect, test } from 'vitest';
import { wfmEndpoints } from '../../../src/api/wfm/endpoints.ts';
import { itemsIn, jobFace, jsonOf, siteId, type JobFace } from '../../support/job-wfm.ts';

const step = {
  level: 'PERF_LEVEL_ACTIVITY',
  objectId: 70,
  dateTime: '2026-01-05T09:00:00',
  item: 'PERF_ITEM_IV',
  actual: 12,
  forecast: 10.5,
  scheduled: 'NaN',
  required: 'INF',
  anticipated: 11,
  alert: 'PERF_ALERT_ABOVE',
};

const shown = {
  level: 'activity',
  objectId: 70,
  objectName: 'Calls',
  start: '2026-01-05T09:00:00+01:00',
  item: 'interaction-volume',
  actual: 12,
  forecast: 10.5,
  scheduled: null,
  required: null,
  anticipated: 11,
  alert: null,
};

function withSteps(steps: readonly object[]): JobFace {
  const face = jobFace();
  face.wfm.answers['GetPerformance'] = () => ({ perfStep: steps });
  return face;
}

const oneDay = 'from=2026-01-05&to=2026-01-06';

describe('performance of a site', () => {
  test('by activity and timestep, of its own activities alone', async () => {
    const face = withSteps([
      step,
      { ...step, objectId: 79 },
      { ...step, level: 'PERF_LEVEL_SITE' },
      { ...step, dateTime: '2026-01-06T00:00:00' },
      { ...step, objectId: 71, item: 99, level: 98, dateTime: '2026-01-05T08:45:00' },
    ]);
    const answer = await face.get(`performance?${oneDay}&timestep=30&item=interaction-volume,working-agents`);
    expect(jsonOf(answer)).toEqual({
      asOf: '2026-01-05T09:00:00.000Z',
      timeZone: 'Europe/Amsterdam',
      timestepMinutes: 30,
      items: [
        { ...shown, objectId: 71, objectName: null, item: 99, level: 98, start: '2026-01-05T08:45:00+01:00' },
        shown,
      ],
    });
    const { response } = wfmEndpoints.find(({ operationId }) => operationId === 'listSitePerformance')!;
    expect(response.parse(jsonOf(answer))).toEqual(jsonOf(answer));
    expect(face.wfm.inputOf('GetPerformance')).toEqual({
      level: 'PERF_LEVEL_ACTIVITY',
      objectId: [70, 71],
      start: '2026-01-05T00:00:00',
      end: '2026-01-06T00:00:00',
      timestepMinutes: 30,
      item: ['PERF_ITEM_IV', 'PERF_ITEM_WORKING_AGENTS'],
      provideAlerts: false,
    });
  });

  test('alerts where they are asked for, in one activity or the site as a whole', async () => {
    const face = withSteps([step, { ...step, level: 'PERF_LEVEL_SITE', objectId: siteId, alert: 42 }]);
    expect(itemsIn(await face.get(`performance?${oneDay}&alerts=true&activityId=70`))).toEqual([
      { ...shown, alert: 'above' },
    ]);
    expect(face.wfm.inputOf('GetPerformance')).toMatchObject({ objectId: [70], provideAlerts: true });
    expect(itemsIn(await face.get(`performance?${oneDay}&alerts=true&level=site`))).toMatchObject([
      { level: 'site', objectId: siteId, objectName: 'Utrecht', alert: 42 },
    ]);
  });

  test('day by day; on the night that summer time ends the second hour is told by its order', async () => {
    const face = jobFace();
    const times = ['01:45', '02:00', '02:30', '02:00', '02:30', '03:00'];
    face.wfm.answers['GetPerformance'] = ({ start }) => ({
      perfStep: [70, 71].flatMap((objectId) =>
        String(start).startsWith('2026-10-25')
          ? times.map((time) => ({ ...step, objectId, dateTime: `2026-10-25T${time}:00` }))
          : [],
      ),
    });
    const answer = await face.get('performance?from=2026-10-24&to=2026-10-27&timestep=30');
    const starts = itemsIn(answer).filter(({ objectId }) => objectId === 71);
    expect(starts.map(({ start }) => start)).toEqual([
      '2026-10-25T01:45:00+02:00',
      '2026-10-25T02:00:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T02:30:00+01:00',
      '2026-10-25T03:00:00+01:00',
    ]);
    expect(face.wfm.count('GetPerformance')).toBe(3);
  });

  test('a range of instants takes the second of two equal hours alone', async () => {
    const times = ['02:00', '02:30', '02:00', '02:30'].map((time) => ({
      ...step,
      dateTime: `2026-10-25T${time}:00`,
    }));
    const face = withSteps(times);
    const answer = await face.get(
      'performance?from=2026-10-25T01:00:00Z&to=2026-10-25T02:00:00Z&activityId=70',
    );
    expect(itemsIn(answer).map(({ start }) => start)).toEqual([
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T02:30:00+01:00',
    ]);
  });

  test('a site without activities has no values, and WFM is not asked for all there are', async () => {
    const face = withSteps([step]);
    face.wfm.answers['GetActivity'] = () => ({ items: [] });
    expect(itemsIn(await face.get(`performance?${oneDay}`))).toEqual([]);
    expect(face.wfm.count('GetPerformance')).toBe(0);
  });

  test.each([
    ['an activity of another site', `${oneDay}&activityId=79`, 404],
    ['activities and the site as a whole', `${oneDay}&activityId=70&level=site`, 400],
    ['a timestep of 20 minutes', `${oneDay}&timestep=20`, 400],
    ['a month', 'from=2026-01-01&to=2026-02-01', 200],
    ['more than a month', 'from=2026-01-01&to=2026-02-02', 400],
    ['an unknown item', `${oneDay}&item=mood`, 400],
  ])('%s', async (_name, query, status) => {
    expect((await withSteps([]).get(`performance?${query}`)).status).toBe(status);
  });

  test('is a table', async () => {
    const { text } = await withSteps([step]).get(`performance?${oneDay}`, 'text/csv');
    expect(text.split('\r\n')[1]).toBe(
      'activity,70,Calls,2026-01-05T09:00:00+01:00,interaction-volume,12,10.5,,,11,',
    );
  });
});

describe('performance of a business unit', () => {
  const path = '/wfm/v1/business-units/1/performance';

  test('by multi-site activity, of its own alone, in its own zone', async () => {
    const face = withSteps([
      { ...step, level: 'PERF_LEVEL_MULTISITE_ACTIVITY', objectId: 80 },
      { ...step, level: 'PERF_LEVEL_MULTISITE_ACTIVITY', objectId: 89 },
    ]);
    expect(itemsIn(await face.get(`${path}?${oneDay}`))).toEqual([
      { ...shown, level: 'multi-site-activity', objectId: 80, objectName: 'All calls' },
    ]);
    expect(face.wfm.inputOf('GetPerformance')).toMatchObject({ objectId: [80] });
    expect(face.wfm.inputOf('GetTimezone')).toMatchObject({ filter: { timezoneId: [3] } });
  });

  test('as a whole', async () => {
    const face = withSteps([{ ...step, level: 'PERF_LEVEL_BU', objectId: 1 }]);
    expect(itemsIn(await face.get(`${path}?${oneDay}&level=business-unit`))).toMatchObject([
      { level: 'business-unit', objectId: 1, objectName: 'Europe' },
    ]);
  });

  test.each([
    ['there is none', '/wfm/v1/business-units/3/performance?', 404],
    ['an activity of another one', `${path}?multiSiteActivityId=89&`, 404],
    ['activities and the whole', `${path}?multiSiteActivityId=80&level=business-unit&`, 400],
  ])('%s', async (_name, url, status) => {
    expect((await withSteps([]).get(`${url}${oneDay}`)).status).toBe(status);
  });
});
