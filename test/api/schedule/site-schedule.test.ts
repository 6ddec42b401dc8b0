import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { endpointOf } from '../endpoint-of.ts';
import { paperFace } from './paper-schedule.ts';
import {
  anasNight,
  ana,
  bo,
  bosDayOff,
  bothDays,
  dayOffDay,
  itemsOf,
  night,
  paper,
  schedule,
} from './two-agents.ts';

const path = '/wfm/v1/sites/{siteId}/schedule';

describe('the schedule of a site', () => {
  test('is agent-days, as described', async () => {
    const answer = await paperFace(paper()).get(`${schedule}?${bothDays}`);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const body: unknown = JSON.parse(answer.text);
    expect(body).toEqual({
      asOf: '2026-01-05T09:00:00.000Z',
      timeZone: 'Europe/Amsterdam',
      items: [anasNight, bosDayOff],
    });
    expect(endpointOf(path).response.parse(body)).toEqual(body);
  });

  test('is one line for each in lines', async () => {
    const answer = await paperFace(paper()).get(`${schedule}?${bothDays}`, 'application/x-ndjson');
    const lines = answer.text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([anasNight, bosDayOff]);
  });

  test('is one line for each state in a table', async () => {
    const answer = await paperFace(paper()).get(`${schedule}?${bothDays}`, 'text/csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const day = '2026-01-05,work,2026-01-05T22:00:00+01:00,2026-01-06T06:00:00+01:00,450,7.5';
    const lines = answer.text.split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(
      'agentId,employeeNumber,firstName,lastName,teamId,date,dayType,shiftStart,shiftEnd,dayPaidMinutes,dayPaidHours,stateType,stateId,stateName,start,end,minutes,paid,paidMinutes,paidHours,fullDay,timeZone',
    );
    expect(lines[2]).toBe(
      `1,00042,Ana,de Wit,100,${day},break,1,Break,2026-01-05T23:30:00+01:00,2026-01-05T23:45:00+01:00,15,true,15,0.25,false,Europe/Amsterdam`,
    );
    expect(lines[4]).toContain(',30,false,0,0,false,');
    expect(lines[6]).toBe(
      `2,'-7,Bo,Smit,,2026-01-06,day-off,,,0,0,day-off,0,Day off,2026-01-06T00:00:00+01:00,2026-01-07T00:00:00+01:00,1440,false,0,0,true,Europe/Amsterdam`,
    );
    expect(lines[7]).toBe('');
  });

  test.each([
    { from: '2026-01-04', to: '2026-01-05', days: [] },
    { from: '2026-01-05', to: '2026-01-06', days: ['1 2026-01-05'] },
    { from: '2026-01-06', to: '2026-01-07', days: ['2 2026-01-06'] },
    { from: '2026-01-07', to: '2026-01-08', days: [] },
  ])('a shift over midnight belongs to the day on which it starts: $from', async ({ from, to, days }) => {
    const items = await itemsOf(paper(), `from=${from}&to=${to}`);
    expect(items.map(({ agentId, date }) => `${agentId} ${date}`)).toEqual(days);
  });

  test('asks as far into the next day as the longest shift goes', async () => {
    const wfm = paper();
    await itemsOf(wfm, 'from=2026-01-05&to=2026-01-06');
    expect(wfm.asked('GetSchAgentDay')).toMatchObject([
      { source: 'SCH_SOURCE_COMMITTED', scenarioId: 0, siteId: 10, agentId: [1, 2] },
    ]);
    expect(wfm.asked('GetSchAgentDay')).toMatchObject([
      { start: '2026-01-04T00:00:00', end: '2026-01-06T00:00:00' },
    ]);
    expect(wfm.asked('GetAgentState')).toMatchObject([
      {
        start: '2026-01-05T00:00:00',
        end: '2026-01-06T06:00:00',
        agentId: [1, 2],
        layout: 'SCH_LAYOUT_SEQUENTIAL',
        provideStateInfo: true,
      },
    ]);
    expect(wfm.asked('GetMasterAgent')).toMatchObject([{ start: '2026-01-05', end: '2026-01-05' }]);
  });

  test('of many days ends its list of agents with the last one', async () => {
    const wfm = paper();
    await itemsOf(wfm, 'from=2026-01-01&to=2026-02-01');
    expect(wfm.asked('GetMasterAgent')).toMatchObject([{ start: '2026-01-01', end: '2026-01-31' }]);
    expect(wfm.asked('GetAgentState')).toHaveLength(1);
  });
});

describe('a choice', () => {
  test('of types leaves days that have such a state', async () => {
    const wfm = paper();
    const items = await itemsOf(wfm, `${bothDays}&stateType=meal,break`);
    expect(items).toEqual([{ ...anasNight, states: [anasNight.states[1], anasNight.states[3]] }]);
    expect(wfm.asked('GetAgentState')).toMatchObject([{ stateType: ['SCH_STATE_BREAK', 'SCH_STATE_MEAL'] }]);
  });

  test('of teams is made for each day', async () => {
    const wfm = paper();
    const moved = { ...dayOffDay, date: '2026-01-05', teamId: 200 };
    wfm.days = [night.day, moved, { ...dayOffDay, teamId: 100 }];
    const items = await itemsOf(wfm, `${bothDays}&teamId=100`);
    expect(items.map(({ agentId, date }) => `${agentId} ${date}`)).toEqual(['1 2026-01-05', '2 2026-01-06']);
    expect(wfm.asked('GetMasterAgent')).toMatchObject([
      { start: '2026-01-05', end: '2026-01-05', teamId: [100] },
      { start: '2026-01-06', end: '2026-01-06', teamId: [100] },
    ]);
  });

  test('of teams does not trust WFM to have filtered', async () => {
    const wfm = paper();
    wfm.instead.set('GetMasterAgent', () => ({
      items: [ana, bo].map((agent) => ({ ...agent, siteId: 10, teamId: 100, contractId: 1 })),
    }));
    expect((await itemsOf(wfm, `${bothDays}&teamId=100`)).map(({ agentId }) => agentId)).toEqual([1]);
  });

  test('of agents keeps one whom WFM does not list', async () => {
    const wfm = paper();
    wfm.agents = [ana];
    expect(await itemsOf(wfm, `${bothDays}&agentId=2`)).toEqual([
      { ...bosDayOff, employeeId: null, name: null, firstName: null, lastName: null },
    ]);
  });

  test.each([
    { query: 'source=pending', input: { source: 'SCH_SOURCE_PENDING', scenarioId: 0 } },
    { query: 'source=committed', input: { source: 'SCH_SOURCE_COMMITTED', scenarioId: 0 } },
    { query: 'scenarioId=0', input: { source: 'SCH_SOURCE_COMMITTED', scenarioId: 0 } },
    { query: 'scenarioId=7', input: { source: 'SCH_SOURCE_SCENARIO', scenarioId: 7 } },
  ])('$query is passed on', async ({ query, input }) => {
    const wfm = paper();
    await itemsOf(wfm, `${bothDays}&${query}`);
    expect(wfm.asked('GetAgentState')).toMatchObject([input]);
    expect(wfm.asked('GetSchAgentDay')).toMatchObject([input]);
  });
});

test('a scenario has agents who are not in the Master Schedule', async () => {
  const wfm = paper();
  wfm.instead.set('GetMasterAgent', () => ({ items: [] }));
  expect(await itemsOf(wfm, `${bothDays}&scenarioId=7`)).toEqual([anasNight, bosDayOff]);
  expect(await itemsOf(wfm, `${bothDays}&scenarioId=7&teamId=100`)).toEqual([anasNight]);
});

describe('is refused', () => {
  test.each([
    { query: 'source=pending', permissions: ['wfm:publishedSchedule:view'], status: 403, code: 'forbidden' },
    { query: 'scenarioId=7', permissions: ['wfm:publishedSchedule:view'], status: 403, code: 'forbidden' },
    { query: '', permissions: ['wfm:agent:view'], status: 403, code: 'forbidden' },
    { query: 'scenarioId=8', permissions: ['wfm:schedule:view'], status: 404, code: 'not-found' },
    {
      query: 'scenarioId=7&source=pending',
      permissions: ['wfm:schedule:view'],
      status: 400,
      code: 'invalid-request',
    },
    { query: 'stateType=nap', permissions: ['wfm:schedule:view'], status: 400, code: 'invalid-request' },
  ] as const)('$query of $permissions with $status', async ({ query, permissions, status, code }) => {
    const wfm = paper();
    const answer = await paperFace(wfm, { permissions }).get(`${schedule}?${bothDays}&${query}`);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { code }]);
    expect(wfm.asked('GetAgentState')).toEqual([]);
  });

  test('pending is for who may see schedules, published for either', async () => {
    for (const permission of ['wfm:schedule:view', 'wfm:publishedSchedule:view'] as const) {
      const face = paperFace(paper(), { permissions: [permission] });
      expect((await face.get(`${schedule}?${bothDays}`)).status).toBe(200);
    }
    const face = paperFace(paper(), { permissions: ['wfm:schedule:view'] });
    expect((await face.get(`${schedule}?${bothDays}&source=pending`)).status).toBe(200);
  });

  test.each([
    { query: 'from=2026-01-01&to=2026-02-12', status: 200 },
    { query: 'from=2026-01-01&to=2026-02-13', status: 400 },
  ])('more than 42 days are too many: $query', async ({ query, status }) => {
    expect((await paperFace(paper()).get(`${schedule}?${query}`)).status).toBe(status);
  });

  test('short objects, which have no employee numbers', async () => {
    const wfm = paper();
    wfm.instead.set('GetMasterAgent', () => ({ items: [ana] }));
    const answer = await paperFace(wfm).get(`${schedule}?${bothDays}`);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'upstream-contract-violation' });
  });

  test('a WFM that fails is a problem', async () => {
    const wfm = paper();
    wfm.instead.set('GetAgentState', () => {
      throw new BridgeError('upstream-timeout', 'too slow');
    });
    const answer = await paperFace(wfm).get(`${schedule}?${bothDays}`, 'application/x-ndjson');
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([504, { code: 'upstream-timeout' }]);
  });
});
