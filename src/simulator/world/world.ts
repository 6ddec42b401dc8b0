import { createActivities, type CfgActivity } from './activities.ts';
import { createAgents, type CfgAgent } from './agents.ts';
import { createBusinessUnits, type CfgBU } from './business-units.ts';
import { createContracts, type CfgContract } from './contracts.ts';
import type { EnumNumbers } from './enum-numbers.ts';
import { createExceptionTypes, type CfgExceptionType } from './exception-types.ts';
import { createMultiSiteActivities, type CfgMultiSiteActivity } from './multi-site-activities.ts';
import { createRotatingPatterns, type CfgRotatingPattern } from './rotating-patterns.ts';
import { createScheduleStateGroups, type CfgScheduleStateGroup } from './schedule-state-groups.ts';
import { createSecurityRoles, type CfgSecurityRole } from './security-roles.ts';
import { createShifts, type CfgShift } from './shifts.ts';
import { createSites, type CfgSite } from './sites.ts';
import { createSkills, type CfgSkill } from './skills.ts';
import { createTeams, type CfgTeam } from './teams.ts';
import { createTimeOffRules, type CfgTimeOffRule } from './time-off-rules.ts';
import { createTimeOffTypes, type CfgTimeOffType } from './time-off-types.ts';
import { createTimeZones, type CfgTimezone } from './time-zones.ts';
import { createUsers, type CfgUser } from './users.ts';

/** Everything that WFM knows, at one moment. It never changes: a change makes a new one (`changes.ts`). */
export interface World {
  readonly timeZones: readonly CfgTimezone[];
  readonly businessUnits: readonly CfgBU[];
  readonly sites: readonly CfgSite[];
  readonly teams: readonly CfgTeam[];
  readonly contracts: readonly CfgContract[];
  readonly skills: readonly CfgSkill[];
  readonly activities: readonly CfgActivity[];
  readonly multiSiteActivities: readonly CfgMultiSiteActivity[];
  readonly exceptionTypes: readonly CfgExceptionType[];
  readonly timeOffTypes: readonly CfgTimeOffType[];
  readonly timeOffRules: readonly CfgTimeOffRule[];
  readonly shifts: readonly CfgShift[];
  readonly rotatingPatterns: readonly CfgRotatingPattern[];
  readonly scheduleStateGroups: readonly CfgScheduleStateGroup[];
  readonly agents: readonly CfgAgent[];
  readonly securityRoles: readonly CfgSecurityRole[];
  readonly users: readonly CfgUser[];
}

/** Where the world can be read as it is at any moment. */
export interface WorldNow {
  readonly now: World;
}

export interface WorldSeed {
  readonly seed: number;
  /** The login of the service identity. */
  readonly integrationUser: string;
  /** 100 to 5,000; left out = about as many as fill the named teams. */
  readonly agentsPerSite?: number | undefined;
}

/** The same seed makes the same world, byte for byte, on any day and any machine. */
export function createWorld(
  { seed, integrationUser, agentsPerSite }: WorldSeed,
  numberOf: EnumNumbers,
): World {
  const timeZones = createTimeZones();
  const sites = createSites(timeZones, numberOf);
  const teams = createTeams(agentsPerSite);
  const contracts = createContracts();
  const skills = createSkills();
  const activities = createActivities(numberOf);
  const exceptionTypes = createExceptionTypes(numberOf);
  const timeOffTypes = createTimeOffTypes();
  const agents = createAgents(seed, { timeZones, teams, contracts, skills, activities }, agentsPerSite);
  return {
    timeZones,
    businessUnits: createBusinessUnits(timeZones, numberOf),
    sites,
    teams,
    contracts,
    skills,
    activities,
    multiSiteActivities: createMultiSiteActivities(activities, sites),
    exceptionTypes,
    timeOffTypes,
    timeOffRules: createTimeOffRules(timeOffTypes),
    shifts: createShifts(contracts),
    rotatingPatterns: createRotatingPatterns(),
    scheduleStateGroups: createScheduleStateGroups({ activities, exceptionTypes, timeOffTypes }, numberOf),
    agents,
    securityRoles: createSecurityRoles(),
    users: createUsers(seed, integrationUser, { teams, timeZones, agents }),
  };
}
