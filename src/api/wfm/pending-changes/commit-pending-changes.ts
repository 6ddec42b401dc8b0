import { endChanges } from './end-changes.ts';

export const commitPendingChanges = endChanges({
  operationId: 'commitPendingChanges',
  summary: 'Commit pending changes: from then on they are the Master Schedule',
  segment: 'commit',
  operation: 'CommitPendingChanges',
  permissions: ['wfm:schedule:commit'],
  safety: 'idempotent',
});
