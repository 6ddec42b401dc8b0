import type { Arguments } from '../../soap/arguments.ts';
import type { CfgActivity } from '../../world/activities.ts';
import type { CfgContract } from '../../world/contracts.ts';
import type { CfgExceptionType } from '../../world/exception-types.ts';
import type { CfgMultiSiteActivity } from '../../world/multi-site-activities.ts';
import type { CfgScheduleStateGroup } from '../../world/schedule-state-groups.ts';
import type { CfgRotatingPattern } from '../../world/rotating-patterns.ts';
import type { CfgShift } from '../../world/shifts.ts';
import type { CfgSkill } from '../../world/skills.ts';
import type { CfgTimeOffRule } from '../../world/time-off-rules.ts';
import type { CfgTimeOffType } from '../../world/time-off-types.ts';
import type { World } from '../../world/world.ts';
import { sortsByName } from './orders.ts';
import { unitsOfSites } from './organization.ts';
import type { ReadableNoun } from './read-operation.ts';

type SitesOf<T> = (item: T, world: World) => readonly number[];

/** The two filters of everything that belongs to a site or to several. */
function bySite<T>(sitesOf: SitesOf<T>): Readonly<Record<'wmBUId' | 'wmSiteId', SitesOf<T>>> {
  return { wmBUId: (item, world) => unitsOfSites(sitesOf(item, world), world), wmSiteId: sitesOf };
}

export const activity: ReadableNoun<CfgActivity> = {
  sortEnum: 'Activity',
  list: (world) => world.activities,
  filters: { ...bySite((item) => [item.wmSiteId]), wmActivityId: (item) => [item.wmActivityId] },
  sorts: sortsByName('CFG_ACTIVITY', (item) => item.wmName),
};

export const multiSiteActivity: ReadableNoun<CfgMultiSiteActivity> = {
  sortEnum: 'MultiSiteActivity',
  list: (world) => world.multiSiteActivities,
  filters: {
    wmBUId: (item) => [item.wmBUId],
    wmSiteId: (item, world) =>
      world.activities
        .filter((part) => item.wmActivityId.includes(part.wmActivityId))
        .map((part) => part.wmSiteId),
    wmMultiSiteActivityId: (item) => [item.wmMultiSiteActivityId],
  },
  sorts: sortsByName('CFG_MULTISITE_ACTIVITY', (item) => item.wmName),
  heavy: { provideActivityInfo: 'wmActivityId' },
};

export const skill: ReadableNoun<CfgSkill> = {
  sortEnum: 'Skill',
  list: (world) => world.skills,
  filters: {
    ...bySite((item, world) =>
      world.agents
        .filter((agent) => agent.wmSkills.some((held) => held.wmSkillId === item.wmSkillId))
        .map((agent) => agent.wmSiteId),
    ),
    wmSkillId: (item) => [item.wmSkillId],
  },
  sorts: sortsByName('CFG_SKILL', (item) => item.wmName),
};

export const contract: ReadableNoun<CfgContract> = {
  sortEnum: 'Contract',
  list: (world) => world.contracts,
  filters: { ...bySite((item) => [item.wmSiteId]), wmContractId: (item) => [item.wmContractId] },
  sorts: sortsByName('CFG_CONTRACT', (item) => item.wmName),
};

export const exceptionType: ReadableNoun<CfgExceptionType> = {
  sortEnum: 'ExceptionType',
  list: (world) => world.exceptionTypes,
  filters: { ...bySite((item) => item.wmSiteId), wmExceptionTypeId: (item) => [item.wmExceptionTypeId] },
  sorts: sortsByName('CFG_EXCEPTION_TYPE', (item) => item.wmName),
  heavy: { provideSiteInfo: 'wmSiteId' },
};

export const timeOffType: ReadableNoun<CfgTimeOffType> = {
  sortEnum: 'TimeOffType',
  list: (world) => world.timeOffTypes,
  filters: { ...bySite((item) => item.wmSiteId), wmTimeOffTypeId: (item) => [item.wmTimeOffTypeId] },
  sorts: sortsByName('CFG_TIMEOFF_TYPE', (item) => item.wmName),
  heavy: { provideSiteInfo: 'wmSiteId' },
};

export const timeOffRule: ReadableNoun<CfgTimeOffRule> = {
  sortEnum: 'TimeOffRule',
  list: (world) => world.timeOffRules,
  filters: { ...bySite((item) => [item.wmSiteId]), wmTimeOffRuleId: (item) => [item.wmTimeOffRuleId] },
  sorts: sortsByName('CFG_TIMEOFF_RULE', (item) => item.wmName),
  heavy: { provideTimeOffTypeInfo: 'wmTimeOffTypeId' },
};

export const shift: ReadableNoun<CfgShift> = {
  sortEnum: 'Shift',
  list: (world) => world.shifts,
  filters: { ...bySite((item) => [item.wmSiteId]), wmShiftId: (item) => [item.wmShiftId] },
  sorts: sortsByName('CFG_SHIFT', (item) => item.wmName),
  heavy: { provideContractInfo: 'wmContractId' },
};

export const rotatingPattern: ReadableNoun<CfgRotatingPattern> = {
  sortEnum: 'RotatingPattern',
  list: (world) => world.rotatingPatterns,
  filters: {
    ...bySite((item) => [item.wmSiteId]),
    wmRotatingPatternId: (item) => [item.wmRotatingPatternId],
  },
  sorts: sortsByName('CFG_ROTATING_PATTERN', (item) => item.wmName),
  heavy: { provideDayInfo: 'wmDays' },
};

export const scheduleStateGroup: ReadableNoun<CfgScheduleStateGroup> = {
  sortEnum: 'ScheduleStateGroup',
  list: (world) => world.scheduleStateGroups,
  filters: {
    ...bySite((item) => [item.wmSiteId]),
    wmScheduleStateGroupId: (item) => [item.wmScheduleStateGroupId],
  },
  sorts: sortsByName('CFG_SCHEDULE_STATE_GROUP', (item) => item.wmName),
  heavy: { provideStateInfo: 'wmStates' },
};

/** An exception type as it was sent. */
export function readExceptionType(args: Arguments | undefined): CfgExceptionType {
  return {
    wmExceptionTypeId: args?.int('wmExceptionTypeId') ?? 0,
    wmName: args?.text('wmName') ?? '',
    wmShortName: args?.text('wmShortName') ?? '',
    wmPaid: args?.flag('wmPaid') ?? false,
    wmUsage: args?.int('wmUsage') ?? 0,
    wmConvertibleToDayOff: args?.flag('wmConvertibleToDayOff') ?? false,
    wmAllowBreaks: args?.flag('wmAllowBreaks') ?? false,
    wmAllowMeals: args?.flag('wmAllowMeals') ?? false,
    wmExclusive: args?.flag('wmExclusive') ?? false,
    wmSiteId: args?.ints('wmSiteId') ?? [],
    timestamp: args?.long('timestamp') ?? '0',
  };
}

/** A time-off type as it was sent. */
export function readTimeOffType(args: Arguments | undefined): CfgTimeOffType {
  return {
    wmTimeOffTypeId: args?.int('wmTimeOffTypeId') ?? 0,
    wmName: args?.text('wmName') ?? '',
    wmShortName: args?.text('wmShortName') ?? '',
    wmPaid: args?.flag('wmPaid') ?? false,
    wmHasAccrual: args?.flag('wmHasAccrual') ?? false,
    wmSiteId: args?.ints('wmSiteId') ?? [],
    timestamp: args?.long('timestamp') ?? '0',
  };
}
