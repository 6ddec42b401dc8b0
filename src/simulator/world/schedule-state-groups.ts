import type { CfgActivity } from './activities.ts';
import type { EnumNumbers } from './enum-numbers.ts';
import type { CfgExceptionType } from './exception-types.ts';
import { nextVersion } from './row-version.ts';
import { sitePlans } from './sites.ts';
import type { CfgTimeOffType } from './time-off-types.ts';

export interface CfgScheduleState {
  readonly wmStateType: number;
  readonly wmStateId: number;
}

export interface CfgScheduleStateGroup {
  readonly wmScheduleStateGroupId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmStates: readonly CfgScheduleState[];
  readonly timestamp: string;
}

/** What can be scheduled, and so be a state. */
export interface Schedulable {
  readonly activities: readonly CfgActivity[];
  readonly exceptionTypes: readonly CfgExceptionType[];
  readonly timeOffTypes: readonly CfgTimeOffType[];
}

/** The eight groups that WFM comes with, for each site, filled with the states that the site has. */
export function createScheduleStateGroups(
  things: Schedulable,
  numberOf: EnumNumbers,
): CfgScheduleStateGroup[] {
  return sitePlans.flatMap((site) =>
    groupsOfSite(site.siteId, things, numberOf).map(([name, states], index) => ({
      wmScheduleStateGroupId: site.siteId * 10 + 7000 + index,
      wmSiteId: site.siteId,
      wmName: name,
      wmStates: states,
      timestamp: '1',
    })),
  );
}

/** The groups with what can be scheduled now; one that has more states than before has its next version. */
export function refillGroups(
  present: readonly CfgScheduleStateGroup[],
  things: Schedulable,
  numberOf: EnumNumbers,
): CfgScheduleStateGroup[] {
  const filled = new Map(
    createScheduleStateGroups(things, numberOf).map((group) => [
      group.wmScheduleStateGroupId,
      group.wmStates,
    ]),
  );
  return present.map((group) => {
    const wmStates = filled.get(group.wmScheduleStateGroupId) ?? [];
    return wmStates.length > group.wmStates.length
      ? { ...group, wmStates, timestamp: nextVersion(group) }
      : group;
  });
}

function groupsOfSite(
  siteId: number,
  things: Schedulable,
  numberOf: EnumNumbers,
): [name: string, states: CfgScheduleState[]][] {
  const states = (type: string, ids: readonly number[]): CfgScheduleState[] =>
    ids.map((id) => ({ wmStateType: numberOf('ESchStateType', type), wmStateId: id }));
  const work = (type: string): CfgScheduleState[] => {
    const wanted = numberOf('ECfgActivityType', type);
    const own = things.activities.filter(
      (item) => item.wmSiteId === siteId && item.wmActivityType === wanted,
    );
    return states(
      'SCH_STATE_ACTIVITY',
      own.map((activity) => activity.wmActivityId),
    );
  };
  const exceptions = things.exceptionTypes.filter((type) => type.wmSiteId.includes(siteId));
  const timeOff = things.timeOffTypes.filter((type) => type.wmSiteId.includes(siteId));
  return [
    ['Asynchronous (deferred) Work', work('CFG_ACTIVITY_DEFERRED')],
    ['Days Off', states('SCH_STATE_DAYOFF', [0])],
    [
      'Exception Types',
      states(
        'SCH_STATE_EXCEPTION',
        exceptions.map((type) => type.wmExceptionTypeId),
      ),
    ],
    ['Fixed-Staff Work', work('CFG_ACTIVITY_FIXED_STAFF')],
    ['Immediate Work', work('CFG_ACTIVITY_IMMEDIATE')],
    ['No Activity', []],
    ['Shift Items/Meals', [...states('SCH_STATE_BREAK', [1, 2]), ...states('SCH_STATE_MEAL', [1])]],
    [
      'Time Off',
      states(
        'SCH_STATE_TIMEOFF',
        timeOff.map((type) => type.wmTimeOffTypeId),
      ),
    ],
  ];
}
