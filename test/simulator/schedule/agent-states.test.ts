import { describe, expect, test } from 'vitest';
import type { ScheduleState } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { deletedExceptionTypeId } from '../../../src/simulator/world/schedule/seeded-exceptions.ts';
import { localOfOle } from '../../../src/simulator/world/site-clock.ts';
import { at, list, startWithSession, text, texts, type Answer } from '../soap-caller.ts';
import { askDays, askStates, clockAtStart, stateType, tuesday, type Asked } from './schedule-parameters.ts';
import { world } from './schedule-world.ts';

const caller = await startWithSession({ clock: clockAtStart() });
const { simulator } = caller;
const ask = async (asked: Asked = {}, version = 850): Promise<readonly Answer[]> => {
  const answer = await caller.service(`ScheduleService${version}`, 'GetAgentState', askStates(asked));
  expect(answer.fault).toBeUndefined();
  expect(at(answer.value, 'schAgentStateNSizeIs')).toBe(String(list(answer.value, 'schAgentState').length));
  return list(answer.value, 'schAgentState');
};
const minutesOf = (state: Answer): number =>
  (localOfOle(Number(text(state, 'wmEndDateTime'))) - localOfOle(Number(text(state, 'wmStartDateTime')))) /
  60;
const isOf = (name: string) => (state: Answer) => text(state, 'wmStateType') === String(stateType(name));

