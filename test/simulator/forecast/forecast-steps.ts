import { expect } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { at, list, text, type Answer, type SoapCaller } from '../soap-caller.ts';

/** What is asked for; dates are days or OLE dates. */
export interface Wanted {
  readonly siteId?: number;
  readonly start: string | number;
  readonly end: string | number;
  readonly activities?: readonly number[];
  readonly minutes?: number;
}

export interface Step {
  readonly activity: number;
  readonly time: number;
  readonly volume: number;
  readonly aht: number;
  readonly calculated: number;
  readonly required: number;
}

export function stepParameters({ siteId = 101, start, end, activities = [], minutes = 15 }: Wanted): string {
  const ole = (date: string | number): number => (typeof date === 'string' ? oleDate(date) : date);
  return (
    `<siteId>${siteId}</siteId><start>${ole(start)}</start><end>${ole(end)}</end>` +
    activities.map((id) => `<activityId>${id}</activityId>`).join('') +
    `<timestepMinutes>${minutes}</timestepMinutes>`
  );
}

export function readSteps(value: Answer): Step[] {
  expect(text(value, 'frcStepNSizeIs')).toBe(String(list(value, 'frcStep').length));
  return list(value, 'frcStep').map((step) => ({
    activity: Number(at(step, 'wmActivityId')),
    time: Number(at(step, 'wmDateTime')),
    volume: Number(at(step, 'wmVolume')),
    aht: Number(at(step, 'wmAHT')),
    calculated: Number(at(step, 'wmCalculatedStaffing')),
    required: Number(at(step, 'wmRequiredStaffing')),
  }));
}

export async function readMaster(caller: SoapCaller, wanted: Wanted): Promise<Step[]> {
  const answer = await caller.service('ForecastService850', 'GetMasterForecast', stepParameters(wanted));
  expect(answer.fault).toBeUndefined();
  return readSteps(answer.value);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
