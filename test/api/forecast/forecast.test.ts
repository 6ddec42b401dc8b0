import { describe, expect, test } from 'vitest';
import { wfmEndpoints } from '../../../src/api/wfm/endpoints.ts';
import { itemsIn, jobFace, jsonOf, siteId, type JobFace } from '../../support/job-wfm.ts';

const step = {
  activityId: 70,
  dateTime: '2026-01-05T09:00:00',
  volume: 12.5,
  aht: 240,
  calculatedStaffing: 4.2,
  requiredStaffing: 'NaN',
};

const shown = {
  activityId: 70,
  activityName: 'Calls',
  start: '2026-01-05T09:00:00+01:00',
  interactionVolume: 12.5,
  averageHandlingTime: 240,
  calculatedStaffing: 4.2,
  requiredStaffing: null,
};

const scenario = {
  scenarioId: 30,
  name: 'Storm',
  buId: 1,
  siteId: [siteId],
  startDate: '2026-01-05',
  endDate: '2026-01-18',
  ownerId: 748,
  shared: false,
  status: 'FRC_SCENARIO_FORECAST',
  timestamp: '3',
};

/** What is asked for by id of activities that WFM still knows. */
const known = [
  { activityId: 70, siteId, name: 'Calls', timestamp: '1' },
  { activityId: 79, siteId: 11, name: 'Elsewhere', timestamp: '1' },
];

function withSteps(steps: readonly object[]): JobFace {
  const face = jobFace();
  face.wfm.answers['GetMasterForecast'] = () => ({ frcStep: steps });
  face.wfm.answers['GetForecastData'] = () => ({ frcStep: steps });
  face.wfm.answers['GetForecastScenario'] = () => ({
    items: [{ ...scenario, scenarioId: 31, siteId: [11] }, scenario],
  });
  face.wfm.answers['GetActivity'] = () => ({ items: known });
  return face;
}

const oneDay = 'from=2026-01-05&to=2026-01-06';

describe('the forecast of a site', () => {
  test('is the Master Forecast; a deleted activity is shown, one of another site is not', async () => {
    const face = withSteps([step, { ...step, activityId: 79 }, { ...step, activityId: 66 }]);
    const answer = await face.get(`forecast?${oneDay}&timestep=60`);
    expect(jsonOf(answer)).toEqual({
      asOf: '2026-01-05T09:00:00.000Z',
      timeZone: 'Europe/Amsterdam',
      timestepMinutes: 60,
      scenarioId: null,
      items: [shown, { ...shown, activityId: 66, activityName: null }],
    });
    const { response } = wfmEndpoints.find(({ operationId }) => operationId === 'listForecast')!;
    expect(response.parse(jsonOf(answer))).toEqual(jsonOf(answer));
    expect(face.wfm.inputOf('GetMasterForecast')).toEqual({
      siteId,
      start: '2026-01-05T00:00:00',
      end: '2026-01-06T00:00:00',
      activityId: [],
      timestepMinutes: 60,
    });
  });

  test('of some activities, and of nothing else that comes with them', async () => {
    const face = withSteps([step, { ...step, activityId: 66 }]);
    expect(itemsIn(await face.get(`forecast?${oneDay}&activityId=70`))).toEqual([shown]);
    expect(face.wfm.inputOf('GetMasterForecast')).toMatchObject({ activityId: [70] });
  });

  test('of a scenario; 0 is the Master Forecast', async () => {
    const face = withSteps([step]);
    expect(jsonOf(await face.get(`forecast?${oneDay}&scenarioId=30`))).toMatchObject({
      scenarioId: 30,
      items: [shown],
    });
    expect(face.wfm.inputOf('GetForecastData')).toMatchObject({ scenarioId: 30, siteId });
    expect(jsonOf(await face.get(`forecast?${oneDay}&scenarioId=0`))).toMatchObject({ scenarioId: null });
    expect(face.wfm.count('GetMasterForecast')).toBe(1);
  });

  test('week by week, with the second of two equal hours told by its order', async () => {
    const face = withSteps([]);
    face.wfm.answers['GetMasterForecast'] = ({ start }) => ({
      frcStep: String(start).startsWith('2026-10-22')
        ? ['02:45', '02:00', '02:15'].map((time) => ({ ...step, dateTime: `2026-10-25T${time}:00` }))
        : [],
    });
    const answer = await face.get('forecast?from=2026-10-01&to=2026-11-01');
    expect(itemsIn(answer).map(({ start }) => start)).toEqual([
      '2026-10-25T02:45:00+02:00',
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T02:15:00+01:00',
    ]);
    expect(face.wfm.count('GetMasterForecast')).toBe(5);
  });

  test.each([
    ['an activity of another site', `${oneDay}&activityId=79`, 404],
    ['a scenario of another site', `${oneDay}&scenarioId=31`, 404],
    ['a scenario that is none', `${oneDay}&scenarioId=32`, 404],
    ['92 days', 'from=2026-01-01&to=2026-04-03', 200],
    ['93 days', 'from=2026-01-01&to=2026-04-04', 400],
  ])('%s', async (_name, query, status) => {
    expect((await withSteps([]).get(`forecast?${query}`)).status).toBe(status);
  });

  test('is a table', async () => {
    const { text } = await withSteps([step]).get(`forecast?${oneDay}`, 'text/csv');
    expect(text).toBe(
      'activityId,activityName,start,interactionVolume,averageHandlingTime,calculatedStaffing,requiredStaffing\r\n' +
        '70,Calls,2026-01-05T09:00:00+01:00,12.5,240,4.2,\r\n',
    );
  });
});

describe('forecast scenarios', () => {
  const item = {
    id: 30,
    name: 'Storm',
    businessUnitId: 1,
    siteIds: [siteId],
    startDate: '2026-01-05',
    endDate: '2026-01-18',
    ownerId: 748,
    shared: false,
    status: 'forecast',
    comments: null,
    version: '3',
  };

  test('are listed and read one by one', async () => {
    const face = withSteps([]);
    expect(itemsIn(await face.get('/wfm/v1/forecast-scenarios?businessUnitId=1&siteId=10'))[1]).toEqual(item);
    expect(face.wfm.inputOf('GetForecastScenario')).toEqual({
      filter: { buId: [1], siteId: [10], scenarioId: [] },
    });
    expect(jsonOf(await face.get('/wfm/v1/forecast-scenarios/30'))).toEqual(item);
    expect((await face.get('/wfm/v1/forecast-scenarios/32')).status).toBe(404);
  });

  test('a status that nobody knows stays a number', async () => {
    const face = withSteps([]);
    face.wfm.answers['GetForecastScenario'] = () => ({
      items: [{ ...scenario, name: undefined, status: 9 }],
    });
    expect(jsonOf(await face.get('/wfm/v1/forecast-scenarios/30'))).toEqual({
      ...item,
      name: null,
      status: 9,
    });
  });
});
