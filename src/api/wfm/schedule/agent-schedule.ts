import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { StreamedList } from '../../streamed-list.ts';
import { fullObjects } from '../full-objects.ts';
import { full } from '../noun.ts';
import { allOf } from '../parts/chunks.ts';
import { readTime } from '../parts/as-of.ts';
import { jobUse } from '../parts/job-use.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { wfmId } from '../schema-parts.ts';
import { calendarText } from './calendar-text.ts';
import { fullName } from './mapping.ts';
import { readAgentSchedule, scheduleUses } from './read-schedule.ts';
import { scheduleTable } from './schedule-table.ts';
import { toScheduledAgent, type ScheduledAgent } from './scheduled-agents.ts';
import { schedule } from './schema.ts';

/** Longest range: a year, also a leap year. */
const maxDays = 366;

const agentUse = jobUse('ConfigService', 'GetAgent', {
  GetAgent: 'filter details',
  CfgAgentFilter: 'gswAgentId',
  CfgAgent: 'gswAgentId gswFirstName gswLastName gswEmployeeId wmSiteId timestamp',
  CfgAgentDetails: 'infoType',
});

/** The agent and the site that the agent belongs to now. */
async function findAgent(wfm: Wfm, id: number): Promise<ScheduledAgent & { readonly siteId: number }> {
  const { items } = await wfm.call('ConfigService', 'GetAgent', { filter: { agentId: [id] }, details: full });
  // WFM is not trusted to have filtered.
  const agent = fullObjects(items, 'timestamp').find(({ agentId }) => agentId === id);
  if (agent === undefined) throw new BridgeError('not-found', `there is no agent ${id}`);
  if (agent.siteId === 0) throw new BridgeError('not-found', `agent ${id} belongs to no site`);
  return { ...toScheduledAgent(agent), siteId: agent.siteId };
}

export const agentSchedule = endpoint({
  operationId: 'getAgentSchedule',
  summary: 'The schedule of one agent, in the Master Schedule as it is committed; also as a calendar',
  tag: 'Schedule',
  method: 'get',
  path: '/wfm/v1/agents/{agentId}/schedule',
  params: z.strictObject({ agentId: wfmId.describe('Id of the agent.') }),
  query: z.strictObject(rangeQuery),
  body: z.undefined(),
  response: schedule,
  forms: ['json', 'ndjson', 'csv', 'calendar'],
  table: scheduleTable,
  permissions: ['wfm:publishedSchedule:view', 'wfm:schedule:view'],
  scope: { kind: 'rows' },
  safety: 'read',
  uses: [agentUse, ...siteInfoUses, ...scheduleUses],
  async handle({ params, query, wfm, clock, timeZones, form, signal }) {
    const agent = await findAgent(wfm, params.agentId);
    const site = await siteInfo({ wfm, timeZones }, agent.siteId);
    const { zone } = site;
    const { days: dates } = rangeOf(query, zone, { maxDays });
    const days = readAgentSchedule({ wfm, signal }, agent, {
      source: 'SCH_SOURCE_COMMITTED',
      scenarioId: 0,
      siteId: site.id,
      zone,
      dates,
      stateTypes: [],
    });
    if (form !== 'calendar') return new StreamedList(zonedHead({ clock, wfm }, zone), days);
    const text = calendarText({
      agentId: agent.id,
      agentName: fullName(agent),
      siteName: site.name,
      zone,
      asOf: Math.floor(readTime({ clock, wfm }) / 1000),
      days: await allOf(days),
    });
    // Names, and what the agent does when.
    return { json: Buffer.from(text), mayBePersonal: false };
  },
});
