import { sitePlans } from './sites.ts';

export interface CfgContract {
  readonly wmContractId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmMinDailyHours: number;
  readonly wmMaxDailyHours: number;
  readonly wmMinWeeklyHours: number;
  readonly wmMaxWeeklyHours: number;
  readonly wmMaxWorkingDays: number;
  readonly timestamp: string;
}

type Hours = readonly [minDay: number, maxDay: number, minWeek: number, maxWeek: number, days: number];

const fullTime: Readonly<Record<number, readonly [name: string, hours: Hours]>> = {
  101: ['Voltijd 36 uur', [7.2, 9, 36, 40, 5]],
  102: ['Tempo inteiro', [8, 8, 40, 40, 5]],
  201: ['Full-time', [8, 10, 48, 48, 6]],
  202: ['Full-time', [7.6, 10, 38, 38, 5]],
};

const others: readonly (readonly [name: string, hours: Hours])[] = [
  ['Part-time', [4, 6, 20, 25.5, 5]],
  ['Student, evenings & weekends', [3, 5.25, 8, 16, 4]],
];

export function createContracts(): CfgContract[] {
  return sitePlans.flatMap((plan) => {
    const full = fullTime[plan.siteId];
    return [...(full === undefined ? [] : [full]), ...others].map(([name, hours], index) => ({
      wmContractId: plan.siteId * 10 + 3000 + index,
      wmSiteId: plan.siteId,
      wmName: name,
      wmMinDailyHours: hours[0],
      wmMaxDailyHours: hours[1],
      wmMinWeeklyHours: hours[2],
      wmMaxWeeklyHours: hours[3],
      wmMaxWorkingDays: hours[4],
      timestamp: '5',
    }));
  });
}
