import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import { listForms } from '../parts/site-job.ts';
import { idList, wfmId } from '../schema-parts.ts';
import { businessUnitInfo, businessUnitUses, multiSiteActivities } from './business-unit-objects.ts';
import { performanceQuery, performanceUse, readPerformance, requireLevel } from './read-performance.ts';
import { performanceList } from './schema.ts';
import { performanceTable } from './table.ts';

export const businessUnitPerformance = endpoint({
  operationId: 'listBusinessUnitPerformance',
  summary: 'List actual, forecast, scheduled and required values of a business unit by timestep',
  tag: 'Performance',
  method: 'get',
  path: '/wfm/v1/business-units/{businessUnitId}/performance',
  params: z.strictObject({ businessUnitId: wfmId.describe('Id of the business unit.') }),
  query: z.strictObject({
    ...performanceQuery,
    level: z
      .enum(['multi-site-activity', 'business-unit'])
      .default('multi-site-activity')
      .describe('Each multi-site activity by itself, or the business unit as a whole.'),
    multiSiteActivityId: idList('these multi-site activities of the business unit'),
  }),
  body: z.undefined(),
  response: performanceList,
  forms: listForms,
  table: performanceTable,
  permissions: ['wfm:intraday:view'],
  scope: { kind: 'business-unit', param: 'businessUnitId' },
  safety: 'read',
  uses: [...businessUnitUses, performanceUse],
  async handle({ params: { businessUnitId }, query, wfm, clock, timeZones, signal }) {
    const { level: asked, multiSiteActivityId: ids } = query;
    requireLevel(asked, { level: 'multi-site-activity', parameter: 'multiSiteActivityId', ids });
    const { zone, name } = await businessUnitInfo({ wfm, timeZones }, businessUnitId);
    const isUnit = asked === 'business-unit';
    const objects: NamedIds = isUnit
      ? new Map([[businessUnitId, name]])
      : await multiSiteActivities(wfm, businessUnitId, ids);
    const level = isUnit ? 'PERF_LEVEL_BU' : 'PERF_LEVEL_MULTISITE_ACTIVITY';
    return readPerformance(query, { zone, level, objects }, { wfm, clock, signal });
  },
});
