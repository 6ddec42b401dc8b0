import type { OperationSources } from './parts/field-source.ts';
import { activityCodesSources, newActivityCodeSources } from './activity-codes/sources.ts';
import { adherenceSources } from './adherence/sources.ts';
import { postQuerySources, queryResultSources } from './historical-adherence/sources.ts';
import { intradayQueueSources, intradaySources } from './intraday/sources.ts';
import { managementUnitsSources } from './management-units/sources.ts';
import { timeOffRequestListSources, timeOffRequestSources } from './time-off-requests/sources.ts';
import { usersSources } from './users/sources.ts';
import { scheduleSources } from './schedules/sources.ts';

/** Where each field of each answer comes from, by operation id. */
export const fieldSources: Readonly<Record<string, OperationSources>> = {
  getWorkforcemanagementManagementunits: managementUnitsSources,
  getWorkforcemanagementManagementunitUsers: usersSources,
  getWorkforcemanagementManagementunitActivitycodes: activityCodesSources,
  postWorkforcemanagementManagementunitActivitycodes: newActivityCodeSources,
  postWorkforcemanagementManagementunitSchedulesSearch: scheduleSources,
  getWorkforcemanagementManagementunitIntradayQueues: intradayQueueSources,
  postWorkforcemanagementManagementunitIntraday: intradaySources,
  getWorkforcemanagementManagementunitUserTimeoffrequests: timeOffRequestListSources,
  getWorkforcemanagementManagementunitUserTimeoffrequest: timeOffRequestSources,
  patchWorkforcemanagementManagementunitUserTimeoffrequest: timeOffRequestSources,
  getWorkforcemanagementAdherence: adherenceSources,
  postWorkforcemanagementManagementunitHistoricaladherencequery: postQuerySources,
  getWorkforcemanagementHistoricaladherencequery: queryResultSources,
};
