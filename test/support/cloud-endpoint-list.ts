/** The endpoints in Genesys Cloud's words; while not all of them are there, what stands in for the missing ones. */
import { z } from 'zod';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import {
  activityCode,
  activityCodeContainer,
  createActivityCodeRequest,
} from '../../src/api/cloud/models/activity-code.ts';
import {
  historicalAdherenceQuery,
  historicalAdherenceResponse,
} from '../../src/api/cloud/models/historical-adherence.ts';
import {
  intradayQueryDataCommand,
  intradayQueueListing,
  intradayResponse,
} from '../../src/api/cloud/models/intraday.ts';
import { managementUnitListing } from '../../src/api/cloud/models/management-unit.ts';
import {
  adminTimeOffRequestPatch,
  timeOffRequestList,
  timeOffRequestResponse,
} from '../../src/api/cloud/models/time-off-request.ts';
import { userScheduleAdherence } from '../../src/api/cloud/models/user-schedule-adherence.ts';
import {
  userListScheduleRequestBody,
  userScheduleContainer,
} from '../../src/api/cloud/models/user-schedule.ts';
import { userEntityListing } from '../../src/api/cloud/models/user.ts';
import {
  requestsPath,
  rootPath,
  tag,
  unitParams,
  unitPath,
  unitsPath,
} from '../../src/api/cloud/parts/cloud-paths.ts';
import type { Permission } from '../../src/identity/permission.ts';

type Described = Pick<Endpoint, 'operationId' | 'method' | 'path' | 'response'> &
  Partial<Pick<Endpoint, 'params' | 'query' | 'body' | 'permissions' | 'safety' | 'success'>>;

function standIn(described: Described): Endpoint {
  return {
    summary: 'Not there yet',
    tag,
    params: z.strictObject({}),
    query: z.strictObject({}),
    body: z.undefined(),
    forms: ['json'],
    permissions: [],
    safety: 'read',
    uses: [],
    handle: () => Promise.reject(new Error('this endpoint only stands in')),
    ...described,
  };
}

const userParams = unitParams.extend({ userId: z.string() });
const requestParams = userParams.extend({ timeOffRequestId: z.string() });
const administer: readonly Permission[] = ['wfm:timeOffRequest:administer'];
const anyOfCodes: readonly Permission[] = [
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
];

const standIns: readonly Endpoint[] = [
  standIn({
    operationId: 'getWorkforcemanagementAdherence',
    method: 'get',
    path: `${rootPath}/adherence`,
    query: z.strictObject({ userId: z.array(z.string()).min(1).max(100) }),
    response: z.array(userScheduleAdherence),
    permissions: ['wfm:realtimeAdherence:view'],
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunitActivitycodes',
    method: 'get',
    path: `${unitPath}/activitycodes`,
    params: unitParams,
    response: activityCodeContainer,
    permissions: anyOfCodes,
  }),
  standIn({
    operationId: 'postWorkforcemanagementManagementunitActivitycodes',
    method: 'post',
    path: `${unitPath}/activitycodes`,
    params: unitParams,
    body: createActivityCodeRequest.optional(),
    response: activityCode,
    permissions: ['wfm:activityCode:administer'],
    safety: 'create',
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunitIntradayQueues',
    method: 'get',
    path: `${unitPath}/intraday/queues`,
    params: unitParams,
    query: z.strictObject({ date: z.string() }),
    response: intradayQueueListing,
    permissions: ['wfm:intraday:view'],
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunitUserTimeoffrequest',
    method: 'get',
    path: `${requestsPath}/{timeOffRequestId}`,
    params: requestParams,
    response: timeOffRequestResponse,
    permissions: administer,
  }),
  standIn({
    operationId: 'patchWorkforcemanagementManagementunitUserTimeoffrequest',
    method: 'patch',
    path: `${requestsPath}/{timeOffRequestId}`,
    params: requestParams,
    body: adminTimeOffRequestPatch.optional(),
    response: timeOffRequestResponse,
    permissions: administer,
    safety: 'idempotent',
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunitUserTimeoffrequests',
    method: 'get',
    path: requestsPath,
    params: userParams,
    query: z.strictObject({ recentlyReviewed: z.boolean().default(false) }),
    response: timeOffRequestList,
    permissions: administer,
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunitUsers',
    method: 'get',
    path: `${unitPath}/users`,
    params: unitParams,
    response: userEntityListing,
    permissions: ['wfm:agent:administer'],
  }),
  standIn({
    operationId: 'getWorkforcemanagementManagementunits',
    method: 'get',
    path: unitsPath,
    query: z.strictObject({
      pageSize: z.int32().min(1).optional(),
      pageNumber: z.int32().min(1).optional(),
      expand: z.enum(['details']).optional(),
    }),
    response: managementUnitListing,
  }),
  standIn({
    operationId: 'postWorkforcemanagementManagementunitHistoricaladherencequery',
    method: 'post',
    path: `${unitPath}/historicaladherencequery`,
    params: unitParams,
    body: historicalAdherenceQuery.optional(),
    response: historicalAdherenceResponse,
    permissions: ['wfm:historicalAdherence:view'],
    success: 202,
  }),
  standIn({
    operationId: 'postWorkforcemanagementManagementunitIntraday',
    method: 'post',
    path: `${unitPath}/intraday`,
    params: unitParams,
    body: intradayQueryDataCommand.optional(),
    response: intradayResponse,
    permissions: ['wfm:intraday:view'],
  }),
  standIn({
    operationId: 'postWorkforcemanagementManagementunitSchedulesSearch',
    method: 'post',
    path: `${unitPath}/schedules/search`,
    params: unitParams,
    body: userListScheduleRequestBody.optional(),
    response: userScheduleContainer,
    permissions: ['wfm:schedule:administer', 'wfm:publishedSchedule:view'],
  }),
];

const there = new Set(cloudEndpoints.map(({ operationId }) => operationId));

export const allCloudEndpoints: readonly Endpoint[] = [
  ...cloudEndpoints,
  ...standIns.filter(({ operationId }) => !there.has(operationId)),
];
