import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeSiteScope } from '../../endpoint-scope.ts';
import { siteActivities, siteActivitiesUse, type NamedIds } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { idList } from '../schema-parts.ts';
import { performanceQuery, performanceUse, readPerformance, requireLevel } from './read-performance.ts';
import { performanceList } from './schema.ts';
import { performanceTable } from './table.ts';

export const sitePerformance = endpoint({
  operationId: 'listSitePerformance',
  summary: 'List actual, forecast, scheduled and required values of a site by timestep',
  tag: 'Performance',
  method: 'get',
  path: `${sitePath}/performance`,
  params: siteParams,
  query: z.strictObject({
    ...performanceQuery,
    level: z
      .enum(['activity', 'site'])
      .default('activity')
      .describe('Each activity by itself, or the site as a whole.'),
    activityId: idList('these activities of the site'),
  }),
  body: z.undefined(),
  response: performanceList,
  forms: listForms,
  table: performanceTable,
  permissions: ['wfm:intraday:view'],
  scope: wholeSiteScope,
  safety: 'read',
  uses: [...siteInfoUses, siteActivitiesUse, performanceUse],
  async handle({ params: { siteId }, query, wfm, clock, timeZones, signal }) {
    const { level: asked, activityId: ids } = query;
    requireLevel(asked, { level: 'activity', parameter: 'activityId', ids });
    const { zone, name } = await siteInfo({ wfm, timeZones }, siteId);
    const isSite = asked === 'site';
    const objects: NamedIds = isSite ? new Map([[siteId, name]]) : await siteActivities(wfm, siteId, ids);
    const level = isSite ? 'PERF_LEVEL_SITE' : 'PERF_LEVEL_ACTIVITY';
    return readPerformance(query, { zone, level, objects }, { wfm, clock, signal });
  },
});
