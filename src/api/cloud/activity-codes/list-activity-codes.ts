import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { activityCodeContainer } from '../models/activity-code.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitIdsOf, unitIdsUse } from '../parts/management-unit.ts';
import { activityCodesUses, readCodeContainer } from './read-activity-codes.ts';

export const listActivityCodes = endpoint({
  operationId: 'getWorkforcemanagementManagementunitActivitycodes',
  summary: 'Activity codes of a management unit',
  tag,
  method: 'get',
  path: `${unitPath}/activitycodes`,
  params: unitParams,
  query: z.strictObject({}),
  body: z.undefined(),
  response: activityCodeContainer,
  forms: ['json'],
  permissions: [
    'wfm:activityCode:administer',
    'wfm:agent:administer',
    'wfm:agentSchedule:view',
    'wfm:historicalAdherence:view',
    'wfm:intraday:view',
    'wfm:managementUnit:administer',
    'wfm:publishedSchedule:view',
    'wfm:realtimeAdherence:view',
    'wfm:schedule:administer',
    'wfm:schedule:generate',
    'wfm:serviceGoalGroup:administer',
    'wfm:shortTermForecast:administer',
    'wfm:agentTimeOffRequest:submit',
    'wfm:timeOffRequest:administer',
    'wfm:workPlan:administer',
  ],
  scope: unitScope,
  safety: 'read',
  uses: [unitIdsUse, ...activityCodesUses],
  async handle(request) {
    return await readCodeContainer(request.wfm, await unitIdsOf(request));
  },
});
