import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { dayAt } from '../parts/wall-time.ts';
import { readChangesUses } from './read-changes.ts';
import { requireChanges } from './require-changes.ts';
import { changesDone, changeSelection } from './schema.ts';

export const commitPendingChanges = endpoint({
  operationId: 'commitPendingChanges',
  summary: 'Commit pending changes: from then on they are the Master Schedule',
  tag: 'PendingChanges',
  method: 'post',
  path: `${sitePath}/pending-changes/commit`,
  params: siteParams,
  query: z.strictObject({}),
  body: changeSelection,
  response: changesDone,
  forms: ['json'],
  permissions: ['wfm:schedule:commit'],
  safety: 'idempotent',
  uses: [
    ...siteInfoUses,
    ...readChangesUses,
    jobUse('ScheduleService', 'CommitPendingChanges', {
      CommitPendingChanges: 'siteId changeId',
      ...outcomeUse,
    }),
  ],
  async handle({ params: { siteId }, body, wfm, clock, timeZones }) {
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const today = dayAt(zone, clock.now());
    const { changeIds } = body;
    const changeId = await requireChanges(wfm, { siteId, changeIds, today });
    await wfm.call('ScheduleService', 'CommitPendingChanges', { siteId, changeId });
    return { changeIds: [...changeId] };
  },
});
