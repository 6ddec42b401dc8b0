import type { OperationTable } from '../operation.ts';
import { getSchActivity } from './activity-coverage.ts';
import { getSchAgentDay } from './agent-days.ts';
import { getAgentState } from './agent-states.ts';
import { getMasterAgent, getMasterAgentShort } from './master-agents.ts';
import { getSchScenario } from './scenarios.ts';
import {
  commitPendingChanges,
  getPendingChanges,
  insertSchAgentState,
  rollbackPendingChanges,
} from './schedule-changes.ts';

export const scheduleOperations: OperationTable = {
  GetMasterAgent: getMasterAgent,
  GetAgentState: getAgentState,
  GetSchAgentDay: getSchAgentDay,
  GetSchActivity: getSchActivity,
  GetSchScenario: getSchScenario,
  InsertSchAgentState: insertSchAgentState,
  GetPendingChanges: getPendingChanges,
  CommitPendingChanges: commitPendingChanges,
  RollbackPendingChanges: rollbackPendingChanges,
};

/** The two operations that version 712 has. */
export const scheduleOperations712: OperationTable = {
  GetMasterAgent: getMasterAgentShort,
  GetAgentState: getAgentState,
};