describe('GetAgentState', () => {
  test('gives the states of all agents of a site for a day: they tile each shift, whatever is asked with', async () => {
    const states = await ask();
    expect(states.length).toBeGreaterThan(500);
    const gaps = states.filter((state, index) => {
      const before = states[index - 1];
      if (before === undefined || text(before, 'gswAgentId') !== text(state, 'gswAgentId')) return false;
      if (text(state, 'wmFullDay') === 'true' || text(before, 'wmFullDay') === 'true') return false;
      const isNextDay = Number(text(state, 'wmStartDateTime')) - Number(text(before, 'wmEndDateTime')) > 0.3;
      return !isNextDay && text(before, 'wmEndDateTime') !== text(state, 'wmStartDateTime');
    });
    expect(gaps).toEqual([]);
    expect(await ask({}, 712)).toEqual(states);
  });

  test('answers the same to the same question', async () => {
    expect(await ask({ siteId: 201 })).toEqual(await ask({ siteId: 201 }));
  });

  test('names each state that occurs once, but not one whose type was deleted', async () => {
    const wanted = { start: tuesday - 4, end: tuesday + 4 };
    const answer = await caller.service('ScheduleService850', 'GetAgentState', askStates(wanted));
    const key = (state: Answer): string => `${text(state, 'wmStateType')} ${text(state, 'wmStateId')}`;
    const used = new Set(list(answer.value, 'schAgentState').map(key));
    const named = list(answer.value, 'schStateInfo').map(key);
    const deleted = `${stateType('EXCEPTION')} ${deletedExceptionTypeId}`;
    expect(new Set(named).size).toBe(named.length);
    expect(used).toContain(deleted);
    expect([...used].filter((state) => !named.includes(state))).toEqual([deleted]);
    expect(named.filter((state) => !used.has(state))).toEqual([]);
    const names = new Set(texts(list(answer.value, 'schStateInfo'), 'wmName'));
    for (const name of ['Billing calls', 'Break', 'Meal', 'Team meeting', 'Day Off'])
      expect(names).toContain(name);
  });

  test('names nothing where that is not wanted', async () => {
    const answer = await caller.service(
      'ScheduleService850',
      'GetAgentState',
      askStates({ provideStateInfo: false }),
    );
    expect([at(answer.value, 'schStateInfoNSizeIs'), list(answer.value, 'schStateInfo')]).toEqual(['0', []]);
  });

  test.each([
    ['teams', { teamId: [1011, 1012] }, [1011, 1012]],
    ['one team', { teamId: [1014] }, [1014]],
  ] as const)('gives those of %s', async (_which, asked, teams) => {
    const ids = new Set(texts(await ask(asked), 'gswAgentId').map(Number));
    const members = world.agents.filter((agent) => ids.has(agent.gswAgentId));
    expect(members.length).toBeGreaterThan(10);
    expect(new Set(members.map((agent) => agent.wmTeamId))).toEqual(new Set(teams));
  });

  test('gives those of some agents, and nothing for an agent of another site', async () => {
    const elsewhere = world.agents.find((agent) => agent.wmSiteId === 202)?.gswAgentId ?? 0;
    const states = await ask({ agentId: [5003, 5001, elsewhere] });
    expect([...new Set(texts(states, 'gswAgentId'))]).toEqual(['5001', '5003']);
    expect(await ask({ agentId: [elsewhere] })).toEqual([]);
  });

  test.each([
    ['one type', { stateType: ['MEAL'] }, (state: Answer) => isOf('MEAL')(state)],
    [
      'types',
      { stateType: ['MEAL', 'BREAK'] },
      (state: Answer) => isOf('MEAL')(state) || isOf('BREAK')(state),
    ],
    ['an id', { stateId: [6010] }, (state: Answer) => text(state, 'wmStateId') === '6010'],
    ['a type and an id', { stateType: ['BREAK'], stateId: [1, 2] }, (state: Answer) => isOf('BREAK')(state)],
    // 7000 + 10 × site + place in the list of groups: 6 = shift items and meals, 1 = days off, 5 = no activity.
    ['a group', { stateGroupId: [8016] }, (state: Answer) => isOf('MEAL')(state) || isOf('BREAK')(state)],
    [
      'groups',
      { stateGroupId: [8016, 8011] },
      (state: Answer) => isOf('MEAL')(state) || isOf('BREAK')(state) || isOf('DAYOFF')(state),
    ],
    [
      'a group and a type',
      { stateGroupId: [8016], stateType: ['MEAL'] },
      (state: Answer) => isOf('MEAL')(state),
    ],
  ] as [string, Asked, (state: Answer) => boolean][])('gives those of %s', async (_which, asked, fits) => {
    const expected = (await ask()).filter(fits);
    expect(expected.length).toBeGreaterThan(5);
    expect(await ask(asked)).toEqual(expected);
  });

  test.each([
    ['a group without states', { stateGroupId: [8015] }],
    ['a group of another site', { stateGroupId: [8026] }],
    ['a group that is not there', { stateGroupId: [1] }],
    ['an empty period', { end: tuesday }],
  ] as [string, Asked][])('gives nothing for %s', async (_which, asked) => {
    expect(await ask(asked)).toEqual([]);
  });

  test('gives whole states that touch a period of half an hour, also what began the day before', async () => {
    const [start, end] = [tuesday, tuesday + 0.5 / 24];
    const states = await ask({ siteId: 201, start, end });
    for (const state of states) {
      expect(Number(text(state, 'wmStartDateTime'))).toBeLessThan(end);
      expect(Number(text(state, 'wmEndDateTime'))).toBeGreaterThan(start);
    }
    expect(states.filter((state) => Number(text(state, 'wmStartDateTime')) < start).length).toBeGreaterThan(
      2,
    );
    expect(states.some((state) => Number(text(state, 'wmEndDateTime')) > end)).toBe(true);
  });

  test('gives marked time in the overlapped layout only, beside all that the sequential one has', async () => {
    const week = { start: tuesday, end: tuesday + 3 };
    const sequential = await ask(week);
    const overlapped = await ask({ ...week, layout: 'OVERLAPPED' });
    expect(sequential.some(isOf('MARKED_TIME'))).toBe(false);
    expect(overlapped.filter(isOf('MARKED_TIME')).length).toBeGreaterThan(1);
    expect(overlapped.filter((state) => !isOf('MARKED_TIME')(state))).toEqual(sequential);
  });

  test('writes the states of the simulator’s own world, to the second', async () => {
    const { schedules } = simulator;
    const clock = schedules.plans.clockOf(101);
    const own = [...schedules.statesOf(101, clock.dayBounds(tuesday))];
    const starts = (states: readonly ScheduleState[]): number[] =>
      states.map((state) => clock.instantToLocal(state.start)).sort((a, b) => a - b);
    const written = (await ask()).map((state) => localOfOle(Number(text(state, 'wmStartDateTime'))));
    expect(written.sort((a, b) => a - b)).toEqual(starts(own));
  });
});

