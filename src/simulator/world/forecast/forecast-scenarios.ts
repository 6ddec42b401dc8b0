import type { EnumNumbers } from '../enum-numbers.ts';
import { weekStartOf } from '../schedule/scenarios.ts';
import { weekDayOf } from '../schedule/week.ts';
import { siteClock } from '../site-clock.ts';
import type { World } from '../world.ts';

export interface FrcScenario {
  readonly wmScenarioId: number;
  readonly wmName: string;
  readonly wmBUId: number;
  readonly wmSiteId: readonly number[];
  /** OLE day number, a first day of the week. */
  readonly wmStartDate: number;
  /** OLE day number, included. */
  readonly wmEndDate: number;
  readonly gswOwnerId: number;
  readonly wmShared: boolean;
  readonly wmStatus: number;
  readonly wmComments?: string;
  readonly timestamp: string;
}

interface ScenarioPlan {
  readonly name: string;
  /** First week, counted from the one that it is now. */
  readonly week: number;
  readonly weeks: number;
  readonly status: 'FRC_SCENARIO_NEW' | 'FRC_SCENARIO_FORECAST' | 'FRC_SCENARIO_PUBLISHED';
  readonly shared: boolean;
  /** The first site alone, or all sites of the business unit. */
  readonly firstSiteOnly?: boolean;
  readonly comments?: string;
}

const plans: readonly ScenarioPlan[] = [
  { name: 'Base line', week: -2, weeks: 6, status: 'FRC_SCENARIO_PUBLISHED', shared: true },
  {
    name: 'Campaign “new tariffs”',
    week: 1,
    weeks: 6,
    status: 'FRC_SCENARIO_FORECAST',
    shared: true,
    comments: 'marketing expects +10 %',
  },
  {
    name: 'What if we close on Saturdays',
    week: 2,
    weeks: 4,
    status: 'FRC_SCENARIO_FORECAST',
    shared: false,
    firstSiteOnly: true,
  },
  { name: 'Next quarter', week: 7, weeks: 6, status: 'FRC_SCENARIO_NEW', shared: false },
];

/** Drafts of a forecast in each business unit, around the week that it is at `now`. */
export function forecastScenarios(world: World, numberOf: EnumNumbers, now: number): FrcScenario[] {
  return world.businessUnits.flatMap((unit) => {
    const zone = world.timeZones.find(({ wmTimezoneId }) => wmTimezoneId === unit.wmTimezoneId);
    const today = siteClock(zone?.wmName ?? 'Etc/UTC').dayAt(now);
    const { firstDay } = weekDayOf(today, weekStartOf(unit.wmWeekStartDay, numberOf));
    const sites = world.sites.filter(({ wmBUId }) => wmBUId === unit.wmBUId).map(({ wmSiteId }) => wmSiteId);
    return plans.map((plan, index) => {
      const start = firstDay + plan.week * 7;
      return {
        wmScenarioId: unit.wmBUId * 100 + index + 1,
        wmName: plan.name,
        wmBUId: unit.wmBUId,
        wmSiteId: plan.firstSiteOnly === true ? sites.slice(0, 1) : sites,
        wmStartDate: start,
        wmEndDate: start + plan.weeks * 7 - 1,
        gswOwnerId: 740 + (index % 4),
        wmShared: plan.shared,
        wmStatus: numberOf('EFrcScenarioStatus', plan.status),
        ...(plan.comments === undefined ? {} : { wmComments: plan.comments }),
        timestamp: String(index + 2),
      };
    });
  });
}
