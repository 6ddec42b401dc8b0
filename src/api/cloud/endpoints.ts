import type { Endpoint } from '../endpoint.ts';
import { createActivityCode } from './activity-codes/create-activity-code.ts';
import { listActivityCodes } from './activity-codes/list-activity-codes.ts';
import { getAdherence } from './adherence/get-adherence.ts';
import { getQueryResult } from './historical-adherence/get-query-result.ts';
import { postQuery } from './historical-adherence/post-query.ts';
import { listIntradayQueues } from './intraday/list-intraday-queues.ts';
import { queryIntraday } from './intraday/query-intraday.ts';
import { listManagementUnits } from './management-units/list-management-units.ts';
import { changeTimeOffRequest } from './time-off-requests/change-time-off-request.ts';
import { getTimeOffRequest } from './time-off-requests/get-time-off-request.ts';
import { listTimeOffRequests } from './time-off-requests/list-time-off-requests.ts';
import { listUsers } from './users/list-users.ts';
import { searchSchedules } from './schedules/search-schedules.ts';

/** Every endpoint in Genesys Cloud's words, in the order of its documentation. */
export const cloudEndpoints: readonly Endpoint[] = [
  listManagementUnits,
  listUsers,
  listActivityCodes,
  createActivityCode,
  searchSchedules,
  listIntradayQueues,
  queryIntraday,
  listTimeOffRequests,
  getTimeOffRequest,
  changeTimeOffRequest,
  getAdherence,
  postQuery,
  getQueryResult,
];
