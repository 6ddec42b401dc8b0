import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { StreamedList } from '../../streamed-list.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { listForms, siteParams, sitePath, zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { stateTypeWords } from '../parts/state-words.ts';
import { idList } from '../schema-parts.ts';
import { readSchedule, scheduleUses } from './read-schedule.ts';
import { requireScenario, requireScenarioUse } from './require-scenario.ts';
import { scenarioIdQuery, sourceOf, sourceWords } from './schedule-source.ts';
import { scheduleTable } from './schedule-table.ts';
import { masterAgentsUse, scenarioAgentsUse } from './scheduled-agents.ts';
import { schedule } from './schema.ts';

/** Longest range of a whole site: what a schedule scenario has at most. */
const maxDays = 42;

export const siteSchedule = endpoint({
  operationId: 'getSiteSchedule',
  summary: 'The schedule of a site as agent-days',
  tag: 'Schedule',
  method: 'get',
  path: `${sitePath}/schedule`,
  params: siteParams,
  query: z.strictObject({
    ...rangeQuery,
    teamId: idList('agents who are in these teams on the day'),
    agentId: idList('these agents'),
    stateType: z
      .array(z.enum(stateTypeWords))
      .min(1)
      .optional()
      .describe('Only states of these types, and days that have one.'),
    scenarioId: scenarioIdQuery,
    source: z
      .enum(sourceWords)
      .optional()
      .describe(
        '`committed` (default) is the Master Schedule, `pending` has the changes that nobody has committed.',
      ),
  }),
  body: z.undefined(),
  response: schedule,
  forms: listForms,
  table: scheduleTable,
  permissions: ['wfm:publishedSchedule:view', 'wfm:schedule:view'],
  scope: siteScope,
  safety: 'read',
  uses: [...siteInfoUses, requireScenarioUse, masterAgentsUse, scenarioAgentsUse, ...scheduleUses],
  async handle({ params, query, caller, wfm, clock, timeZones, signal }) {
    const source = sourceOf(query, caller);
    const { zone } = await siteInfo({ wfm, timeZones }, params.siteId);
    const { days } = rangeOf(query, zone, { maxDays });
    await requireScenario(wfm, source.scenarioId, params.siteId);
    const items = readSchedule(
      { wfm, signal },
      {
        ...source,
        siteId: params.siteId,
        zone,
        dates: days,
        teamIds: query.teamId ?? [],
        agentIds: query.agentId ?? [],
        stateTypes: query.stateType ?? [],
      },
    );
    return new StreamedList(zonedHead({ clock, wfm }, zone), items);
  },
});