describe('GetSchAgentDay', () => {
  test('has for each agent-day the paid minutes that its states have', async () => {
    const week = { siteId: 202, start: tuesday, end: tuesday + 3 };
    const answer = await caller.service('ScheduleService850', 'GetSchAgentDay', askDays(week));
    const days = list(answer.value, 'schAgentDay').filter((day) => text(day, 'wmShiftId') !== '0');
    expect(days.length).toBeGreaterThan(150);
    const states = (await ask({ ...week, end: week.end + 1 })).map((state) => ({
      agent: text(state, 'gswAgentId'),
      start: Number(text(state, 'wmStartDateTime')),
      end: Number(text(state, 'wmEndDateTime')),
      minutes: minutesOf(state),
      isPaid: text(state, 'wmPaid') === 'true',
      fullDay: text(state, 'wmFullDay') === 'true',
    }));
    const byAgent = new Map(states.map(({ agent }) => [agent, [] as typeof states]));
    for (const state of states) byAgent.get(state.agent)?.push(state);
    const sum = (some: typeof states): string =>
      String(some.reduce((total, state) => total + state.minutes, 0));
    const wrong = days.filter((day) => {
      const [start, end] = [Number(text(day, 'wmStartDateTime')), Number(text(day, 'wmEndDateTime'))];
      const all = byAgent.get(text(day, 'gswAgentId')) ?? [];
      const own = all.filter((state) => !state.fullDay && state.start >= start && state.end <= end);
      const paid = own.filter((state) => state.isPaid);
      return sum(paid) !== text(day, 'wmPaidMinutes') || sum(own) !== text(day, 'wmTotalMinutes');
    });
    expect(wrong).toEqual([]);
  });

  test('has one row for each day of each agent who is employed, with the team and no shift on a day off', async () => {
    const asked = { start: tuesday, end: tuesday + 7, agentId: [5001, 5002] };
    const answer = await caller.service('ScheduleService850', 'GetSchAgentDay', askDays(asked));
    const days = list(answer.value, 'schAgentDay');
    expect(texts(days, 'wmDate')).toEqual(
      [...Array(14).keys()].map((index) => String(tuesday + (index % 7))),
    );
    expect(new Set(texts(days, 'wmTeamId'))).toEqual(new Set(['1011']));
    const off = days.filter((day) => text(day, 'wmDayType') === '2');
    expect(off.length).toBeGreaterThan(2);
    for (const day of off) {
      expect(day).toMatchObject({
        wmShiftId: '0',
        wmStartDateTime: '0',
        wmEndDateTime: '0',
        wmPaidMinutes: '0',
        wmTotalMinutes: '0',
      });
    }
  });

  test('counts a night to the day on which it begins', async () => {
    const asked = { siteId: 201, teamId: [2014] };
    const answer = await caller.service('ScheduleService850', 'GetSchAgentDay', askDays(asked));
    const nights = list(answer.value, 'schAgentDay').filter((day) => text(day, 'wmShiftId') === '4012');
    expect(nights.length).toBeGreaterThan(5);
    for (const night of nights) {
      expect(text(night, 'wmDate')).toBe(String(tuesday));
      expect(Math.floor(Number(text(night, 'wmStartDateTime')))).toBe(tuesday);
    }
    expect(nights.some((night) => Number(text(night, 'wmEndDateTime')) > tuesday + 1)).toBe(true);
  });
});

test.each([
  ['an unknown site', { siteId: 999 }, 'Client: there is no site 999'],
  [
    'a scenario of the Master Schedule',
    { scenarioId: 1002 },
    'Client: scenarioId must be 0 for the Master Schedule',
  ],
  ['no scenario', { source: 'SCENARIO' }, 'Client: there is no scenario 0'],
  ['an unknown scenario', { source: 'SCENARIO', scenarioId: 7 }, 'Client: there is no scenario 7'],
  [
    'a scenario without the site',
    { source: 'SCENARIO', scenarioId: 2001 },
    'Client: site 101 is not in scenario 2001',
  ],
  ['a period that ends before it begins', { end: tuesday - 1 }, 'Client: end is before start'],
] as [string, Asked, string][])('%s is a fault', async (_what, asked, fault) => {
  for (const [operation, parameters] of [
    ['GetAgentState', askStates(asked)],
    ['GetSchAgentDay', askDays(asked)],
  ] as const) {
    const answer = await caller.service('ScheduleService850', operation, parameters);
    expect(answer.fault).toBe(`SOAP:${fault}`);
  }
});

test.each(['<layout>7</layout>', '<source>9</source>'])('%s is a fault', async (part) => {
  const name = /<(\w+)>/.exec(part)?.[1] ?? '';
  const parameters = askStates().replace(new RegExp(`<${name}>\\d+</${name}>`), part);
  const answer = await caller.service('ScheduleService850', 'GetAgentState', parameters);
  expect(answer.fault).toMatch(/^SOAP:Client: (layout|source) \d is not known$/);
});

test('a session is needed', async () => {
  const url = `${simulator.origin}/?Handler=WFMScheduleService850&SessionID=none`;
  const answer = await caller.call(url, 'GetAgentState', askStates());
  expect(answer.fault).toBe('SOAP:Client: Invalid or expired session');
});
