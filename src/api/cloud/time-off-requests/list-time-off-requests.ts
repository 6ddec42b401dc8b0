import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { timeOffRequestList } from '../models/time-off-request.ts';
import { requestsPath, tag } from '../parts/cloud-paths.ts';
import { toTimeOffRequests } from './mapping.ts';
import { readRequests, requesterOf, requestsParams, requestsUses } from './read-requests.ts';

export const listTimeOffRequests = endpoint({
  operationId: 'getWorkforcemanagementManagementunitUserTimeoffrequests',
  summary: 'Time off requests of a user',
  tag,
  method: 'get',
  path: requestsPath,
  params: requestsParams,
  query: z.strictObject({
    recentlyReviewed: z.boolean().default(false).describe('Only requests reviewed in the last 30 days.'),
  }),
  body: z.undefined(),
  response: timeOffRequestList,
  forms: ['json'],
  permissions: ['wfm:timeOffRequest:administer'],
  scope: unitScope,
  safety: 'read',
  uses: requestsUses,
  async handle(request) {
    const requester = await requesterOf(request);
    return toTimeOffRequests(await readRequests(request.wfm, requester), requester, request.query);
  },
});
