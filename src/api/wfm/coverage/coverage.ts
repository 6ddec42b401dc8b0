import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeSiteScope } from '../../endpoint-scope.ts';
import { StreamedList } from '../../streamed-list.ts';
import { anyTable } from '../../table.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { siteActivities, siteActivitiesUse } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath, zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { timestep } from '../parts/timestep.ts';
import { requireScenario, requireScenarioUse } from '../schedule/require-scenario.ts';
import { scenarioIdQuery, sourceOf } from '../schedule/schedule-source.ts';
import { idList } from '../schema-parts.ts';
import { readCoverage, readCoverageUse } from './read-coverage.ts';
import { coverage, type CoverageStep } from './schema.ts';

const maxDays = 42;

interface CoverageRow extends CoverageStep {
  readonly timeZone: string;
}

export const siteCoverage = endpoint({
  operationId: 'getSiteCoverage',
  summary: 'How many agents are scheduled and required, by activity and timestep',
  tag: 'Schedule',
  method: 'get',
  path: `${sitePath}/coverage`,
  params: siteParams,
  query: z.strictObject({
    ...rangeQuery,
    activityId: idList('these activities'),
    scenarioId: scenarioIdQuery,
    timestep,
  }),
  body: z.undefined(),
  response: coverage,
  forms: listForms,
  table: anyTable<CoverageStep, CoverageRow>({
    columns: [
      { name: 'activityId', cell: (row) => row.activityId },
      { name: 'activityName', cell: (row) => row.activityName },
      { name: 'start', cell: (row) => row.start },
      { name: 'scheduled', cell: (row) => row.scheduled },
      { name: 'required', cell: (row) => row.required },
      { name: 'calculated', cell: (row) => row.calculated },
      { name: 'timeZone', cell: (row) => row.timeZone },
    ],
    rows: (step, head) => [{ ...step, timeZone: String(head['timeZone']) }],
  }),
  permissions: ['wfm:publishedSchedule:view', 'wfm:schedule:view'],
  scope: wholeSiteScope,
  safety: 'read',
  uses: [...siteInfoUses, requireScenarioUse, siteActivitiesUse, readCoverageUse],
  async handle({ params: { siteId }, query, caller, wfm, clock, timeZones, signal }) {
    const source = sourceOf(query, caller);
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const range = rangeOf(query, zone, { maxDays });
    await requireScenario(wfm, source.scenarioId, siteId);
    const names = await siteActivities(wfm, siteId);
    const { timestep: minutes, activityId: activityIds = [] } = query;
    const steps = readCoverage(wfm, { siteId, source, range, timestep: minutes, activityIds, names }, signal);
    return new StreamedList(zonedHead({ clock, wfm }, zone), steps);
  },
});
