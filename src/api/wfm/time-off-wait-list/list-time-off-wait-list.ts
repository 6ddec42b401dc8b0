import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { anyTable } from '../../table.ts';
import { dayRange, daysOf } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { siteAgentIds, siteAgentsUse } from '../parts/site-agents.ts';
import { listForms, siteParams, sitePath, zonedHead, zonedList } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { toWaitingRequest } from './mapping.ts';
import { waitingRequest, type WaitingRequest } from './schema.ts';

const maxDays = 366;

export const listTimeOffWaitList = endpoint({
  operationId: 'listTimeOffWaitList',
  summary: 'List the time-off requests that wait for room, by day and place in the line',
  tag: 'TimeOffWaitList',
  method: 'get',
  path: `${sitePath}/time-off-wait-list`,
  params: siteParams,
  query: z.strictObject(rangeQuery),
  body: z.undefined(),
  response: zonedList(waitingRequest, { id: 'TimeOffWaitList', description: 'The wait-list of a site.' }),
  forms: listForms,
  table: anyTable<WaitingRequest>({
    columns: [
      { name: 'requestId', cell: (row) => row.requestId },
      { name: 'agentId', cell: (row) => row.agentId },
      { name: 'date', cell: (row) => row.date },
      { name: 'position', cell: (row) => row.position },
      { name: 'submittedAt', cell: (row) => row.submittedAt },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:timeOffRequest:view'],
  scope: siteScope,
  safety: 'read',
  uses: [
    ...siteInfoUses,
    siteAgentsUse,
    jobUse('CalendarService', 'GetTimeOffWaitList', {
      GetTimeOffWaitList: 'siteId start end',
      CalWaitListItem: 'wmItemId gswAgentId wmDate wmPosition wmSubmitted',
    }),
  ],
  async handle({ params: { siteId }, query, wfm, clock, timeZones }) {
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const range = rangeOf(query, zone, { maxDays });
    const { calWaitListItem } = await wfm.call('CalendarService', 'GetTimeOffWaitList', {
      siteId,
      ...dayRange(range),
    });
    const head = zonedHead({ clock, wfm }, zone);
    if (calWaitListItem.length === 0) return { ...head, items: [] };
    const waiting = new Set(calWaitListItem.map(({ agentId }) => agentId));
    const agents = await siteAgentIds(wfm, siteId, [...waiting]);
    const isAsked = daysOf(range);
    const own = calWaitListItem.filter((item) => agents.has(item.agentId) && isAsked(item.date));
    return { ...head, items: own.map((item) => toWaitingRequest(item, zone)) };
  },
});
