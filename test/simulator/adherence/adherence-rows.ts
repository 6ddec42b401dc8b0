import { expect } from 'vitest';
import { at, list, text, type SoapCaller } from '../soap-caller.ts';

export const states = { out: 0, ready: 1, notReady: 2, busy: 3, after: 4, unknown: 5 } as const;
export const verdicts = { adherent: 0, nonAdherent: 1, severe: 2, uncertain: 3 } as const;

export interface StateRow {
  readonly agent: number;
  readonly team: number;
  readonly group: number;
  readonly type: number;
  readonly stateId: number;
  readonly name: string;
  readonly scheduledSince: number;
  readonly state: number;
  readonly reason: string;
  readonly since: number;
  readonly channel: string;
  readonly verdict: number;
  readonly seconds: number;
  readonly now: number;
}

export interface DayRow {
  readonly agent: number;
  readonly team: number;
  readonly date: number;
  readonly scheduled: number;
  readonly worked: number;
  readonly missed: number;
  readonly outOfSchedule: number;
  readonly adherence: number;
  readonly conformance: number;
}

const ids = (name: string, values: readonly number[] = []): string =>
  values.map((id) => `<${name}>${id}</${name}>`).join('');

export interface WhoseAdherence {
  readonly siteId?: number;
  readonly teams?: readonly number[];
  readonly agents?: readonly number[];
}

/** Real-time adherence as it is now by the simulator's clock. */
export async function readStates(caller: SoapCaller, whose: WhoseAdherence = {}): Promise<StateRow[]> {
  const inner =
    `<siteId>${whose.siteId ?? 101}</siteId>` + ids('teamId', whose.teams) + ids('agentId', whose.agents);
  const answer = await caller.service('AdherenceService850', 'GetAgentAdherence', inner);
  expect(answer.fault).toBeUndefined();
  return list(answer.value, 'adhAgentState').map((row) => {
    const number = (name: string): number => Number(at(row, name));
    return {
      agent: number('gswAgentId'),
      team: number('wmTeamId'),
      group: number('wmScheduledGroupId'),
      type: number('wmScheduledStateType'),
      stateId: number('wmScheduledStateId'),
      name: text(row, 'wmScheduledName'),
      scheduledSince: number('wmScheduledStateStart'),
      state: number('wmCurrentState'),
      reason: text(row, 'wmReasonCode'),
      since: number('wmCurrentStateStart'),
      channel: text(row, 'wmChannel'),
      verdict: number('wmAdherenceState'),
      seconds: number('wmNonAdherenceSeconds'),
      now: number('wmDateTime'),
    };
  });
}

/** Historical adherence of days (OLE day numbers), the last one not included. */
export async function readDays(
  caller: SoapCaller,
  [start, end]: readonly [number, number],
  whose: WhoseAdherence = {},
): Promise<DayRow[]> {
  const inner =
    `<siteId>${whose.siteId ?? 101}</siteId><start>${start}</start><end>${end}</end>` +
    ids('teamId', whose.teams) +
    ids('agentId', whose.agents);
  const answer = await caller.service('AdherenceService850', 'GetAdherenceHistory', inner);
  expect(answer.fault).toBeUndefined();
  return list(answer.value, 'adhAgentDay').map((row) => {
    const number = (name: string): number => Number(at(row, name));
    return {
      agent: number('gswAgentId'),
      team: number('wmTeamId'),
      date: number('wmDate'),
      scheduled: number('wmScheduledSeconds'),
      worked: number('wmWorkedSeconds'),
      missed: number('wmNonAdherenceSeconds'),
      outOfSchedule: number('wmOutOfScheduleSeconds'),
      adherence: number('wmAdherencePercent'),
      conformance: number('wmConformancePercent'),
    };
  });
}
