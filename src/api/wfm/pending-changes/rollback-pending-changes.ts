import { endChanges } from './end-changes.ts';

export const rollbackPendingChanges = endChanges({
  operationId: 'rollbackPendingChanges',
  summary: 'Drop pending changes: the Master Schedule stays as it is',
  segment: 'rollback',
  operation: 'RollbackPendingChanges',
  permissions: ['wfm:schedule:edit', 'wfm:schedule:commit'],
  safety: 'destructive',
});
