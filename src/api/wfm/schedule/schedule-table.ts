import { anyTable, type Column } from '../../table.ts';
import { hoursOf } from '../parts/hours.ts';
import type { AgentDay, ScheduleState } from './schema.ts';

/** One line: a state, or a day without any. */
interface ScheduleRow {
  readonly day: AgentDay;
  readonly state: ScheduleState | null;
  /** Paid minutes of the state; null where nobody knows them. */
  readonly paidMinutes: number | null;
  readonly timeZone: string;
}

/** Paid minutes of each state. One that takes the whole day pays what WFM counts for the day and no other state does. */
export function paidMinutesOf({ paidMinutes, states }: AgentDay): readonly (number | null)[] {
  const timed = states.map(({ paid, fullDay, minutes }) => (paid && !fullDay ? minutes : 0));
  const rest =
    paidMinutes === null ? null : Math.max(0, paidMinutes - timed.reduce((sum, one) => sum + one, 0));
  const whole = states.findIndex(({ paid, fullDay }) => paid && fullDay);
  return timed.map((minutes, index) => (index === whole ? rest : minutes));
}

function hoursOrNull(minutes: number | null): number | null {
  return minutes === null ? null : hoursOf(minutes);
}

const columns: readonly Column<ScheduleRow>[] = [
  { name: 'agentId', cell: ({ day }) => day.agentId },
  { name: 'employeeNumber', cell: ({ day }) => day.employeeId },
  { name: 'firstName', cell: ({ day }) => day.firstName },
  { name: 'lastName', cell: ({ day }) => day.lastName },
  { name: 'teamId', cell: ({ day }) => day.teamId },
  { name: 'date', cell: ({ day }) => day.date },
  { name: 'dayType', cell: ({ day }) => day.dayType },
  { name: 'shiftStart', cell: ({ day }) => day.shiftStart },
  { name: 'shiftEnd', cell: ({ day }) => day.shiftEnd },
  { name: 'dayPaidMinutes', cell: ({ day }) => day.paidMinutes },
  { name: 'dayPaidHours', cell: ({ day }) => day.paidHours },
  { name: 'stateType', cell: ({ state }) => state?.type ?? null },
  { name: 'stateId', cell: ({ state }) => state?.id ?? null },
  { name: 'stateName', cell: ({ state }) => state?.name ?? null },
  { name: 'start', cell: ({ state }) => state?.start ?? null },
  { name: 'end', cell: ({ state }) => state?.end ?? null },
  { name: 'minutes', cell: ({ state }) => state?.minutes ?? null },
  { name: 'paid', cell: ({ state }) => state?.paid ?? null },
  { name: 'paidMinutes', cell: ({ paidMinutes }) => paidMinutes },
  { name: 'paidHours', cell: ({ paidMinutes }) => hoursOrNull(paidMinutes) },
  { name: 'fullDay', cell: ({ state }) => state?.fullDay ?? null },
  { name: 'timeZone', cell: ({ timeZone }) => timeZone },
];

/** One line a state; a day without states is one line, too. All times are in the zone that the last column names. */
export const scheduleTable = anyTable<AgentDay, ScheduleRow>({
  columns,
  rows(day, head) {
    const timeZone = String(head['timeZone']);
    if (day.states.length === 0) return [{ day, state: null, paidMinutes: null, timeZone }];
    const paid = paidMinutesOf(day);
    return day.states.map((state, index) => ({ day, state, paidMinutes: paid[index] ?? null, timeZone }));
  },
});
