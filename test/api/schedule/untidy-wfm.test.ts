import { describe, expect, test } from 'vitest';
import type { PaperSchedule } from './paper-schedule.ts';
import {
  anasNight,
  ana,
  bo,
  bosDayOff,
  bothDays,
  dayOff,
  dayOffDay,
  itemsOf,
  night,
  paper,
} from './two-agents.ts';

describe('an untidy WFM', () => {
  test.each([
    {
      name: 'states that come twice count once',
      change: (wfm: PaperSchedule) =>
        (wfm.states = [...wfm.states, ...wfm.states].sort((a, b) => a.agentId - b.agentId)),
      is: [anasNight, bosDayOff],
    },
    {
      name: 'summaries that come twice count once',
      change: (wfm: PaperSchedule) => (wfm.days = [...wfm.days, { ...night.day, paidMinutes: 1 }]),
      is: [anasNight, bosDayOff],
    },
    {
      name: 'states out of order are put in order',
      change: (wfm: PaperSchedule) => (wfm.states = [...wfm.states].reverse()),
      is: [anasNight, bosDayOff],
    },
    {
      name: 'gaps stay',
      change: (wfm: PaperSchedule) => (wfm.states = wfm.states.filter(({ stateId }) => stateId !== 1)),
      is: [{ ...anasNight, states: anasNight.states.filter((_, index) => index !== 1) }, bosDayOff],
    },
    {
      name: 'a summary without states stays',
      change: (wfm: PaperSchedule) => (wfm.states = [dayOff]),
      is: [{ ...anasNight, states: [] }, bosDayOff],
    },
    {
      name: 'states without a summary are of the day on which they begin',
      change: (wfm: PaperSchedule) => (wfm.days = [dayOffDay]),
      is: ['2026-01-05', '2026-01-06'].map((date) => ({
        ...anasNight,
        date,
        teamId: null,
        dayType: null,
        shiftStart: null,
        shiftEnd: null,
        paidMinutes: null,
        paidHours: null,
        totalMinutes: null,
        states: anasNight.states.filter(({ start }) => start.startsWith(date)),
      })),
      rest: [bosDayOff],
    },
    {
      name: 'an agent whom it did not list is kept without a name',
      change: (wfm: PaperSchedule) => {
        wfm.agents = [bo];
        wfm.instead.set('GetSchAgentDay', () => ({ schAgentDay: wfm.days }));
        wfm.instead.set('GetAgentState', () => ({ schStateInfo: wfm.names, schAgentState: wfm.states }));
      },
      is: [{ ...anasNight, employeeId: null, name: null, firstName: null, lastName: null }, bosDayOff],
    },
  ])('$name', async ({ change, is, rest = [] }) => {
    const wfm = paper();
    change(wfm);
    expect(await itemsOf(wfm, bothDays)).toEqual([...is, ...rest]);
  });

  test('that answers with all agents when asked for some gives each once', async () => {
    const wfm = paper();
    const many = Array.from({ length: 501 }, (_, index) => ({ ...ana, agentId: index + 1 }));
    wfm.agents = many;
    wfm.instead.set('GetSchAgentDay', () => ({ schAgentDay: wfm.days }));
    wfm.instead.set('GetAgentState', () => ({
      schStateInfo: wfm.names,
      schAgentState: [...wfm.states, { ...dayOff, agentId: 9999 }],
    }));
    const items = await itemsOf(wfm, bothDays);
    expect(items.map(({ agentId, date }) => `${agentId} ${date}`)).toEqual([
      '1 2026-01-05',
      '2 2026-01-06',
      '9999 2026-01-06',
    ]);
    // The first group of the first day is small; then there are three of a day.
    expect(wfm.asked('GetAgentState').map(({ agentId }) => (agentId as readonly number[]).length)).toEqual([
      50, 226, 225, 167, 167, 167,
    ]);
  });
});
