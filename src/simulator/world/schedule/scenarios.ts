import type { EnumNumbers } from '../enum-numbers.ts';
import { createRandom } from '../random.ts';
import { plannerOf } from '../users.ts';
import { siteClock } from '../site-clock.ts';
import type { World } from '../world.ts';
import { weekDayOf } from './week.ts';

export interface SchScenario {
  readonly wmScenarioId: number;
  readonly wmName: string;
  readonly wmBUId: number;
  readonly wmSiteId: readonly number[];
  /** OLE date, the week start day of the business unit. */
  readonly wmStartDate: number;
  /** OLE date of the last day, which is included. */
  readonly wmEndDate: number;
  readonly gswOwnerId: number;
  readonly wmShared: boolean;
  readonly wmStatus: number;
  readonly wmComments?: string;
  readonly timestamp: string;
}

interface ScenarioPlan {
  readonly name: string;
  /** Weeks from the one in which the simulator was started. */
  readonly from: number;
  /** At most six. */
  readonly weeks: number;
  readonly status: 'SCH_SCENARIO_NEW' | 'SCH_SCENARIO_SCHEDULED' | 'SCH_SCENARIO_PUBLISHED';
  readonly shared: boolean;
  readonly comments?: string;
  /** Whether it is for the first site of the business unit only. */
  readonly firstSiteOnly?: boolean;
}

const plans: readonly ScenarioPlan[] = [
  { name: 'This week, as published', from: 0, weeks: 1, status: 'SCH_SCENARIO_PUBLISHED', shared: true },
  {
    name: 'Next four weeks',
    from: 1,
    weeks: 4,
    status: 'SCH_SCENARIO_SCHEDULED',
    shared: true,
    comments: 'for review by <team leaders> & planners',
  },
  {
    name: 'What if: storm',
    from: 1,
    weeks: 1,
    status: 'SCH_SCENARIO_SCHEDULED',
    shared: false,
    firstSiteOnly: true,
  },
  { name: 'Peak season', from: 5, weeks: 6, status: 'SCH_SCENARIO_NEW', shared: true },
];

/** A few scenarios for each business unit, counted from its week at an instant. */
export function createScenarios(
  world: World,
  { seed, now, numberOf }: { readonly seed: number; readonly now: number; readonly numberOf: EnumNumbers },
): SchScenario[] {
  const random = createRandom(seed, 'scenarios');
  return world.businessUnits.flatMap((unit) => {
    const zone = world.timeZones.find((candidate) => candidate.wmTimezoneId === unit.wmTimezoneId);
    const today = siteClock(zone?.wmName ?? 'UTC').dayAt(now);
    const { firstDay } = weekDayOf(today, weekStartOf(unit.wmWeekStartDay, numberOf));
    const sites = world.sites.filter((site) => site.wmBUId === unit.wmBUId).map((site) => site.wmSiteId);
    return plans.map((plan, index) => ({
      wmScenarioId: unit.wmBUId * 100 + index + 1,
      wmName: plan.name,
      wmBUId: unit.wmBUId,
      wmSiteId: plan.firstSiteOnly === true ? sites.slice(0, 1) : sites,
      wmStartDate: firstDay + plan.from * 7,
      wmEndDate: firstDay + (plan.from + plan.weeks) * 7 - 1,
      gswOwnerId: plannerOf(random.pick(sites)),
      wmShared: plan.shared,
      wmStatus: numberOf('ESchScenarioStatus', plan.status),
      ...(plan.comments === undefined ? {} : { wmComments: plan.comments }),
      timestamp: String(index + 1),
    }));
  });
}

const weekDays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** The week start day that an enum number stands for; 0 = Sunday. */
export function weekStartOf(enumNumber: number, numberOf: EnumNumbers): number {
  return Math.max(
    0,
    weekDays.findIndex((name) => numberOf('ECfgWeekDay', `CFG_WEEKDAY_${name}`) === enumNumber),
  );
}
