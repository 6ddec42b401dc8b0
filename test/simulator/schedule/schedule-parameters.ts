import { ManualClock } from '../../../src/time/manual-clock.ts';
import { numberOf, startedAt } from './schedule-world.ts';

/** Parameters of the schedule service, as XML, in the order of the WSDL. */
export interface Asked {
  readonly source?: string;
  readonly scenarioId?: number;
  readonly siteId?: number;
  readonly start?: number;
  readonly end?: number;
  readonly teamId?: readonly number[];
  readonly agentId?: readonly number[];
  readonly stateType?: readonly string[];
  readonly stateId?: readonly number[];
  readonly stateGroupId?: readonly number[];
  readonly layout?: string;
  readonly provideStateInfo?: boolean;
}

/** 2026-11-24, a Tuesday. */
export const tuesday = 46350;

const repeat = (name: string, values: readonly number[] = []): string =>
  values.map((value) => `<${name}>${value}</${name}>`).join('');

export const source = (name: string): number => numberOf('ESchSource', `SCH_SOURCE_${name}`);
export const stateType = (name: string): number => numberOf('ESchStateType', `SCH_STATE_${name}`);

function common({ siteId = 101, start = tuesday, end = tuesday + 1, ...asked }: Asked): string {
  return (
    `<source>${source(asked.source ?? 'COMMITTED')}</source><scenarioId>${asked.scenarioId ?? 0}</scenarioId>` +
    `<siteId>${siteId}</siteId><start>${start}</start><end>${end}</end>`
  );
}

export function askStates(asked: Asked = {}): string {
  const layout = numberOf('ESchStateLayout', `SCH_LAYOUT_${asked.layout ?? 'SEQUENTIAL'}`);
  return (
    common(asked) +
    repeat('teamId', asked.teamId) +
    repeat('agentId', asked.agentId) +
    repeat(
      'stateType',
      asked.stateType?.map((name) => stateType(name)),
    ) +
    repeat('stateId', asked.stateId) +
    repeat('stateGroupId', asked.stateGroupId) +
    `<layout>${layout}</layout><provideStateInfo>${String(asked.provideStateInfo ?? true)}</provideStateInfo>`
  );
}

export function askDays(asked: Asked = {}): string {
  return common(asked) + repeat('teamId', asked.teamId) + repeat('agentId', asked.agentId);
}

export function askCoverage(
  asked: Asked & { readonly activityId?: readonly number[]; readonly minutes?: number } = {},
): string {
  return (
    common(asked) +
    repeat('activityId', asked.activityId) +
    `<timestepMinutes>${asked.minutes ?? 15}</timestepMinutes>`
  );
}

/** The clock that the scenarios of `schedule-world` are counted from. */
export const clockAtStart = (): ManualClock => new ManualClock(startedAt);
