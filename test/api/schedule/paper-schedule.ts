import type { SchAgentDay } from '../../../src/api/wfm/schedule/schedule-days.ts';
import type { MissingUse, Output, Wfm, WfmGateway } from '../../../src/wfm/wfm-port.ts';
import { basic, face, type Face, type FaceOptions } from '../../support/bridge-face.ts';
import request, { type Response } from 'supertest';

export interface PaperAgent {
  readonly agentId: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly employeeId?: string;
}

export type PaperDay = SchAgentDay;
export type PaperState = Output<'ScheduleService', 'GetAgentState'>['schAgentState'][number];

export interface PaperCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Input = Readonly<Record<string, unknown>>;

function ids(input: Input, name: string): readonly number[] {
  return (input[name] as readonly number[] | undefined) ?? [];
}

function wants(input: Input, name: string, id: number): boolean {
  return ids(input, name).length === 0 || ids(input, name).includes(id);
}

export const scenario = {
  scenarioId: 7,
  name: 'Storm',
  buId: 1,
  siteId: [10],
  startDate: '2026-10-19',
  endDate: '2026-11-01',
  ownerId: 748,
  shared: true,
  status: 'SCH_SCENARIO_SCHEDULED',
  comments: 'a < b',
  timestamp: '4',
};

/** A WFM with one site (10) and a schedule on paper: it answers what it is asked for, and tests may make it untidy. */
export class PaperSchedule implements WfmGateway {
  zone = 'Europe/Amsterdam';
  agents: readonly PaperAgent[] = [];
  days: readonly PaperDay[] = [];
  states: readonly PaperState[] = [];
  names: readonly { readonly stateType: string; readonly stateId: number; readonly name?: string }[] = [];
  steps: readonly Readonly<Record<string, unknown>>[] = [];
  /** By operation, what is answered instead. */
  readonly instead = new Map<string, (input: Input) => unknown>();
  readonly calls: PaperCall[] = [];

  missing(): readonly MissingUse[] {
    return [];
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  forRequest(): Wfm {
    return {
      call: (_service, operation, input) => {
        this.calls.push({ operation, input: input as unknown as Input });
        const answer = this.instead.get(operation) ?? this.#answers[operation];
        return Promise.resolve().then(() => answer?.(input as unknown as Input)) as never;
      },
      callRaw: () => Promise.reject(new Error('nobody asks for it')),
      userinfo: () => Promise.reject(new Error('nobody asks for it')),
      session: () => ({ state: 'open', renewals: 0 }),
      services: () => [],
      provisional: new Set(),
    };
  }

  readonly #answers: Readonly<Record<string, (input: Input) => unknown>> = {
    GetSite: () => ({
      items: [
        {
          ...{ siteId: 10, name: 'Utrecht', buId: 1, timezoneId: 3, switchId: 0, timestamp: '1' },
          ...{ weekStartDay: 'CFG_WEEKDAY_MONDAY', planningPeriod: 'CFG_PLANNING_PERIOD_NONE' },
        },
      ],
    }),
    GetTimezone: () => ({ items: [{ timezoneId: 3, name: this.zone, timestamp: '1' }] }),
    GetAgent: () => ({
      items: this.agents.map((agent) => ({ ...agent, siteId: 10, teamId: 0, timestamp: '1' })),
    }),
    GetActivity: () => ({ items: [{ activityId: 5, name: 'Inbound', siteId: 10, timestamp: '1' }] }),
    GetSchScenario: (input) => {
      const filter = input['filter'] as Input;
      return { items: [scenario].filter(({ scenarioId }) => wants(filter, 'scenarioId', scenarioId)) };
    },
    GetMasterAgent: (input) => ({
      items: this.agents
        .filter(({ agentId }) => wants(input, 'agentId', agentId) && this.#isInTeam(agentId, input))
        .map((agent) => ({ ...agent, siteId: 10, teamId: 0, contractId: 1 })),
    }),
    GetSchAgentDay: (input) => ({
      schAgentDay: this.days.filter(
        ({ agentId, date }) =>
          wants(input, 'agentId', agentId) &&
          `${date}T00:00:00` >= String(input['start']) &&
          `${date}T00:00:00` < String(input['end']),
      ),
    }),
    GetAgentState: (input) => ({
      schStateInfo: this.names,
      schAgentState: this.states.filter(
        ({ agentId, stateType, startDateTime, endDateTime }) =>
          wants(input, 'agentId', agentId) &&
          wants(input, 'stateType', stateType as number) &&
          startDateTime < String(input['end']) &&
          endDateTime > String(input['start']),
      ),
    }),
    GetSchActivity: (input) => ({
      schActivityStep: this.steps.filter(
        ({ dateTime }) =>
          String(dateTime) >= String(input['start']) && String(dateTime) < String(input['end']),
      ),
    }),
  };

  #isInTeam(agentId: number, input: Input): boolean {
    const teams = ids(input, 'teamId');
    const days = this.days.filter(
      (day) =>
        day.agentId === agentId && day.date >= String(input['start']) && day.date <= String(input['end']),
    );
    return teams.length === 0 || days.some(({ teamId }) => teams.includes(teamId));
  }

  asked(operation: string): readonly Input[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }
}

/** The HTTP face in front of it, and a way to ask. */
export function paperFace(
  paper: PaperSchedule,
  options: FaceOptions = {},
): Face & { readonly get: (path: string, accept?: string) => Promise<Response> } {
  const made = face({ gateway: paper, ...options });
  return {
    ...made,
    get: (path, accept = 'application/json') =>
      request(made.app)
        .get(path)
        .set({ Authorization: basic, Accept: accept })
        .buffer(true)
        .parse((answer, done) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)));
          answer.on('end', () => done(null, Buffer.concat(pieces).toString()));
        })
        .then((answer) => Object.assign(answer, { text: String(answer.body) })),
  };
}

export type PlanType = 'ACTIVITY' | 'BREAK' | 'MEAL';

/** A working day and its states: `09:00 5 activity` begins a state that lasts until the next time. */
export function workDay(
  agentId: number,
  date: string,
  plan: readonly (readonly [time: string, type: PlanType, id: number])[],
  {
    end,
    teamId = 100,
    totalMinutes,
    paidMinutes,
  }: {
    readonly end: string;
    readonly teamId?: number;
    readonly totalMinutes: number;
    readonly paidMinutes: number;
  },
): { readonly day: PaperDay; readonly states: readonly PaperState[] } {
  const first = plan[0]?.[0] ?? '';
  const states = plan.map(([start, type, stateId], index): PaperState => ({
    agentId,
    stateType: `SCH_STATE_${type}`,
    stateId,
    startDateTime: start,
    endDateTime: plan[index + 1]?.[0] ?? end,
    fullDay: false,
    paid: type !== 'MEAL',
  }));
  const day: PaperDay = {
    agentId,
    date,
    teamId,
    startDateTime: first,
    endDateTime: end,
    paidMinutes,
    totalMinutes,
    dayType: 'SCH_DAY_WORK',
  };
  return { day, states };
}
