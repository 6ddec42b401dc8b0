import { paperFace, PaperSchedule, workDay, type PaperDay, type PaperState } from './paper-schedule.ts';

/** Ana works over midnight, into the day on which Bo is off. */

export const schedule = '/wfm/v1/sites/10/schedule';

export const ana = { agentId: 1, firstName: 'Ana', lastName: 'de Wit', employeeId: '00042' };
export const bo = { agentId: 2, firstName: 'Bo', lastName: 'Smit', employeeId: '-7' };

/** Over midnight, into the day on which Bo is off. */
export const night = workDay(
  1,
  '2026-01-05',
  [
    ['2026-01-05T22:00:00', 'ACTIVITY', 5],
    ['2026-01-05T23:30:00', 'BREAK', 1],
    ['2026-01-05T23:45:00', 'ACTIVITY', 5],
    ['2026-01-06T02:00:00', 'MEAL', 2],
    ['2026-01-06T02:30:00', 'ACTIVITY', 6],
  ],
  { end: '2026-01-06T06:00:00', totalMinutes: 480, paidMinutes: 450 },
);

export const dayOff: PaperState = {
  agentId: 2,
  stateType: 'SCH_STATE_DAYOFF',
  stateId: 0,
  startDateTime: '2026-01-06T00:00:00',
  endDateTime: '2026-01-07T00:00:00',
  fullDay: true,
  paid: false,
};

export const dayOffDay: PaperDay = {
  agentId: 2,
  date: '2026-01-06',
  teamId: 0,
  startDateTime: null,
  endDateTime: null,
  paidMinutes: 0,
  totalMinutes: 0,
  dayType: 'SCH_DAY_OFF',
};

export function paper(): PaperSchedule {
  const wfm = new PaperSchedule();
  wfm.agents = [ana, bo];
  wfm.days = [night.day, dayOffDay];
  wfm.states = [...night.states, dayOff];
  wfm.names = [
    { stateType: 'SCH_STATE_ACTIVITY', stateId: 5, name: 'Inbound' },
    { stateType: 'SCH_STATE_BREAK', stateId: 1, name: 'Break' },
    { stateType: 'SCH_STATE_MEAL', stateId: 2, name: 'Meal' },
    { stateType: 'SCH_STATE_DAYOFF', stateId: 0, name: 'Day off' },
  ];
  return wfm;
}

const zone = '+01:00';
const state = (start: string, end: string, more: object) => ({
  start: `${start}${zone}`,
  end: `${end}${zone}`,
  paid: true,
  fullDay: false,
  ...more,
});
const inbound = { type: 'activity', id: 5, name: 'Inbound' };

export const anasNight = {
  agentId: 1,
  employeeId: '00042',
  name: 'Ana de Wit',
  firstName: 'Ana',
  lastName: 'de Wit',
  teamId: 100,
  date: '2026-01-05',
  dayType: 'work',
  shiftStart: `2026-01-05T22:00:00${zone}`,
  shiftEnd: `2026-01-06T06:00:00${zone}`,
  paidMinutes: 450,
  paidHours: 7.5,
  totalMinutes: 480,
  states: [
    state('2026-01-05T22:00:00', '2026-01-05T23:30:00', { ...inbound, minutes: 90 }),
    state('2026-01-05T23:30:00', '2026-01-05T23:45:00', { type: 'break', id: 1, name: 'Break', minutes: 15 }),
    state('2026-01-05T23:45:00', '2026-01-06T02:00:00', { ...inbound, minutes: 135 }),
    state('2026-01-06T02:00:00', '2026-01-06T02:30:00', {
      type: 'meal',
      id: 2,
      name: 'Meal',
      minutes: 30,
      paid: false,
    }),
    // Its activity was deleted: it is shown, without a name.
    state('2026-01-06T02:30:00', '2026-01-06T06:00:00', {
      type: 'activity',
      id: 6,
      name: null,
      minutes: 210,
    }),
  ],
};

export const bosDayOff = {
  agentId: 2,
  employeeId: '-7',
  name: 'Bo Smit',
  firstName: 'Bo',
  lastName: 'Smit',
  teamId: null,
  date: '2026-01-06',
  dayType: 'day-off',
  shiftStart: null,
  shiftEnd: null,
  paidMinutes: 0,
  paidHours: 0,
  totalMinutes: 0,
  states: [
    state('2026-01-06T00:00:00', '2026-01-07T00:00:00', {
      type: 'day-off',
      id: 0,
      name: 'Day off',
      minutes: 1440,
      paid: false,
      fullDay: true,
    }),
  ],
};

interface Shown {
  readonly agentId: number;
  readonly date: string;
  readonly states: readonly { readonly name: string | null; readonly start: string; readonly end: string }[];
}

export async function itemsOf(wfm: PaperSchedule, query: string): Promise<readonly Shown[]> {
  const answer = await paperFace(wfm).get(`${schedule}?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return (JSON.parse(answer.text) as { readonly items: readonly Shown[] }).items;
}

export const bothDays = 'from=2026-01-05&to=2026-01-07';
