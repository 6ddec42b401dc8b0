import { startOfDay, type Span } from '../../../time/day-start.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { referenceOf, wordOf } from '../mapping-parts.ts';
import { hoursOf } from '../parts/hours.ts';
import { InstantReader, isoInZone, localOf } from '../parts/instants.ts';
import { stateTypeOf, type StateType } from '../parts/state-words.ts';
import type { AgentDay, ScheduleState } from './schema.ts';
import { ScheduleDays, type DaySummary, type SchAgentDay } from './schedule-days.ts';
import { unknownAgent, type ScheduledAgent } from './scheduled-agents.ts';

type StateHolder = Output<'ScheduleService', 'GetAgentState'>;
type SchAgentState = StateHolder['schAgentState'][number];

const dayTypes = {
  SCH_DAY_NONE: 'none',
  SCH_DAY_WORK: 'work',
  SCH_DAY_OFF: 'day-off',
  SCH_DAY_TIME_OFF: 'time-off',
  SCH_DAY_EXCEPTION: 'exception',
} as const;

/** What WFM answered for some agents and days. */
export interface ScheduleRows {
  readonly days: readonly SchAgentDay[];
  readonly states: StateHolder;
}

/** Which agent-days to make of it. */
export interface ScheduleWanted {
  readonly zone: Zone;
  /** In order. */
  readonly dates: readonly string[];
  /** In order. */
  readonly agents: readonly ScheduledAgent[];
  /** Whether to keep an agent who is not among these. */
  readonly keepsStranger: (agentId: number) => boolean;
  /** Teams of the day; empty = all. */
  readonly teamIds: readonly number[];
  /** Empty = all; otherwise days without such a state are left out. */
  readonly stateTypes: readonly StateType[];
}

function isSame(a: SchAgentState, b: SchAgentState): boolean {
  return (
    a.stateType === b.stateType &&
    a.stateId === b.stateId &&
    a.startDateTime === b.startDateTime &&
    a.endDateTime === b.endDateTime
  );
}

/** The states of one agent, as they come: in the order in which they happen, if WFM keeps to that. */
class AgentStates {
  readonly #zone: Zone;
  readonly #days: ScheduleDays;
  readonly #reader: InstantReader;
  readonly #byDate = new Map<string, Map<string, { readonly row: SchAgentState; readonly span: Span }>>();
  #last: SchAgentState | undefined;

  constructor(zone: Zone, days: ScheduleDays) {
    this.#zone = zone;
    this.#days = days;
    this.#reader = new InstantReader(zone);
  }

