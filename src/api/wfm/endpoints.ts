import type { Endpoint } from '../endpoint.ts';
import { listAdherence } from './adherence/list-adherence.ts';
import { calendarItems } from './calendar-items/calendar-items.ts';
import { createException } from './exceptions/create-exception.ts';
import { listForecast } from './forecast/list-forecast.ts';
import { forecastScenarios } from './forecast-scenarios/forecast-scenarios.ts';
import { createMeeting } from './meetings/create-meeting.ts';
import { pendingChanges } from './pending-changes/pending-changes.ts';
import { performance } from './performance/performance.ts';
import { performanceAlerts } from './performance-alerts/performance-alerts.ts';
import { listTimeOffBalances } from './time-off-balances/list-time-off-balances.ts';
import { listTimeOffLimits } from './time-off-limits/list-time-off-limits.ts';
import { timeOffRequests } from './time-off-requests/time-off-requests.ts';
import { listTimeOffWaitList } from './time-off-wait-list/list-time-off-wait-list.ts';
import { siteCoverage } from './coverage/coverage.ts';
import { scheduleScenarios } from './schedule-scenarios/schedule-scenarios.ts';
import { schedules } from './schedule/schedules.ts';
import { activities } from './activities/activities.ts';
import { agents } from './agents/agents.ts';
import { businessUnits } from './business-units/business-units.ts';
import { contracts } from './contracts/contracts.ts';
import { exceptionTypes } from './exception-types/exception-types.ts';
import { multiSiteActivities } from './multi-site-activities/multi-site-activities.ts';
import { scheduleStateGroups } from './schedule-state-groups/schedule-state-groups.ts';
import { securityRoles } from './security-roles/security-roles.ts';
import { rotatingPatterns } from './rotating-patterns/rotating-patterns.ts';
import { shifts } from './shifts/shifts.ts';
import { timeOffRules } from './time-off-rules/time-off-rules.ts';
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
  ...timeOffRules,
  ...shifts,
  ...rotatingPatterns,
  ...scheduleStateGroups,
  ...timeZones,
  ...schedules,
  siteCoverage,
  ...scheduleScenarios,
  createException,
  createMeeting,
  ...pendingChanges,
  ...calendarItems,
  ...timeOffRequests,
  listTimeOffBalances,
  listTimeOffLimits,
  listTimeOffWaitList,
  listAdherence,
  ...performance,
  ...performanceAlerts,
  listForecast,
  ...forecastScenarios,
  ...users,
  ...securityRoles,
];
