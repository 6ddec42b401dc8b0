import { expect } from 'vitest';
import type { AgentDay } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { oleOfLocal } from '../../../src/simulator/world/site-clock.ts';
import {
  list,
  startWithSession,
  text,
  type Answer,
  type SoapAnswer,
  type SoapCaller,
} from '../soap-caller.ts';
import { askStates, clockAtStart, stateType, tuesday } from './schedule-parameters.ts';

/** A state to insert, as XML has it. */
export interface Wanted {
  readonly agentId: number;
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly fullDay?: boolean;
}

/** Changes the Master Schedule of Amsterdam on a Tuesday. */
export class ScheduleChanger {
  readonly caller: SoapCaller;
  /** Full-time agents who work by day. */
  readonly atWork: readonly AgentDay[];
  readonly off: AgentDay;
  /** Away for the whole day. */
  readonly away: AgentDay;

  constructor(caller: SoapCaller) {
    this.caller = caller;
    const { schedules } = caller.simulator;
    const days = schedules.plans.agentsOf(101).flatMap((agent) => {
      const day = schedules.day(agent.gswAgentId, tuesday);
      return day === undefined ? [] : [day];
    });
    const untouched = (day: AgentDay): boolean =>
      day.states.every((state) => state.type !== 'SCH_STATE_EXCEPTION');
    this.atWork = days.filter((day) => day.shiftId === 3010 && day.paidMinutes === 432 && untouched(day));
    this.off = some(days.filter((day) => day.kind === 'off'));
    this.away = some(days.filter((day) => day.kind === 'time-off' || day.kind === 'exception'));
  }

  static async start(): Promise<ScheduleChanger> {
    return new ScheduleChanger(await startWithSession({ clock: clockAtStart() }));
  }

  /** Another world of the same seed, as nobody has changed it. */
  async startAnew(): Promise<void> {
    this.caller.simulator.reset();
    await this.caller.authenticate();
    await this.caller.openSession();
  }

  call(operation: string, inner: string): Promise<SoapAnswer> {
    return this.caller.service('ScheduleService850', operation, inner);
  }

  insert(states: readonly Wanted[], { siteId = 101, commit = true } = {}): Promise<SoapAnswer> {
    return this.call(
      'InsertSchAgentState',
      `<siteId>${siteId}</siteId>${states.map(stateXml).join('')}<comments>from a test</comments>` +
        `<commit>${String(commit)}</commit><force>false</force>`,
    );
  }

  async pending(siteId = 101): Promise<readonly Answer[]> {
    const period = `<siteId>${siteId}</siteId><start>${tuesday}</start><end>${tuesday + 2}</end>`;
    return list((await this.call('GetPendingChanges', period)).value, 'objectArray');
  }

  settle(operation: string, ids: readonly number[], siteId = 101): Promise<SoapAnswer> {
    const changes = ids.map((id) => `<changeId>${id}</changeId>`).join('');
    return this.call(operation, `<siteId>${siteId}</siteId>${changes}`);
  }

  async statesOf(agentId: number, source = 'COMMITTED', layout = 'SEQUENTIAL'): Promise<readonly Answer[]> {
    const asked = { agentId: [agentId], source, layout };
    return list((await this.call('GetAgentState', askStates(asked))).value, 'schAgentState');
  }

  /** The OLE date of an instant. */
  ole(instant: number): number {
    return oleOfLocal(this.caller.simulator.schedules.plans.clockOf(101).instantToLocal(instant));
  }

  /** From one hour of somebody's shift to another. */
  hours(day: AgentDay, from: number, to: number): Pick<Wanted, 'agentId' | 'start' | 'end'> {
    const at = (hour: number): number => this.ole(day.start + hour * 3_600_000);
    return { agentId: day.agentId, start: at(from), end: at(to) };
  }
}

/** `objectId: message` of each refusal. */
export function refusalsOf(answer: SoapAnswer): string[] {
  expect(text(answer.value, 'success')).toBe('false');
  return list(answer.value, 'errorArray').map(
    (error) => `${text(error, 'objectId')}: ${text(error, 'message')}`,
  );
}

/** The first of what there must be. */
export function some<T>(things: readonly T[], index = 0): T {
  const thing = things[index];
  if (thing === undefined) throw new Error('there must be one');
  return thing;
}

function stateXml({ agentId, id, start, end, type = 'EXCEPTION', fullDay = false }: Wanted): string {
  return (
    `<states><gswAgentId>${agentId}</gswAgentId><wmStateType>${stateType(type)}</wmStateType>` +
    `<wmStateId>${id}</wmStateId><wmStartDateTime>${start}</wmStartDateTime><wmEndDateTime>${end}</wmEndDateTime>` +
    `<wmFullDay>${String(fullDay)}</wmFullDay><wmPaid>true</wmPaid></states>`
  );
}
