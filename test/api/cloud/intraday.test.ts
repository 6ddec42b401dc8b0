import { describe, expect, test } from 'vitest';
import { queryIntraday } from '../../../src/api/cloud/intraday/query-intraday.ts';
import type { IntradayResponse } from '../../../src/api/cloud/models/intraday.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudFailure, cloudRefusal } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import type { JobInput, JobWfm } from '../../support/job-wfm.ts';
import { calls, chats, desk, elsewhere, forecast, intradayWfm, params, queue } from './intraday-wfm.ts';

/** 09:00 to 11:00 in Utrecht; it is 10:00. */
const morning = {
  startDate: '2026-01-05T08:00:00Z',
  endDate: '2026-01-05T10:00:00Z',
  intervalLengthMinutes: 60,
};

function metrics(...categories: readonly string[]): { readonly metrics: readonly object[] } {
  return { metrics: categories.map((category) => ({ category })) };
}

async function query(wfm: JobWfm, body: object): Promise<IntradayResponse> {
  const answer = await cloudCall(queryIntraday, { params, wfm, body });
  expectCloudShape(queryIntraday.operationId, 200, answer);
  return answer as IntradayResponse;
}

describe('a query', () => {
  const performance = {
    level: 'PERF_LEVEL_ACTIVITY',
    forecast: 1,
    scheduled: 1,
    required: 1,
    alert: 'PERF_ALERT_NONE',
  };
  const items = [
    ['PERF_ITEM_IV', 30, 20.5],
    ['PERF_ITEM_ABANDONED', 1.2, 'NaN'],
    ['PERF_ITEM_SERVICE_FACTOR', 80, 90],
    ['PERF_ITEM_WORKING_AGENTS', 2, 2],
  ] as const;
  const perfStep = [calls, chats, elsewhere].flatMap((objectId) =>
    ['09', '10', '11'].flatMap((hour) =>
      items.map(([item, value, anticipated]) => ({
        ...performance,
        objectId,
        dateTime: `2026-01-05T${hour}:00:00`,
        item,
        actual: hour === '10' ? 'NaN' : value,
        anticipated,
      })),
    ),
  );

  function busyWfm(): JobWfm {
    const wfm = forecast(
      intradayWfm(),
      [calls, '09:00', 10.5],
      [calls, '10:00', 11],
      [chats, '09:00', 1],
      [elsewhere, '09:00', 99],
      [desk, '09:00', 99],
      [calls, '11:00', 99],
    );
    wfm.answers['GetSchActivity'] = () => ({
      schActivityStep: [calls, desk, elsewhere].map((activityId) => ({
        activityId,
        dateTime: '2026-01-05T09:00:00',
        scheduled: 2.5,
        required: 3,
        calculated: 3,
      })),
    });
    wfm.answers['GetPerformance'] = () => ({ perfStep });
    return wfm;
  }

  test('has one array for each category, over all queues of the unit and nothing else', async () => {
    const body = {
      ...morning,
      ...metrics(
        'ForecastData',
        'ScheduleData',
        'HistoricalQueueData',
        'HistoricalAgentData',
        'PerformancePredictionQueueData',
        'PerformancePredictionAgentData',
      ),
    };
    expect(await query(busyWfm(), body)).toEqual({
      startDate: '2026-01-05T08:00:00.000Z',
      endDate: '2026-01-05T10:00:00.000Z',
      intervalLengthMinutes: 60,
      numberOfIntervals: 2,
      metrics: body.metrics,
      queueIds: [queue(calls), queue(chats)],
      intradayDataGroupings: [
        {
          forecastDataPerInterval: [{ offered: 11.5 }, { offered: 11 }],
          scheduleDataPerInterval: [{ onQueueTimeSeconds: 9000 }, {}],
          historicalQueueDataPerInterval: [{ offered: 60, abandoned: 2, serviceLevelPercent: 80 }, {}],
          historicalAgentDataPerInterval: [{ onQueueTimeSeconds: 14_400 }, {}],
          performancePredictionQueueDataPerInterval: [
            { numberOfInteractions: 41, serviceLevelPercent: 90 },
            { numberOfInteractions: 41, serviceLevelPercent: 90 },
          ],
          performancePredictionAgentDataPerInterval: [{}, {}],
        },
      ],
    });
  });

  test('of one queue asks WFM for nothing but its values', async () => {
    const wfm = busyWfm();
    const body = {
      ...morning,
      metrics: [{ category: 'HistoricalAgentData', version: '7' }, { category: 'ForecastData' }],
      queueIds: [queue(chats), queue(chats).toUpperCase()],
    };
    const answer = await query(wfm, body);
    expect(answer).toMatchObject({
      metrics: [{ category: 'HistoricalAgentData' }, { category: 'ForecastData' }],
      queueIds: [queue(chats)],
      intradayDataGroupings: [
        {
          forecastDataPerInterval: [{ offered: 1 }, {}],
          historicalAgentDataPerInterval: [{ onQueueTimeSeconds: 7200 }, {}],
        },
      ],
    });
    expect(answer.metrics).not.toHaveProperty('0.version');
    expect(wfm.count('GetSchActivity')).toBe(0);
    expect(wfm.inputOf('GetPerformance')).toMatchObject({
      objectId: [chats],
      start: '2026-01-05T09:00:00',
      end: '2026-01-05T11:00:00',
      timestepMinutes: 60,
      item: ['PERF_ITEM_WORKING_AGENTS'],
      provideAlerts: false,
    });
    expect(wfm.inputOf('GetMasterForecast')).toMatchObject({ activityId: [chats] });
  });

  test.each([
    [['ForecastData', 'ScheduleData'], 'NoSourceForecast'],
    [['ScheduleData', 'HistoricalQueueData'], 'NoPublishedSchedule'],
  ])('of %s that there is nothing of says why', async (categories, noDataReason) => {
    const answer = await query(intradayWfm(), { ...morning, ...metrics(...categories) });
    expect(answer).toMatchObject({ noDataReason, intradayDataGroupings: [], numberOfIntervals: 2 });
  });

  test.each([
    ['HistoricalQueueData', 'historicalQueueDataPerInterval'],
    ['PerformancePredictionAgentData', 'performancePredictionAgentDataPerInterval'],
  ])('of %s alone has empty intervals', async (category, array) => {
    const answer = await query(intradayWfm(), { ...morning, ...metrics(category) });
    expect(answer.intradayDataGroupings).toEqual([{ [array]: [{}, {}] }]);
    expect(answer).not.toHaveProperty('noDataReason');
  });

  test('a part that is missing beside one that is there is no reason', async () => {
    const wfm = forecast(intradayWfm(), [calls, '09:00', 0]);
    const answer = await query(wfm, { ...morning, ...metrics('ForecastData', 'ScheduleData') });
    expect(answer).not.toHaveProperty('noDataReason');
    expect(answer.intradayDataGroupings).toEqual([
      { forecastDataPerInterval: [{ offered: 0 }, {}], scheduleDataPerInterval: [{}, {}] },
    ]);
  });

  test('nobody in the range is 0 where the week has somebody, and no schedule where it has not', async () => {
    const step = { activityId: calls, required: 1, calculated: 1, scheduled: 0 };
    const nobody = [{ ...step, dateTime: '2026-01-05T09:00:00' }];
    const somebody = { ...step, activityId: desk, dateTime: '2026-01-08T09:00:00', scheduled: 1 };
    const body = { ...morning, ...metrics('ScheduleData') };
    const dayOf = (input: JobInput): string => String(input['start']).slice(0, 10);
    const wfm = intradayWfm();
    wfm.answers['GetSchActivity'] = (input) => ({
      schActivityStep: [...nobody, somebody].filter(({ dateTime }) => dateTime.startsWith(dayOf(input))),
    });
    expect((await query(wfm, body)).intradayDataGroupings).toEqual([
      { scheduleDataPerInterval: [{ onQueueTimeSeconds: 0 }, {}] },
    ]);
    wfm.answers['GetSchActivity'] = () => ({ schActivityStep: nobody });
    expect(await query(wfm, body)).toMatchObject({ noDataReason: 'NoPublishedSchedule' });
    expect(wfm.inputOf('GetSchActivity', wfm.count('GetSchActivity') - 1)).toMatchObject({
      start: '2026-01-11T00:00:00',
      source: 'SCH_SOURCE_COMMITTED',
      scenarioId: 0,
    });
  });

  test('of a unit without queues asks WFM for nothing', async () => {
    const wfm = intradayWfm();
    wfm.answers['GetActivity'] = () => ({ items: [] });
    const all = ['ForecastData', 'ScheduleData', 'HistoricalQueueData'];
    const answer = await query(wfm, { ...morning, ...metrics(...all) });
    expect(answer).toMatchObject({
      queueIds: [],
      noDataReason: 'NoSourceForecast',
      intradayDataGroupings: [],
    });
    const reads = ['GetMasterForecast', 'GetSchActivity', 'GetPerformance'];
    expect(reads.map((operation) => wfm.count(operation))).toEqual([0, 0, 0]);
  });

  test('lies in a week of the unit; where WFM’s week day is a number, in seven days', async () => {
    const sunday = {
      startDate: '2026-01-11T22:00:00Z',
      endDate: '2026-01-12T00:00:00Z',
      ...metrics('ForecastData'),
    };
    const flaws = await cloudRefusal(queryIntraday, { params, body: sunday, wfm: intradayWfm() });
    expect(flaws).toMatchObject([{ pointer: '/endDate', kind: 'invalid-date' }]);
    expect(await query(intradayWfm('CFG_WEEKDAY_SUNDAY'), sunday)).toMatchObject({ numberOfIntervals: 8 });
    expect(await query(intradayWfm(1), sunday)).toMatchObject({ numberOfIntervals: 8 });
  });
});

