import { z } from 'zod';
import type { Permission } from '../../../identity/permission.ts';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { siteParams, sitePath } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { dayAt } from '../parts/wall-time.ts';
import { readChangesUses } from './read-changes.ts';
import { requireChanges } from './require-changes.ts';
import { changesDone, changeSelection } from './schema.ts';

/** A way for changes to be pending no longer. */
export interface EndOfChanges {
  readonly operationId: string;
  readonly summary: string;
  /** Last part of the path. */
  readonly segment: string;
  readonly operation: 'CommitPendingChanges' | 'RollbackPendingChanges';
  readonly permissions: readonly Permission[];
  readonly safety: 'idempotent' | 'destructive';
}

/** The endpoint for it: all of the changes that are named, or none. */
export function endChanges({ segment, operation, ...head }: EndOfChanges): Endpoint {
  return endpoint({
    ...head,
    scope: siteScope,
    tag: 'PendingChanges',
    method: 'post',
    path: `${sitePath}/pending-changes/${segment}`,
    params: siteParams,
    query: z.strictObject({}),
    body: changeSelection,
    response: changesDone,
    forms: ['json'],
    uses: [
      ...siteInfoUses,
      ...readChangesUses,
      jobUse('ScheduleService', operation, { [operation]: 'siteId changeId', ...outcomeUse }),
    ],
    async handle({ params: { siteId }, body, wfm, clock, timeZones }) {
      const { zone } = await siteInfo({ wfm, timeZones }, siteId);
      const today = dayAt(zone, clock.now());
      const { changeIds } = body;
      const changeId = await requireChanges(wfm, { siteId, changeIds, today });
      await wfm.call('ScheduleService', operation, { siteId, changeId });
      return { changeIds: [...changeId] };
    },
  });
}
