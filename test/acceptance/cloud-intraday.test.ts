/** Intraday data in Genesys Cloud's words crosses the wire: it is the simulator's world, interval by interval. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IntradayResponse, WfmIntradayQueueListing } from '../../src/api/cloud/models/intraday.ts';
import type { Living } from '../../src/simulator/living.ts';
import { coverageOf } from '../../src/simulator/world/schedule/coverage.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, startPair, type Answer, type Pair } from '../support/running-bridge.ts';
import {
  askIntraday,
  bodyOf,
  groupOf,
  pathOf,
  queueId,
  unitPath,
  worldQueues,
  type Query,
  type WorldActivity,
} from './cloud-intraday-world.ts';
import { expectCloudError, noUnits, provisional, type CloudError } from './expect-cloud-error.ts';
import { livingOf } from './schedule-world.ts';

const operationId = 'postWorkforcemanagementManagementunitIntraday';
const queuesOperation = 'getWorkforcemanagementManagementunitIntradayQueues';
const quarter = 900_000;
const clock = new ManualClock('2026-10-26T10:30:00Z');
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

const queuesOf = (siteId: number): readonly WorldActivity[] => worldQueues(living, siteId);
const ask = (siteId: number, query: Query, { bridge }: Pair = pair): Promise<IntradayResponse> =>
  askIntraday(bridge, siteId, query);

describe('the queues of a day', () => {
  async function listed(siteId: number, date: string, { bridge }: Pair = pair) {
    const answer = await bridge.get(`${unitPath(siteId)}/queues?date=${date}`);
    expect(answer.status, answer.text).toBe(200);
    expectCloudShape(queuesOperation, 200, answer.body);
    return answer.body as WfmIntradayQueueListing;
  }

  test.each([
    [101, '2026-10-26', '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'],
    [101, '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    [202, '2026-10-04', '2026-10-03T14:00:00Z', '2026-10-04T13:00:00Z'],
    [201, '2026-10-27', '2026-10-26T18:15:00Z', '2026-10-27T18:15:00Z'],
  ])('of the unit %i on %s are those that the world expects somebody in', async (siteId, date, from, to) => {
    const expected = queuesOf(siteId).filter((activity) => {
      for (let at = Date.parse(from); at < Date.parse(to); at += quarter)
        if (living.forecasts.quarter(activity, at).volume > 0) return true;
      return false;
    });
    expect(expected.length).toBeGreaterThan(1);
    expect(await listed(siteId, date)).toEqual({
      entities: expected.map(({ wmActivityId, wmName }) => ({ id: queueId(wmActivityId), name: wmName })),
    });
  });

  test('are the same while WFM’s numbers are guesses; so is the forecast, and what needs them is not', async () => {
    const options = { simulator: { clock }, overrides: { clock } };
    const strict = await startPair({ ...options, env: { WFM_PROVISIONAL: 'refuse-writes' } });
    expect(await listed(101, '2026-10-26', strict)).toEqual(await listed(101, '2026-10-26'));
    const range = { startDate: '2026-10-25T23:00:00Z', endDate: '2026-10-26T23:00:00Z' };
    const query = { ...range, categories: ['ForecastData'] };
    const groups = async (of: Pair) => (await ask(101, query, of)).intradayDataGroupings;
    expect(await groups(strict)).toEqual(await groups(pair));
    // Nobody knows on which day its weeks begin: from Sunday into Monday is no week of another kind.
    const sunday = { ...query, startDate: '2026-10-25T22:00:00Z', endDate: '2026-10-26T00:00:00Z' };
    expect(await ask(101, sunday, strict)).toMatchObject({ numberOfIntervals: 8 });
    for (const category of ['ScheduleData', 'HistoricalQueueData', 'PerformancePredictionQueueData']) {
      const body = bodyOf({ ...range, categories: ['ForecastData', category] });
      expectCloudError(await strict.bridge.post(unitPath(101), body), { ...provisional, operationId });
    }
  });
});

describe('plans are those of the world', () => {
  test.each([
    [101, '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 100],
    [101, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 92],
    [202, '2026-04-04T13:00:00.000Z', '2026-04-05T14:00:00.000Z', 100],
    [202, '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z', 92],
    [201, '2026-10-25T18:15:00.000Z', '2026-10-26T18:15:00.000Z', 96],
  ])('of the unit %i from %s to %s: %i quarters', async (siteId, startDate, endDate, count) => {
    const answer = await ask(siteId, { startDate, endDate, categories: ['ForecastData', 'ScheduleData'] });
    const queues = queuesOf(siteId);
    expect(answer).toMatchObject({
      startDate,
      endDate,
      intervalLengthMinutes: 15,
      numberOfIntervals: count,
      queueIds: queues.map(({ wmActivityId }) => queueId(wmActivityId)),
    });
    const { forecastDataPerInterval = [], scheduleDataPerInterval = [] } = groupOf(answer);
    expect([forecastDataPerInterval.length, scheduleDataPerInterval.length]).toEqual([count, count]);
    const [start, end] = [Date.parse(startDate), Date.parse(endDate)];
    const coverage = coverageOf(living.schedules, siteId, { start, end });
    let staffed = 0;
    for (let index = 0; index < count; index += 1) {
      const instant = start + index * quarter;
      const sum = (of: (activity: WorldActivity) => number): number =>
        queues.reduce((total, activity) => total + of(activity), 0);
      const volume = sum((activity) => living.forecasts.quarter(activity, instant).volume);
      expect(forecastDataPerInterval[index]?.offered).toBeCloseTo(volume, 6);
      const agents = sum(({ wmActivityId }) =>
        coverage.scheduled(wmActivityId, { local: 0, quarters: [instant] }),
      );
      expect(scheduleDataPerInterval[index]).toEqual({ onQueueTimeSeconds: Math.round(agents * 900) });
      if (agents > 0) staffed += 1;
    }
    expect(staffed).toBeGreaterThan(count / 4);
  });

  test('a week that summer time ends in has 169 hours', async () => {
    const [startDate, endDate] = ['2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z'];
    const activity = queuesOf(101)[1]!;
    const query = { startDate, endDate, categories: ['ForecastData'], minutes: 60 };
    const answer = await ask(101, { ...query, queueIds: [queueId(activity.wmActivityId)] });
    expect(answer.numberOfIntervals).toBe(169);
    const { forecastDataPerInterval } = groupOf(answer);
    const hour = (index: number): readonly number[] =>
      [0, 1, 2, 3].map((part) => Date.parse(startDate) + (index * 4 + part) * quarter);
    expect(forecastDataPerInterval).toEqual(
      Array.from({ length: 169 }, (_, index) => ({
        offered: living.forecasts.timestep(activity, { local: 0, quarters: hour(index) }).volume,
      })),
    );
  });

  test('before anybody was hired there is no schedule', async () => {
    const range = { startDate: '1995-03-06T08:00:00Z', endDate: '1995-03-06T10:00:00Z' };
    const answer = await ask(101, { ...range, categories: ['ScheduleData'] });
    expect(answer).toMatchObject({ noDataReason: 'NoPublishedSchedule', intradayDataGroupings: [] });
  });

  test('nobody for a queue that is closed is a schedule, as others have somebody', async () => {
    const range = { startDate: '2026-10-26T01:00:00Z', endDate: '2026-10-26T02:00:00Z' };
    const fax = queueId(queuesOf(101).find(({ wmActive }) => !wmActive)!.wmActivityId);
    const query = { ...range, categories: ['ScheduleData'], minutes: 60, queueIds: [fax] };
    expect(groupOf(await ask(101, query))).toEqual({ scheduleDataPerInterval: [{ onQueueTimeSeconds: 0 }] });
  });
});

describe('is refused', () => {
  const good = {
    startDate: '2026-10-26T08:00:00Z',
    endDate: '2026-10-26T10:00:00Z',
    categories: ['ForecastData'],
  };
  const post = (body: unknown, siteId = 101): Promise<Answer> => pair.bridge.post(unitPath(siteId), body);

  const wrong = (code: string, field: string): CloudError => {
    return { operationId, status: 400, code, fields: [field] };
  };
  const noQueue = (id: number): [CloudError, object] => [
    { operationId, status: 404, code: 'not.found', entityId: queueId(id) },
    { queueIds: [queueId(id)] },
  ];

  test.each<[string, CloudError, object]>([
    ['a queue of another unit', ...noQueue(6020)],
    ['a queue that is fixed-staff work', ...noQueue(6015)],
    ['a queue that is no UUID', wrong('invalid.value', 'queueIds.0'), { queueIds: ['6010'] }],
    ['an interval of 45 minutes', wrong('invalid.value', 'intervalLengthMinutes'), { minutes: 45 }],
    ['no category', wrong('invalid.value', 'metrics'), { categories: [] }],
    [
      'a range over the end of a week',
      wrong('invalid.date', 'endDate'),
      { startDate: '2026-10-25T20:00:00Z' },
    ],
    [
      'a beginning within an interval',
      wrong('invalid.date', 'startDate'),
      { startDate: '2026-10-26T08:01:00Z' },
    ],
  ])('%s', async (_what, error, query) => {
    expectCloudError(await post(bodyOf({ ...good, ...query })), error);
  });

  test('an hour of UTC in Kathmandu, whose weeks begin on Sunday', async () => {
    const within = wrong('invalid.date', 'startDate');
    expectCloudError(await post(bodyOf({ ...good, minutes: 60 }), 201), within);
    const hours = { startDate: '2026-10-24T18:15:00Z', endDate: '2026-10-24T20:15:00Z', minutes: 60 };
    expect(await ask(201, { ...good, ...hours })).toMatchObject({ numberOfIntervals: 2 });
    const before = { ...good, startDate: '2026-10-24T18:00:00Z', endDate: '2026-10-24T18:30:00Z' };
    expectCloudError(await post(bodyOf(before), 201), wrong('invalid.date', 'endDate'));
  });

  test.each(noUnits)('the unit %s', async (muId, error) => {
    expectCloudError(await pair.bridge.post(pathOf(muId), bodyOf(good)), { ...error, operationId });
    const listed = await pair.bridge.get(`${pathOf(muId)}/queues?date=2026-10-26`);
    expectCloudError(listed, { ...error, operationId: queuesOperation });
  });

  test.each(['2026-02-30', '20261026', '2026-10-26T00:00:00Z'])('the day “%s”', async (date) => {
    const answer = await pair.bridge.get(`${unitPath(101)}/queues?date=${date}`);
    expectCloudError(answer, { ...wrong('invalid.date', 'date'), operationId: queuesOperation });
  });

  test.each(['', '?date='])('a question for no day, as “%s”', async (query) => {
    const answer = await pair.bridge.get(`${unitPath(101)}/queues${query}`);
    expectCloudError(answer, { ...wrong('bad.request', 'date'), operationId: queuesOperation });
  });
});
