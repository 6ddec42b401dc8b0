import { describe, expect, test } from 'vitest';
import { endpointOf } from '../endpoint-of.ts';
import { paperFace, PaperSchedule, scenario } from './paper-schedule.ts';

const coverage = '/wfm/v1/sites/10/coverage';

function steps(activityId: number, times: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return times.map((dateTime, index) => ({
    activityId,
    dateTime,
    scheduled: index + 0.5,
    required: 2,
    calculated: 'INF',
  }));
}

const night = [
  '01:30',
  '01:45',
  '02:00',
  '02:15',
  '02:30',
  '02:45',
  '02:00',
  '02:15',
  '02:30',
  '02:45',
  '03:00',
];
const times = night.map((time) => `2026-10-25T${time}:00`);

function paper(): PaperSchedule {
  const wfm = new PaperSchedule();
  wfm.steps = [...steps(5, times), ...steps(6, times)];
  return wfm;
}

interface Step {
  readonly activityId: number;
  readonly start: string;
}

async function itemsOf(wfm: PaperSchedule, query: string): Promise<readonly Step[]> {
  const answer = await paperFace(wfm).get(`${coverage}?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return (JSON.parse(answer.text) as { readonly items: readonly Step[] }).items;
}

const day = 'from=2026-10-25&to=2026-10-26';

describe('coverage', () => {
  test('has equal times twice on the night that summer time ends, for each activity', async () => {
    const items = await itemsOf(paper(), day);
    const offsets = items.map(
      ({ activityId, start }) => `${activityId} ${start.slice(11, 16)}${start.slice(19)}`,
    );
    const own = night.map((time, index) => `${time}${index < 6 ? '+02:00' : '+01:00'}`);
    expect(offsets).toEqual([...own.map((one) => `5 ${one}`), ...own.map((one) => `6 ${one}`)]);
  });

  test('is as described, with a name where there is one', async () => {
    const answer = await paperFace(paper()).get(`${coverage}?${day}`);
    const body = JSON.parse(answer.text) as { readonly items: readonly unknown[] };
    expect(endpointOf('/wfm/v1/sites/{siteId}/coverage').response.parse(body)).toEqual(body);
    expect(body.items[0]).toEqual({
      activityId: 5,
      activityName: 'Inbound',
      start: '2026-10-25T01:30:00+02:00',
      scheduled: 0.5,
      required: 2,
      calculated: null,
    });
    expect(body.items[11]).toMatchObject({ activityId: 6, activityName: null });
  });

  test('is a table', async () => {
    const answer = await paperFace(paper()).get(`${coverage}?${day}`, 'text/csv');
    expect(answer.text.split('\r\n').slice(0, 2)).toEqual([
      'activityId,activityName,start,scheduled,required,calculated,timeZone',
      '5,Inbound,2026-10-25T01:30:00+02:00,0.5,2,,Europe/Amsterdam',
    ]);
  });

  test('of instants has the steps that begin within them', async () => {
    const items = await itemsOf(paper(), 'from=2026-10-25T00:45:00Z&to=2026-10-25T01:15:00Z&activityId=5');
    expect(items.map(({ start }) => start)).toEqual([
      '2026-10-25T02:45:00+02:00',
      '2026-10-25T02:00:00+01:00',
    ]);
  });

  test('is asked for day by day', async () => {
    const wfm = paper();
    await itemsOf(wfm, 'from=2026-10-24&to=2026-10-27&timestep=60&activityId=5&scenarioId=7');
    expect(wfm.asked('GetSchActivity')).toMatchObject(
      ['24', '25', '26'].map((date, index) => ({
        start: `2026-10-${date}T00:00:00`,
        end: `2026-10-${25 + index}T00:00:00`,
        timestepMinutes: 60,
        activityId: [5],
        source: 'SCH_SOURCE_SCENARIO',
        scenarioId: 7,
      })),
    );
    expect((await itemsOf(wfm, day)).length).toBe(22);
    expect(wfm.asked('GetSchActivity').at(-1)).toMatchObject({
      timestepMinutes: 15,
      source: 'SCH_SOURCE_COMMITTED',
    });
  });

  test.each([
    { query: `${day}&timestep=20`, status: 400 },
    { query: `${day}&scenarioId=8`, status: 404 },
    { query: 'from=2026-10-25', status: 400 },
    { query: 'from=2026-01-01&to=2026-03-01', status: 400 },
  ])('is refused for $query', async ({ query, status }) => {
    expect((await paperFace(paper()).get(`${coverage}?${query}`)).status).toBe(status);
  });
});

describe('schedule scenarios', () => {
  const shown = {
    id: 7,
    name: 'Storm',
    businessUnitId: 1,
    siteIds: [10],
    startDate: '2026-10-19',
    endDate: '2026-11-01',
    ownerId: 748,
    shared: true,
    status: 'scheduled',
    comments: 'a < b',
    version: '4',
  };

  test('are listed and read one by one', async () => {
    const { get } = paperFace(new PaperSchedule());
    const list: unknown = JSON.parse((await get('/wfm/v1/schedule-scenarios')).text);
    expect(list).toEqual({ items: [shown], asOf: '2026-01-05T09:00:00.000Z' });
    expect(JSON.parse((await get('/wfm/v1/schedule-scenarios/7')).text)).toEqual(shown);
    expect((await get('/wfm/v1/schedule-scenarios/8')).status).toBe(404);
  });

  test('are chosen by WFM', async () => {
    const wfm = new PaperSchedule();
    await paperFace(wfm).get('/wfm/v1/schedule-scenarios?id=7&businessUnitId=1&siteId=10');
    expect(wfm.asked('GetSchScenario')).toEqual([{ filter: { scenarioId: [7], buId: [1], siteId: [10] } }]);
  });

  test.each([
    { status: 'SCH_SCENARIO_NEW', word: 'new' },
    { status: 'SCH_SCENARIO_PUBLISHED', word: 'published' },
    { status: 9, word: 9 },
  ])('$status is $word', async ({ status, word }) => {
    const wfm = new PaperSchedule();
    wfm.instead.set('GetSchScenario', () => ({ items: [{ ...scenario, status }] }));
    const answer = await paperFace(wfm).get('/wfm/v1/schedule-scenarios/7');
    expect(JSON.parse(answer.text)).toMatchObject({ status: word });
  });

  test('are for who may see schedules', async () => {
    const { get } = paperFace(new PaperSchedule(), { permissions: ['wfm:publishedSchedule:view'] });
    expect((await get('/wfm/v1/schedule-scenarios')).status).toBe(403);
  });
});