  /** A state that was there already counts once. */
  add(row: SchAgentState): void {
    // On the night that summer time ends two states may look the same, but never one right after the other.
    if (this.#last !== undefined && isSame(this.#last, row)) return;
    this.#last = row;
    const date = row.startDateTime.slice(0, 10);
    const span = this.#spanOf(row);
    const day = this.#days.dateOf(row.agentId, { date, from: span.from, fullDay: row.fullDay });
    const states = this.#byDate.get(day) ?? new Map<string, { row: SchAgentState; span: Span }>();
    this.#byDate.set(day, states);
    const key = `${row.stateType} ${row.stateId} ${span.from} ${span.to}`;
    if (!states.has(key)) states.set(key, { row, span });
  }

  on(date: string): readonly { readonly row: SchAgentState; readonly span: Span }[] {
    const states = [...(this.#byDate.get(date)?.values() ?? [])];
    return states.sort((a, b) => a.span.from - b.span.from);
  }

  #spanOf(row: SchAgentState): Span {
    const start = localOf(row.startDateTime, 'SchAgentState.wmStartDateTime');
    const end = localOf(row.endDateTime, 'SchAgentState.wmEndDateTime');
    if (row.fullDay) return { from: startOfDay(this.#zone, start), to: startOfDay(this.#zone, end) };
    const shift = this.#days.shiftFrom(row, this.#reader.earliest(start));
    if (shift !== null) this.#reader.notBefore(shift.from);
    return this.#reader.span(start, end);
  }
}

/** First and last name, as far as they are known. */
export function fullName({ firstName, lastName }: ScheduledAgent): string | null {
  const parts = [firstName, lastName].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** Names of states by type and id; one that is not among them was deleted. */
type StateNames = ReadonlyMap<string, string>;

function toState(
  { row, span }: { readonly row: SchAgentState; readonly span: Span },
  names: StateNames,
  zone: Zone,
): ScheduleState {
  return {
    type: stateTypeOf(row.stateType, 'SchAgentState.wmStateType'),
    id: row.stateId,
    name: names.get(`${row.stateType} ${row.stateId}`) ?? null,
    start: isoInZone(zone, span.from),
    end: isoInZone(zone, span.to),
    minutes: (span.to - span.from) / 60,
    paid: row.paid,
    fullDay: row.fullDay,
  };
}

function toAgentDay(
  agent: ScheduledAgent,
  date: string,
  { summary, states, zone }: { summary: DaySummary | undefined; states: ScheduleState[]; zone: Zone },
): AgentDay {
  const { row, shift = null } = summary ?? {};
  return {
    agentId: agent.id,
    employeeId: agent.employeeId,
    name: fullName(agent),
    firstName: agent.firstName,
    lastName: agent.lastName,
    teamId: row === undefined ? null : referenceOf(row.teamId),
    date,
    dayType: row === undefined ? null : wordOf(row.dayType, dayTypes, 'SchAgentDay.wmDayType'),
    shiftStart: shift === null ? null : isoInZone(zone, shift.from),
    shiftEnd: shift === null ? null : isoInZone(zone, shift.to),
    paidMinutes: row?.paidMinutes ?? null,
    paidHours: row === undefined ? null : hoursOf(row.paidMinutes),
    totalMinutes: row?.totalMinutes ?? null,
    states,
  };
}

function statesByAgent(rows: ScheduleRows, days: ScheduleDays, zone: Zone): Map<number, AgentStates> {
  const agents = new Map<number, AgentStates>();
  for (const row of rows.states.schAgentState) {
    const states = agents.get(row.agentId) ?? new AgentStates(zone, days);
    agents.set(row.agentId, states);
    states.add(row);
  }
  return agents;
}

/**
 * Agent-days of WFM's rows, by day and then by agent. WFM is not trusted to be tidy: rows that nobody asked for are left
 * out, those that come twice count once, gaps stay, states without a summary of their day and summaries without states
 * stay as well.
 */
export function toAgentDays(rows: ScheduleRows, wanted: ScheduleWanted): readonly AgentDay[] {
  const { zone, dates, teamIds, stateTypes } = wanted;
  const days = new ScheduleDays(zone, rows.days);
  const states = statesByAgent(rows, days, zone);
  const names: StateNames = new Map(
    rows.states.schStateInfo.flatMap(({ stateType, stateId, name }) =>
      name === undefined ? [] : [[`${stateType} ${stateId}`, name] as const],
    ),
  );
  const known = new Set(wanted.agents.map(({ id }) => id));
  const others = [...new Set([...days.agentIds(), ...states.keys()])]
    .filter((id) => !known.has(id) && wanted.keepsStranger(id))
    .sort((a, b) => a - b);
  const agents = [...wanted.agents, ...others.map(unknownAgent)];

  const agentDay = (agent: ScheduledAgent, date: string): AgentDay[] => {
    const summary = days.summary(agent.id, date);
    if (summary !== undefined && teamIds.length > 0 && !teamIds.includes(summary.row.teamId)) return [];
    const found = (states.get(agent.id)?.on(date) ?? []).map((state) => toState(state, names, zone));
    const chosen = found.filter(
      ({ type }) => stateTypes.length === 0 || stateTypes.some((one) => one === type),
    );
    if (chosen.length === 0 && (summary === undefined || stateTypes.length > 0)) return [];
    return [toAgentDay(agent, date, { summary, states: chosen, zone })];
  };
  return dates.flatMap((date) => agents.flatMap((agent) => agentDay(agent, date)));
}
