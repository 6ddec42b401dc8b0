import { formatLocalDateTime, parseLocal } from '../../../time/ole-date.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';
import type { ContractUse, Wfm } from '../../../wfm/wfm-port.ts';
import { eachOf, groupsOf, maxAgents, readInOrder } from '../parts/chunks.ts';
import { jobUse } from '../parts/job-use.ts';
import { stateConstants, type StateType } from '../parts/state-words.ts';
import { toAgentDays } from './mapping.ts';
import type { ScheduleSource } from './schedule-source.ts';
import { dayAfter, dayBefore, type SchAgentDay } from './schedule-days.ts';
import { masterAgents, scenarioAgents, unknownAgent, type ScheduledAgent } from './scheduled-agents.ts';
import type { AgentDay } from './schema.ts';

export interface ScheduleQuestion extends ScheduleSource {
  readonly siteId: number;
  readonly zone: Zone;
  /** Schedule days, in order; at least one. */
  readonly dates: readonly string[];
  /** Empty = all, for these three. */
  readonly teamIds: readonly number[];
  readonly agentIds: readonly number[];
  readonly stateTypes: readonly StateType[];
}

/** One read: some agents on some days. */
interface Chunk {
  readonly dates: readonly string[];
  readonly agents: readonly ScheduledAgent[];
  readonly keepsStranger: (agentId: number) => boolean;
}

/** What reading a schedule uses of the contract, beside how its agents are found. */
export const scheduleUses: readonly ContractUse[] = [
  jobUse('ScheduleService', 'GetSchAgentDay', {
    GetSchAgentDay: 'source scenarioId siteId start end agentId',
    SchAgentDayHolder: 'schAgentDay',
    SchAgentDay:
      'gswAgentId wmDate wmTeamId wmStartDateTime wmEndDateTime wmPaidMinutes wmTotalMinutes wmDayType',
  }),
  jobUse('ScheduleService', 'GetAgentState', {
    GetAgentState: 'source scenarioId siteId start end agentId stateType layout provideStateInfo',
    SchAgentStateHolder: 'schStateInfo schAgentState',
    SchStateInfo: 'wmStateType wmStateId wmName',
    SchAgentState: 'gswAgentId wmStateType wmStateId wmStartDateTime wmEndDateTime wmFullDay wmPaid',
  }),
];

/** A day with its midnight. */
function midnight(date: string): string {
  return `${date}T00:00:00`;
}

/** Offsets stay below a day: local seconds tell the day of an instant well enough. */
function isClockSteady(zone: Zone, start: string, end: string): boolean {
  const [before, after] = [(parseLocal(start) ?? 0) - 86_400, (parseLocal(end) ?? 0) + 86_400];
  return offsetAt(zone, before) === offsetAt(zone, after);
}

/** The end of the last shift that begins on `last`, or of that day: until then there are states of its shifts. */
function endOf(last: string, days: readonly SchAgentDay[]): string {
  const next = midnight(dayAfter(last));
  const latest = midnight(dayAfter(dayAfter(last)));
  const ends = days.flatMap(({ date, endDateTime }) =>
    date === last && endDateTime !== null && endDateTime > next ? [endDateTime] : [],
  );
  const end = ends.reduce((furthest, one) => (one > furthest ? one : furthest), next);
  // No shift lasts two days; what WFM says is not sent back to it unseen.
  return end > latest ? latest : formatLocalDateTime(parseLocal(end) ?? 0);
}

/** Reads one chunk: the summaries first, since they say how far into the next day the shifts of the last one go. */
async function readChunk(wfm: Wfm, question: ScheduleQuestion, chunk: Chunk): Promise<readonly AgentDay[]> {
  const { zone, source, scenarioId, siteId, stateTypes, teamIds } = question;
  const [first = '', last = first] = [chunk.dates[0], chunk.dates.at(-1)];
  const agentId = chunk.agents.map(({ id }) => id);
  const { schAgentDay: days } = await wfm.call('ScheduleService', 'GetSchAgentDay', {
    source,
    scenarioId,
    siteId,
    // The shifts of the day before tell which states after midnight are theirs.
    start: midnight(dayBefore(first)),
    end: midnight(dayAfter(last)),
    agentId,
  });
  const [start, end] = [midnight(first), endOf(last, days)];
  const states = await wfm.call('ScheduleService', 'GetAgentState', {
    source,
    scenarioId,
    siteId,
    start,
    end,
    agentId,
    // Where the clock is set back all states are needed: their order tells which of two equal times is meant.
    stateType: isClockSteady(zone, start, end) ? stateConstants(stateTypes) : [],
    layout: 'SCH_LAYOUT_SEQUENTIAL',
    provideStateInfo: true,
  });
  return toAgentDays({ days, states }, { ...chunk, zone, teamIds, stateTypes });
}

