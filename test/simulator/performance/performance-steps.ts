import { expect } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { at, list, text, type SoapCaller } from '../soap-caller.ts';

export const levels = { activity: 0, multiSite: 1, site: 2, unit: 3, enterprise: 4 } as const;
export const items = { volume: 0, aht: 1, abandoned: 2, service: 3, asa: 4, agents: 5 } as const;

export interface WantedPerformance {
  readonly level: number;
  readonly ids?: readonly number[];
  readonly start: string | number;
  readonly end: string | number;
  readonly items?: readonly number[];
  readonly minutes?: number;
  readonly alerts?: boolean;
}

export interface PerformanceRow {
  readonly level: number;
  readonly id: number;
  readonly time: number;
  readonly item: number;
  readonly actual: number;
  readonly forecast: number;
  readonly scheduled: number;
  readonly required: number;
  readonly anticipated: number;
  readonly alert: number;
}

export function performanceParameters(wanted: WantedPerformance): string {
  const ole = (date: string | number): number => (typeof date === 'string' ? oleDate(date) : date);
  return (
    `<level>${wanted.level}</level>` +
    (wanted.ids ?? []).map((id) => `<objectId>${id}</objectId>`).join('') +
    `<start>${ole(wanted.start)}</start><end>${ole(wanted.end)}</end>` +
    `<timestepMinutes>${wanted.minutes ?? 15}</timestepMinutes>` +
    (wanted.items ?? []).map((item) => `<item>${item}</item>`).join('') +
    `<provideAlerts>${wanted.alerts ?? false}</provideAlerts>`
  );
}

export async function readPerformance(
  caller: SoapCaller,
  wanted: WantedPerformance,
): Promise<PerformanceRow[]> {
  const answer = await caller.service(
    'PerformanceService850',
    'GetPerformance',
    performanceParameters(wanted),
  );
  expect(answer.fault).toBeUndefined();
  const steps = list(answer.value, 'perfStep');
  expect(text(answer.value, 'perfStepNSizeIs')).toBe(String(steps.length));
  return steps.map((step) => {
    const number = (name: string): number => Number(at(step, `wm${name}`));
    return {
      level: number('Level'),
      id: number('ObjectId'),
      time: number('DateTime'),
      item: number('Item'),
      actual: number('Actual'),
      forecast: number('Forecast'),
      scheduled: number('Scheduled'),
      required: number('Required'),
      anticipated: number('Anticipated'),
      alert: number('Alert'),
    };
  });
}

export const views = ['actual', 'forecast', 'scheduled', 'required', 'anticipated'] as const;

/** The rows of one item in one timestep, whatever their object. */
export function rowsAt(
  rows: readonly PerformanceRow[],
  { item, time }: { readonly item: number; readonly time: number },
): PerformanceRow[] {
  return rows.filter((row) => row.item === item && Math.abs(row.time - time) < 1e-6);
}
