import { z } from 'zod';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { wholeSiteScope } from '../../endpoint-scope.ts';
import { anyTable } from '../../table.ts';
import { asOfText } from '../parts/as-of.ts';
import { jobUse } from '../parts/job-use.ts';
import { siteActivities, siteActivitiesUse } from '../parts/site-activities.ts';
import { listForms, siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { toPerformanceAlerts, type AlertObjects } from './mapping.ts';
import { performanceAlertList, type PerformanceAlert } from './schema.ts';

async function readAlerts(wfm: Wfm, asked: AlertObjects): Promise<readonly PerformanceAlert[]> {
  const { level, objects } = asked;
  // No objects would mean all objects to WFM.
  if (objects.size === 0) return [];
  const { perfAlertSetting } = await wfm.call('PerformanceService', 'GetPerformanceAlert', {
    level,
    objectId: [...objects.keys()],
  });
  return toPerformanceAlerts(perfAlertSetting, asked);
}

export const listPerformanceAlerts = endpoint({
  operationId: 'listPerformanceAlerts',
  summary: 'List when values of a site and its activities alert',
  tag: 'PerformanceAlerts',
  method: 'get',
  path: `${sitePath}/performance-alerts`,
  params: siteParams,
  query: z.strictObject({}),
  body: z.undefined(),
  response: performanceAlertList,
  forms: listForms,
  table: anyTable<PerformanceAlert>({
    columns: [
      { name: 'level', cell: (row) => row.level },
      { name: 'objectId', cell: (row) => row.objectId },
      { name: 'objectName', cell: (row) => row.objectName },
      { name: 'item', cell: (row) => row.item },
      { name: 'minDeviation', cell: (row) => row.minDeviation },
      { name: 'maxDeviation', cell: (row) => row.maxDeviation },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:intraday:view'],
  scope: wholeSiteScope,
  safety: 'read',
  uses: [
    ...siteInfoUses,
    siteActivitiesUse,
    jobUse('PerformanceService', 'GetPerformanceAlert', {
      GetPerformanceAlert: 'level objectId',
      PerfAlertSetting: 'wmLevel wmObjectId wmItem wmMinDeviation wmMaxDeviation',
    }),
  ],
  async handle({ params: { siteId }, wfm, clock, timeZones }) {
    const { name } = await siteInfo({ wfm, timeZones }, siteId);
    const site = await readAlerts(wfm, { level: 'PERF_LEVEL_SITE', objects: new Map([[siteId, name]]) });
    const objects = await siteActivities(wfm, siteId);
    const ofActivities = await readAlerts(wfm, { level: 'PERF_LEVEL_ACTIVITY', objects });
    return { asOf: asOfText({ clock, wfm }), items: [...site, ...ofActivities] };
  },
});
