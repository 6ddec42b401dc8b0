import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeSiteScope } from '../../endpoint-scope.ts';
import { constantOf } from '../parts/constant-of.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { siteActivities, siteActivitiesUse, type NamedIds } from '../parts/site-activities.ts';
import { siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { itemWords, levelWords } from '../performance/mapping.ts';
import { alertSetting, performanceAlert } from './schema.ts';

export const setPerformanceAlert = endpoint({
  operationId: 'setPerformanceAlert',
  summary: 'Set when one item of a site or of one of its activities alerts',
  tag: 'PerformanceAlerts',
  method: 'put',
  path: `${sitePath}/performance-alerts`,
  params: siteParams,
  query: z.strictObject({}),
  body: alertSetting,
  response: performanceAlert,
  forms: ['json'],
  permissions: ['wfm:intraday:edit'],
  scope: wholeSiteScope,
  safety: 'idempotent',
  uses: [
    ...siteInfoUses,
    siteActivitiesUse,
    jobUse('PerformanceService', 'UpdatePerformanceAlert', {
      UpdatePerformanceAlert: 'setting',
      PerfAlertSetting: 'wmLevel wmObjectId wmItem wmMinDeviation wmMaxDeviation',
      ...outcomeUse,
    }),
  ],
  async handle({ params: { siteId }, body, wfm, timeZones }) {
    const { activityId, item, minDeviation, maxDeviation } = body;
    const { name } = await siteInfo({ wfm, timeZones }, siteId);
    const isSite = activityId === undefined;
    const named: NamedIds = isSite
      ? new Map([[siteId, name]])
      : await siteActivities(wfm, siteId, [activityId]);
    const level = isSite ? 'PERF_LEVEL_SITE' : 'PERF_LEVEL_ACTIVITY';
    const objectId = activityId ?? siteId;
    const setting = {
      level,
      objectId,
      item: constantOf(item, itemWords),
      minDeviation,
      maxDeviation,
    } as const;
    await wfm.call('PerformanceService', 'UpdatePerformanceAlert', { setting });
    const shown = { level: levelWords[level], objectId, objectName: named.get(objectId) ?? null };
    return { ...shown, item, minDeviation, maxDeviation };
  },
});
