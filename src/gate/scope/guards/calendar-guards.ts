import { onlyRows, type ScopedRequest, type ServiceGuards } from '../operation-guard.ts';

interface OfAgent {
  readonly siteId: number;
  readonly agentId: number;
}

function requireAgent({ siteId, agentId }: OfAgent, request: ScopedRequest): void {
  request.requireAgents(siteId, [agentId]);
}

export const calendarGuards: ServiceGuards<'CalendarService'> = {
  GetCalendarItem: {
    shown(answer, request) {
      const shown = onlyRows(answer, 'items', ({ siteId, agentId }) => request.hasAgent(siteId, agentId));
      const ids = shown.items.map(({ itemId }) => itemId);
      request.saw('calendar item', ids);
      return shown;
    },
  },
  InsertCalendarItem: { asked: ({ item }, request) => requireAgent(item, request) },
  UpdateCalendarItem: {
    asked({ item }, request) {
      request.requireSeen('calendar item', [item.itemId]);
      requireAgent(item, request);
    },
  },
  SetCalendarItemStatus: { asked: ({ itemId }, request) => request.requireSeen('calendar item', itemId) },
  DeleteCalendarItem: { asked: ({ itemId }, request) => request.requireSeen('calendar item', [itemId]) },
  GetTimeOffBalance: {
    asked: ({ siteId }, request) => request.requireSite(siteId),
    shown: (answer, request, { siteId }) =>
      onlyRows(answer, 'calTimeOffBalance', ({ agentId }) => request.hasAgent(siteId, agentId)),
  },
  GetTimeOffLimit: {
    asked: ({ siteId }, request) => request.requireSite(siteId),
    shown: (answer, request) =>
      onlyRows(answer, 'calTimeOffLimit', ({ siteId, teamId }) => request.hasTeam(siteId, teamId)),
  },
  GetTimeOffWaitList: {
    asked: ({ siteId }, request) => request.requireSite(siteId),
    shown: (answer, request, { siteId }) =>
      onlyRows(answer, 'calWaitListItem', ({ agentId }) => request.hasAgent(siteId, agentId)),
  },
};
