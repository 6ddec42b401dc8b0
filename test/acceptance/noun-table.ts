import { expect } from 'vitest';
import type { World } from '../../src/simulator/world/world.ts';
import type { Item } from '../support/running-bridge.ts';
import { day, reference } from './wire-values.ts';

/** One noun: where it is read, and what each object of the world must look like there. */
export interface NounRow {
  readonly path: string;
  readonly expected: (world: World) => readonly Item[];
  /** Filters beside `id`, with the objects of the world that must be left. */
  readonly filters?: readonly {
    readonly query: string;
    readonly keep: (item: Item, world: World) => boolean;
  }[];
}

function sitesOfUnit(world: World, unit: number): readonly unknown[] {
  return world.sites.filter((site) => site.wmBUId === unit).map((site) => site.wmSiteId);
}

const ofSite101 = { query: 'siteId=101', keep: (item: Item) => item['siteId'] === 101 };
const ofUnit20 = {
  query: 'businessUnitId=20',
  keep: (item: Item, world: World) => sitesOfUnit(world, 20).includes(item['siteId']),
};
const forSite102 = {
  query: 'siteId=102',
  keep: (item: Item) => (item['siteIds'] as readonly number[]).includes(102),
};

export const nounTable: readonly NounRow[] = [
  {
    path: '/wfm/v1/business-units',
    expected: ({ businessUnits }) =>
      businessUnits.map((unit) => ({
        id: unit.wmBUId,
        name: unit.wmName,
        timeZoneId: unit.wmTimezoneId,
        tenantId: unit.gswTenantId,
        comments: unit.wmComments ?? null,
        version: unit.timestamp,
      })),
  },
  {
    path: '/wfm/v1/sites',
    expected: ({ sites }) =>
      sites.map((site) => ({
        id: site.wmSiteId,
        name: site.wmName,
        businessUnitId: site.wmBUId,
        timeZoneId: site.wmTimezoneId,
        switchId: reference(site.gswSwitchId),
        comments: site.wmComments ?? null,
        version: site.timestamp,
      })),
    filters: [{ query: 'businessUnitId=10', keep: (item) => item['businessUnitId'] === 10 }],
  },
  {
    path: '/wfm/v1/teams',
    expected: ({ teams }) =>
      teams.map((team) => ({
        id: team.wmTeamId,
        name: team.wmName,
        siteId: team.wmSiteId,
        tenantId: team.gswTenantId,
        version: team.timestamp,
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/agents',
    expected: ({ agents }) =>
      agents.map((agent) => ({
        id: agent.gswAgentId,
        name: `${agent.gswFirstName} ${agent.gswLastName}`,
        employeeId: agent.gswEmployeeId,
        userName: agent.gswUserName,
        email: agent.gswEmail ?? null,
        siteId: agent.wmSiteId,
        teamId: reference(agent.wmTeamId),
        contractId: reference(agent.wmContractId),
        timeZoneId: reference(agent.wmTimezoneId),
        startDate: day(agent.wmStartDate),
        endDate: day(agent.wmEndDate),
        hourlyWage: agent.wmHourlyWage,
        skills: agent.wmSkills.map((skill) => ({ skillId: skill.wmSkillId, level: skill.wmLevel })),
        activities: agent.wmActivities.map((activity) => ({
          activityId: activity.wmActivityId,
          primary: activity.wmPrimary,
        })),
        version: agent.timestamp,
      })),
    filters: [
      ofSite101,
      ofUnit20,
      {
        query: 'teamId=1011&teamId=1012',
        keep: (item) => item['teamId'] === 1011 || item['teamId'] === 1012,
      },
      { query: 'siteId=101&teamId=1021', keep: () => false },
    ],
  },
  {
    path: '/wfm/v1/activities',
    expected: ({ activities }) =>
      activities.map((activity) => ({
        id: activity.wmActivityId,
        name: activity.wmName,
        shortName: activity.wmShortName,
        siteId: activity.wmSiteId,
        multiSiteActivityId: reference(activity.wmMultiSiteActivityId),
        active: activity.wmActive,
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/multi-site-activities',
    expected: ({ multiSiteActivities }) =>
      multiSiteActivities.map((activity) => ({
        id: activity.wmMultiSiteActivityId,
        name: activity.wmName,
        businessUnitId: activity.wmBUId,
        activityIds: activity.wmActivityId,
      })),
    filters: [{ query: 'businessUnitId=10', keep: (item) => item['businessUnitId'] === 10 }],
  },
  {
    path: '/wfm/v1/skills',
    expected: ({ skills }) =>
      skills.map((skill) => ({ id: skill.wmSkillId, name: skill.wmName, tenantId: skill.gswTenantId })),
  },
  {
    path: '/wfm/v1/contracts',
    expected: ({ contracts }) =>
      contracts.map((contract) => ({
        id: contract.wmContractId,
        name: contract.wmName,
        siteId: contract.wmSiteId,
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/exception-types',
    expected: ({ exceptionTypes }) =>
      exceptionTypes.map((type) => ({
        id: type.wmExceptionTypeId,
        name: type.wmName,
        paid: type.wmPaid,
        siteIds: type.wmSiteId,
      })),
    filters: [forSite102],
  },
  {
    path: '/wfm/v1/time-off-types',
    expected: ({ timeOffTypes }) =>
      timeOffTypes.map((type) => ({
        id: type.wmTimeOffTypeId,
        name: type.wmName,
        paid: type.wmPaid,
        siteIds: type.wmSiteId,
      })),
    filters: [forSite102],
  },
  {
    path: '/wfm/v1/time-off-rules',
    expected: ({ timeOffRules }) =>
      timeOffRules.map((rule) => ({
        id: rule.wmTimeOffRuleId,
        name: rule.wmName,
        siteId: rule.wmSiteId,
        awarded: rule.wmAwarded,
        accruedHours: rule.wmAccruedHours,
        timeOffTypeIds: rule.wmTimeOffTypeId,
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/shifts',
    expected: ({ shifts }) =>
      shifts.map((shift) => ({
        id: shift.wmShiftId,
        name: shift.wmName,
        siteId: shift.wmSiteId,
        earliestStartMinutes: shift.wmEarliestStartMinutes,
        maxPaidMinutes: shift.wmMaxPaidMinutes,
        contractIds: shift.wmContractId,
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/rotating-patterns',
    expected: ({ rotatingPatterns }) =>
      rotatingPatterns.map((pattern) => ({
        id: pattern.wmRotatingPatternId,
        name: pattern.wmName,
        siteId: pattern.wmSiteId,
        days: pattern.wmDays.map((one) => ({
          week: one.wmWeek,
          day: one.wmDay,
          shiftId: reference(one.wmShiftId),
        })),
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/schedule-state-groups',
    expected: ({ scheduleStateGroups }) =>
      scheduleStateGroups.map((group) => ({
        id: group.wmScheduleStateGroupId,
        name: group.wmName,
        siteId: group.wmSiteId,
        states: group.wmStates.map((state) => ({
          type: expect.any(String) as string,
          id: state.wmStateId,
        })),
      })),
    filters: [ofSite101, ofUnit20],
  },
  {
    path: '/wfm/v1/time-zones',
    expected: ({ timeZones }) =>
      timeZones.map((zone) => ({
        id: zone.wmTimezoneId,
        name: zone.wmName,
        offsetMinutes: zone.wmOffsetMinutes,
        description: zone.wmDescription ?? null,
      })),
  },
  {
    path: '/wfm/v1/users',
    expected: ({ users }) =>
      users.map((user) => ({
        id: user.gswUserId,
        name: user.wmUser ?? null,
        firstName: user.gswFirstName ?? null,
        email: user.gswEmail ?? null,
        timeZoneId: reference(user.wmTimezoneId),
        builderId: reference(user.wmBuilderId),
        securityRoleId: reference(user.wmSecurityRoleId),
        subsystemIds: user.wmUserSecurity.map((part) => part.wmSubsystemId),
        version: user.timestamp,
      })),
  },
  {
    path: '/wfm/v1/security-roles',
    expected: ({ securityRoles }) =>
      securityRoles.map((role) => ({
        id: role.wmSecurityRoleId,
        name: role.wmName,
        subsystemIds: role.wmSecurityRoleSubsystems,
        version: role.timestamp,
      })),
  },
];