describe('a query is refused', () => {
  const body = { ...morning, ...metrics('ForecastData') };

  test.each([
    ['without a body', undefined, ''],
    ['without metrics', { ...body, metrics: [] }, '/metrics'],
    ['for no category', { ...body, metrics: [{ version: '1' }] }, '/metrics/0/category'],
    ['for one that there is not', { ...body, metrics: [{ category: 'Weather' }] }, '/metrics/0/category'],
    ['for one twice', { ...body, ...metrics('ForecastData', 'ForecastData') }, '/metrics/1/category'],
    ['by 45 minutes', { ...body, intervalLengthMinutes: 45 }, '/intervalLengthMinutes'],
    ['for a queue that is no UUID', { ...body, queueIds: [queue(calls), '70'] }, '/queueIds/1'],
    ['from no day of the calendar', { ...body, startDate: '2026-02-30T00:00:00Z' }, '/startDate'],
    ['without an offset', { ...body, startDate: '2026-01-05T08:00:00' }, '/startDate'],
    ['from within an interval', { ...body, startDate: '2026-01-05T08:15:00Z' }, '/startDate'],
    ['with something else', { ...body, timeZone: 'UTC' }, '/timeZone'],
  ])('%s', async (_why, wrong, pointer) => {
    const flaws = await cloudRefusal(queryIntraday, { params, body: wrong, wfm: intradayWfm() });
    expect(flaws).toMatchObject([{ pointer }]);
  });

  test.each([
    ['of another unit', queue(elsewhere)],
    ['that there is not', queue(4711)],
    ['that is fixed-staff work', queue(desk)],
    ['that is an activity code', cloudId('code-of-activity', calls)],
    ['of somebody else', '9d2a0dd2-51ab-4a2a-8b0d-0e2c2b7f3f11'],
  ])('for a queue %s', async (_what, id) => {
    const wfm = intradayWfm();
    const failure = await cloudFailure(queryIntraday, {
      params,
      wfm,
      body: { ...body, queueIds: [queue(calls), id] },
    });
    expect([failure.code, failure.facts.entityId]).toEqual(['not-found', id]);
    expect(wfm.count('GetMasterForecast')).toBe(0);
  });

  test('for a unit that there is not, and without the permission; WFM has what it uses', async () => {
    const muId = cloudId('management-unit', 99);
    const unknown = await cloudFailure(queryIntraday, { params: { muId }, body, wfm: intradayWfm() });
    expect([unknown.code, unknown.facts.entityId]).toEqual(['not-found', muId]);
    const failure = await cloudFailure(queryIntraday, { params, body, permissions: ['wfm:forecast:view'] });
    expect(failure.code).toBe('forbidden');
    expect(missingUses(contract, queryIntraday.uses)).toEqual([]);
  });
});
