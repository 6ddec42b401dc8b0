import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeSiteScope } from '../../endpoint-scope.ts';
import { StreamedList } from '../../streamed-list.ts';
import { anyTable } from '../../table.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { siteActivitiesUse } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath, zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { timestep } from '../parts/timestep.ts';
import { idList, wfmId } from '../schema-parts.ts';
import { readForecast, readForecastUses } from './read-forecast.ts';
import { forecastList, type ForecastStep } from './schema.ts';

const maxDays = 92;

export const listForecast = endpoint({
  operationId: 'listForecast',
  summary: 'List the forecast of a site by timestep: the Master Forecast, or one of a scenario',
  tag: 'Forecast',
  method: 'get',
  path: `${sitePath}/forecast`,
  params: siteParams,
  query: z.strictObject({
    ...rangeQuery,
    timestep,
    activityId: idList('these activities of the site'),
    scenarioId: wfmId
      .optional()
      .describe('A forecast scenario of the site; 0, or left out, is the Master Forecast.'),
  }),
  body: z.undefined(),
  response: forecastList,
  forms: listForms,
  table: anyTable<ForecastStep>({
    columns: [
      { name: 'activityId', cell: (row) => row.activityId },
      { name: 'activityName', cell: (row) => row.activityName },
      { name: 'start', cell: (row) => row.start },
      { name: 'interactionVolume', cell: (row) => row.interactionVolume },
      { name: 'averageHandlingTime', cell: (row) => row.averageHandlingTime },
      { name: 'calculatedStaffing', cell: (row) => row.calculatedStaffing },
      { name: 'requiredStaffing', cell: (row) => row.requiredStaffing },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:forecast:view'],
  scope: wholeSiteScope,
  safety: 'read',
  uses: [...siteInfoUses, siteActivitiesUse, ...readForecastUses],
  async handle({ params: { siteId }, query, caller, wfm, clock, timeZones, signal }) {
    const { activityId } = query;
    // WFM's own number of the Master Forecast.
    const scenarioId = query.scenarioId === 0 ? undefined : query.scenarioId;
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const range = rangeOf(query, zone, { maxDays });
    const seesAll = caller.scope === 'all';
    const asked = { siteId, range, timestep: query.timestep, activityId, scenarioId, seesAll };
    const steps = await readForecast(wfm, asked, signal);
    const more = { timestepMinutes: query.timestep, scenarioId: scenarioId ?? null };
    return new StreamedList({ ...zonedHead({ clock, wfm }, zone), ...more }, steps);
  },
});
