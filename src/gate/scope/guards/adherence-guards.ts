import { onlyRows, type ServiceGuards } from '../operation-guard.ts';

export const adherenceGuards: ServiceGuards<'AdherenceService'> = {
  GetAgentAdherence: {
    asked: ({ siteId }, request) => request.requireSite(siteId),
    shown: (answer, request) =>
      onlyRows(answer, 'adhAgentState', ({ siteId, agentId }) => request.hasAgent(siteId, agentId)),
  },
  GetAdherenceHistory: {
    asked: ({ siteId }, request) => request.requireSite(siteId),
    shown: (answer, request) =>
      onlyRows(answer, 'adhAgentDay', ({ siteId, agentId }) => request.hasAgent(siteId, agentId)),
  },
};
