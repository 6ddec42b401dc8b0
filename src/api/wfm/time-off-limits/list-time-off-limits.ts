import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { anyTable } from '../../table.ts';
import { dayRange, daysOf } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { listForms, siteParams, sitePath, zonedHead, zonedList } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { toTimeOffLimit } from './mapping.ts';
import { timeOffLimit, type TimeOffLimit } from './schema.ts';

const maxDays = 366;

export const listTimeOffLimits = endpoint({
  operationId: 'listTimeOffLimits',
  summary: 'List how much time off may be granted on the days of a range',
  tag: 'TimeOffLimits',
  method: 'get',
  path: `${sitePath}/time-off-limits`,
  params: siteParams,
  query: z.strictObject(rangeQuery),
  body: z.undefined(),
  response: zonedList(timeOffLimit, {
    id: 'TimeOffLimitList',
    description: 'Time-off limits of a site by day.',
  }),
  forms: listForms,
  table: anyTable<TimeOffLimit>({
    columns: [
      { name: 'siteId', cell: (row) => row.siteId },
      { name: 'teamId', cell: (row) => row.teamId },
      { name: 'timeOffTypeId', cell: (row) => row.timeOffTypeId },
      { name: 'date', cell: (row) => row.date },
      { name: 'limitMinutes', cell: (row) => row.limitMinutes },
      { name: 'grantedMinutes', cell: (row) => row.grantedMinutes },
      { name: 'preferredMinutes', cell: (row) => row.preferredMinutes },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:timeOffRequest:view'],
  scope: siteScope,
  safety: 'read',
  uses: [
    ...siteInfoUses,
    jobUse('CalendarService', 'GetTimeOffLimit', {
      GetTimeOffLimit: 'siteId start end',
      CalTimeOffLimit:
        'wmSiteId wmTeamId wmTimeOffTypeId wmDate wmLimitMinutes wmGrantedMinutes wmPreferredMinutes',
    }),
  ],
  async handle({ params: { siteId }, query, wfm, clock, timeZones }) {
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const range = rangeOf(query, zone, { maxDays });
    const { calTimeOffLimit } = await wfm.call('CalendarService', 'GetTimeOffLimit', {
      siteId,
      ...dayRange(range),
    });
    const isAsked = daysOf(range);
    const own = calTimeOffLimit.filter((limit) => limit.siteId === siteId && isAsked(limit.date));
    return { ...zonedHead({ clock, wfm }, zone), items: own.map(toTimeOffLimit) };
  },
});
