import { commitPendingChanges } from './commit-pending-changes.ts';
import { listPendingChanges } from './list-pending-changes.ts';
import { rollbackPendingChanges } from './rollback-pending-changes.ts';

export const pendingChanges = [listPendingChanges, commitPendingChanges, rollbackPendingChanges];
