import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { timeOffRequestResponse } from '../models/time-off-request.ts';
import { tag } from '../parts/cloud-paths.ts';
import { toTimeOffRequest } from './mapping.ts';
import { readRequest, requesterOf, requestParams, requestPath, requestsUses } from './read-requests.ts';

export const getTimeOffRequest = endpoint({
  operationId: 'getWorkforcemanagementManagementunitUserTimeoffrequest',
  summary: 'One time off request',
  tag,
  method: 'get',
  path: requestPath,
  params: requestParams,
  query: z.strictObject({}),
  body: z.undefined(),
  response: timeOffRequestResponse,
  forms: ['json'],
  permissions: ['wfm:timeOffRequest:administer'],
  scope: unitScope,
  safety: 'read',
  uses: requestsUses,
  async handle(request) {
    const requester = await requesterOf(request);
    const item = await readRequest(request.wfm, requester, request.params.timeOffRequestId);
    return toTimeOffRequest(item, requester);
  },
});
