import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { StreamedList } from '../../streamed-list.ts';
import { anyTable } from '../../table.ts';
import { eachOf, readInOrder } from '../parts/chunks.ts';
import { dayGroups, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { siteActivities, siteActivitiesUse } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath, zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { timestep } from '../parts/timestep.ts';
import { requireScenario, requireScenarioUse } from '../schedule/require-scenario.ts';
import { scenarioIdQuery, sourceOf } from '../schedule/schedule-source.ts';
import { idList } from '../schema-parts.ts';
import { toCoverageSteps } from './mapping.ts';
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
  safety: 'read',
  uses: [
    ...siteInfoUses,
    requireScenarioUse,
    siteActivitiesUse,
    jobUse('ScheduleService', 'GetSchActivity', {
      GetSchActivity: 'source scenarioId siteId start end activityId timestepMinutes',
      SchActivityHolder: 'schActivityStep',
      SchActivityStep: 'wmActivityId wmDateTime wmScheduled wmRequired wmCalculated',
    }),
  ],
  async handle({ params: { siteId }, query, caller, wfm, clock, timeZones, signal }) {
    const source = sourceOf(query, caller);
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const range = rangeOf(query, zone, { maxDays });
    await requireScenario(wfm, source.scenarioId, siteId);
    const names = await siteActivities(wfm, siteId);
    const activityIds = query.activityId ?? [];
    const readDay = async ({ start, end }: DayRange): Promise<readonly CoverageStep[]> => {
      const { schActivityStep: steps } = await wfm.call('ScheduleService', 'GetSchActivity', {
        ...source,
        siteId,
        start,
        end,
        activityId: activityIds,
        timestepMinutes: query.timestep,
      });
      return toCoverageSteps(steps, { zone, instants: range.instants, activityIds, names });
    };
    const days = readInOrder(dayGroups(range, 1), readDay, { signal });
    return new StreamedList(zonedHead(clock, zone), eachOf(days));
  },
});
