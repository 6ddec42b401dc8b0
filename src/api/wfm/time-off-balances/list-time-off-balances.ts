import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { anyTable } from '../../table.ts';
import { hoursOf } from '../parts/hours.ts';
import { jobUse } from '../parts/job-use.ts';
import { siteAgentIds, siteAgentsUse } from '../parts/site-agents.ts';
import { listForms, siteParams, sitePath, zonedHead, zonedList } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { day, dayAt } from '../parts/wall-time.ts';
import { idList } from '../schema-parts.ts';
import { toTimeOffBalance } from './mapping.ts';
import { timeOffBalance, type TimeOffBalance } from './schema.ts';

const members =
  'gswAgentId wmTimeOffTypeId wmDate wmCarriedMinutes wmAccruedMinutes wmBonusAwardedMinutes wmBonusUsedMinutes ' +
  'wmBonusExpiredMinutes wmScheduledMinutes wmGrantedMinutes wmPreferredMinutes wmDeclinedMinutes wmBalanceMinutes';

export const listTimeOffBalances = endpoint({
  operationId: 'listTimeOffBalances',
  summary: 'List how much time off agents of a site have on a day',
  tag: 'TimeOffBalances',
  method: 'get',
  path: `${sitePath}/time-off-balances`,
  params: siteParams,
  query: z.strictObject({
    date: day.optional().describe("The day, in the site's zone; today when left out."),
    agentId: idList('those of these agents'),
    timeOffTypeId: idList('those of these time-off types'),
  }),
  body: z.undefined(),
  response: zonedList(timeOffBalance, {
    id: 'TimeOffBalanceList',
    description: 'Balances of a site on a day.',
  }),
  forms: listForms,
  table: anyTable<TimeOffBalance>({
    columns: [
      { name: 'agentId', cell: (row) => row.agentId },
      { name: 'timeOffTypeId', cell: (row) => row.timeOffTypeId },
      { name: 'date', cell: (row) => row.date },
      { name: 'balanceMinutes', cell: (row) => row.balanceMinutes },
      { name: 'balanceHours', cell: (row) => hoursOf(row.balanceMinutes) },
      { name: 'carriedMinutes', cell: (row) => row.carriedMinutes },
      { name: 'accruedMinutes', cell: (row) => row.accruedMinutes },
      { name: 'bonusAwardedMinutes', cell: (row) => row.bonusAwardedMinutes },
      { name: 'bonusUsedMinutes', cell: (row) => row.bonusUsedMinutes },
      { name: 'bonusExpiredMinutes', cell: (row) => row.bonusExpiredMinutes },
      { name: 'scheduledMinutes', cell: (row) => row.scheduledMinutes },
      { name: 'grantedMinutes', cell: (row) => row.grantedMinutes },
      { name: 'preferredMinutes', cell: (row) => row.preferredMinutes },
      { name: 'declinedMinutes', cell: (row) => row.declinedMinutes },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:timeOffRequest:view'],
  scope: siteScope,
  safety: 'read',
  uses: [
    ...siteInfoUses,
    siteAgentsUse,
    jobUse('CalendarService', 'GetTimeOffBalance', {
      GetTimeOffBalance: 'siteId agentId timeOffTypeId date',
      CalTimeOffBalance: members,
    }),
  ],
  async handle({ params: { siteId }, query, wfm, clock, timeZones }) {
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const agents = await siteAgentIds(wfm, siteId, query.agentId);
    const agentId = (query.agentId ?? []).filter((id) => agents.has(id));
    const head = zonedHead({ clock, wfm }, zone);
    // An empty list would mean all agents to WFM.
    if (query.agentId !== undefined && agentId.length === 0) return { ...head, items: [] };
    const { timeOffTypeId = [], date = dayAt(zone, clock.now()) } = query;
    const { calTimeOffBalance } = await wfm.call('CalendarService', 'GetTimeOffBalance', {
      siteId,
      agentId,
      timeOffTypeId,
      date,
    });
    const own = calTimeOffBalance.filter((balance) => agents.has(balance.agentId));
    return { ...head, items: own.map(toTimeOffBalance) };
  },
});
