import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import { endpoint } from '../../endpoint.ts';
import { siteActivities, siteActivitiesUse, type NamedIds } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { idList } from '../schema-parts.ts';
import { performanceQuery, performanceUse, readPerformance } from './read-performance.ts';
import { performanceList } from './schema.ts';
import { performanceTable } from './table.ts';

/** Throws `invalid-request` where activities are named and yet the site as a whole is asked for. */
function requireLevel(level: 'activity' | 'site', activityId: readonly number[] | undefined): void {
  if (level === 'activity' || activityId === undefined) return;
  const detail = 'is for level=activity';
  throw new BridgeError('invalid-request', `activityId: ${detail}`, {
    facts: { errors: [{ parameter: 'activityId', detail }] },
  });
}

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
  safety: 'read',
  uses: [...siteInfoUses, siteActivitiesUse, performanceUse],
  async handle({ params: { siteId }, query, wfm, clock, timeZones, signal }) {
    requireLevel(query.level, query.activityId);
    const { zone, name } = await siteInfo({ wfm, timeZones }, siteId);
    const isSite = query.level === 'site';
    const objects: NamedIds = isSite
      ? new Map([[siteId, name]])
      : await siteActivities(wfm, siteId, query.activityId);
    const level = isSite ? 'PERF_LEVEL_SITE' : 'PERF_LEVEL_ACTIVITY';
    return readPerformance(query, { zone, level, objects }, { wfm, clock, signal });
  },
});
