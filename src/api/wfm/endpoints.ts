import type { Endpoint } from '../endpoint.ts';
import { activities } from './activities/activities.ts';
import { agents } from './agents/agents.ts';
import { businessUnits } from './business-units/business-units.ts';
import { contracts } from './contracts/contracts.ts';
import { exceptionTypes } from './exception-types/exception-types.ts';
import { multiSiteActivities } from './multi-site-activities/multi-site-activities.ts';
import { scheduleStateGroups } from './schedule-state-groups/schedule-state-groups.ts';
import { securityRoles } from './security-roles/security-roles.ts';
import { sites } from './sites/sites.ts';
import { skills } from './skills/skills.ts';
import { teams } from './teams/teams.ts';
import { timeOffTypes } from './time-off-types/time-off-types.ts';
import { timeZones } from './time-zones/time-zones.ts';
import { users } from './users/users.ts';
import { services } from './services/services.ts';
import { session } from './session/get-session.ts';
import { userinfo } from './userinfo/get-userinfo.ts';

/** Every endpoint in WFM words, in the order of the documentation. */
export const wfmEndpoints: readonly Endpoint[] = [
  userinfo,
  session,
  ...services,
  ...businessUnits,
  ...sites,
  ...teams,
  ...agents,
  ...activities,
  ...multiSiteActivities,
  ...skills,
  ...contracts,
  ...exceptionTypes,
  ...timeOffTypes,
  ...scheduleStateGroups,
  ...timeZones,
  ...users,
  ...securityRoles,
];