/** Agent-days in one chunk of few agents and many days. */
const maxAgentDays = maxAgents;
const maxDays = 31;

/** Days one by one for many agents, several together for few. */
function runsOf(dates: readonly string[], agents: number): readonly (readonly string[])[] {
  return groupsOf(dates, Math.min(maxDays, Math.max(1, Math.floor(maxAgentDays / agents))));
}

/** Agents of the first chunk of a large site, which is small so that its answer is there soon. */
const headSize = 50;

function chunksOf(
  dates: readonly string[],
  agents: readonly ScheduledAgent[],
  keepsStrangers: boolean,
): readonly Chunk[] {
  const known = new Set(agents.map(({ id }) => id));
  const isStranger = (id: number): boolean => !known.has(id);
  const groups = groupsOf(agents);
  const firstGroups =
    agents.length > maxAgents ? [agents.slice(0, headSize), ...groupsOf(agents.slice(headSize))] : groups;
  return runsOf(dates, agents.length).flatMap((run, day) =>
    (day === 0 ? firstGroups : groups).map((group, index) => ({
      dates: run,
      agents: group,
      // They may come with each group.
      keepsStranger: keepsStrangers && index === 0 ? isStranger : () => false,
    })),
  );
}

/** Teams change: who was in one is asked for day by day. */
async function* chunksByDay(
  wfm: Wfm,
  { siteId, dates, teamIds, agentIds }: ScheduleQuestion,
): AsyncGenerator<Chunk> {
  for (const date of dates) {
    const agents = await masterAgents(wfm, { siteId, first: date, last: date, teamIds, agentIds });
    yield* chunksOf([date], agents, false);
  }
}

async function* chunks(wfm: Wfm, question: ScheduleQuestion): AsyncGenerator<Chunk> {
  const { siteId, dates, teamIds, agentIds } = question;
  const isDraft = question.source === 'SCH_SOURCE_SCENARIO';
  if (teamIds.length > 0 && !isDraft) {
    yield* chunksByDay(wfm, question);
    return;
  }
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const choice = { siteId, first, last, teamIds, agentIds };
  const found = isDraft ? await scenarioAgents(wfm, choice) : await masterAgents(wfm, choice);
  const wanted = new Set(agentIds);
  const agents = wanted.size === 0 ? found : found.filter(({ id }) => wanted.has(id));
  const known = new Set(agents.map(({ id }) => id));
  // Somebody may have a schedule and no place in the list any more.
  const others = [...wanted].filter((id) => !known.has(id) && teamIds.length === 0).map(unknownAgent);
  yield* chunksOf(dates, [...agents, ...others], wanted.size === 0 && teamIds.length === 0);
}

/** Agent-days of a site, by day and then by agent, read as they are asked for. */
export function readSchedule(
  { wfm, signal }: { readonly wfm: Wfm; readonly signal: AbortSignal },
  question: ScheduleQuestion,
): AsyncIterable<AgentDay> {
  const read = (chunk: Chunk): Promise<readonly AgentDay[]> => readChunk(wfm, question, chunk);
  return eachOf(readInOrder(chunks(wfm, question), read, { signal, firstAlone: true }));
}

/** The same for one agent who is known already. */
export function readAgentSchedule(
  { wfm, signal }: { readonly wfm: Wfm; readonly signal: AbortSignal },
  agent: ScheduledAgent,
  question: Omit<ScheduleQuestion, 'teamIds' | 'agentIds'>,
): AsyncIterable<AgentDay> {
  const whole = { ...question, teamIds: [], agentIds: [agent.id] };
  const read = (chunk: Chunk): Promise<readonly AgentDay[]> => readChunk(wfm, whole, chunk);
  return eachOf(readInOrder(chunksOf(question.dates, [agent], false), read, { signal }));
}

/** Some agents with all that was asked about them. */
export interface AgentsDays {
  readonly agents: readonly ScheduledAgent[];
  /** By day and then by agent. */
  readonly days: readonly AgentDay[];
}

/** The same for agents who are known already, a few at a time, so that one is complete before the next one comes. */
export function readByAgents(
  { wfm, signal }: { readonly wfm: Wfm; readonly signal: AbortSignal },
  agents: readonly ScheduledAgent[],
  question: Omit<ScheduleQuestion, 'teamIds' | 'agentIds'>,
): AsyncIterable<AgentsDays> {
  const { dates } = question;
  const whole = { ...question, teamIds: [], agentIds: [] };
  const size = Math.max(1, Math.floor(maxAgentDays / dates.length));
  const read = async (group: readonly ScheduledAgent[]): Promise<AgentsDays> => ({
    agents: group,
    days: await readChunk(wfm, whole, { dates, agents: group, keepsStranger: () => false }),
  });
  return readInOrder(groupsOf(agents, size), read, { signal });
}
