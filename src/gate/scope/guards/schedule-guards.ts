import { onlyRows, type ScopedRequest, type ServiceGuards } from '../operation-guard.ts';
import { sharedBySites } from './shared-rows.ts';

interface OfSite {
  readonly siteId: number;
}

function requireSite({ siteId }: OfSite, request: ScopedRequest): void {
  request.requireSite(siteId);
}

function requireSeenChanges(
  { siteId, changeId }: OfSite & { readonly changeId?: readonly number[] },
  request: ScopedRequest,
): void {
  request.requireSite(siteId);
  request.requireSeen('pending change', changeId);
}

/** Rows about agents have no site of their own: it is that of the request. */
export const scheduleGuards: ServiceGuards<'ScheduleService'> = {
  GetSchScenario: { shown: sharedBySites },
  GetMasterAgent: {
    asked: requireSite,
    shown: (answer, request, { siteId }) =>
      onlyRows(answer, 'items', ({ agentId }) => request.hasAgent(siteId, agentId)),
  },
  GetSchAgentDay: {
    asked: requireSite,
    shown: (answer, request, { siteId }) =>
      onlyRows(answer, 'schAgentDay', ({ agentId }) => request.hasAgent(siteId, agentId)),
  },
  GetAgentState: {
    asked: requireSite,
    shown: (answer, request, { siteId }) =>
      onlyRows(answer, 'schAgentState', ({ agentId }) => request.hasAgent(siteId, agentId)),
  },
  // Sums over all agents of a site.
  GetSchActivity: { asked: ({ siteId }, request) => request.requireWholeSite(siteId) },
  GetPendingChanges: {
    asked: requireSite,
    shown(answer, request, { siteId }) {
      const shown = onlyRows(answer, 'items', ({ agentId }) => request.hasAgent(siteId, agentId));
      const ids = shown.items.map(({ changeId }) => changeId);
      request.saw('pending change', ids);
      return shown;
    },
  },
  InsertSchAgentState: {
    asked({ siteId, states = [] }, request) {
      request.requireSite(siteId);
      const agentIds = states.map(({ agentId }) => agentId);
      request.requireAgents(siteId, agentIds);
    },
  },
  CommitPendingChanges: { asked: requireSeenChanges },
  RollbackPendingChanges: { asked: requireSeenChanges },
};
