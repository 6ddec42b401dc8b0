import { onlyRows, type ScopedRequest, type ServiceGuards } from '../operation-guard.ts';
import { shareOf } from '../reach.ts';
import { isOfSite, sharedBySite, sharedBySites } from './shared-rows.ts';

/** For the whole of each site, and for at least one: a type of no site would be nobody's. */
function requireWholeSites(siteIds: readonly number[] = [], request: ScopedRequest): void {
  for (const id of siteIds.length === 0 ? [0] : siteIds) request.requireWholeSite(id);
}

/** Users, security roles and deletions are not here: they are for callers of the whole installation. */
export const configGuards: ServiceGuards<'ConfigService'> = {
  GetBU: {
    shown: (answer, { reach }) => onlyRows(answer, 'items', ({ buId }) => reach.businessUnitIds.has(buId)),
  },
  GetSite: {
    shown: (answer, request) => onlyRows(answer, 'items', ({ siteId }) => request.hasSite(siteId)),
  },
  GetTeam: {
    shown: (answer, request) =>
      onlyRows(answer, 'items', (row) => isOfSite(row) && request.hasTeam(row.siteId, row.teamId)),
  },
  GetAgent: {
    shown: (answer, request) =>
      onlyRows(answer, 'items', (row) => isOfSite(row) && request.hasAgent(row.siteId, row.agentId)),
  },
  GetActivity: {
    shown(answer, request) {
      const shown = sharedBySite(answer, request);
      const isWhole = (row: object): boolean =>
        isOfSite(row) && shareOf(request.reach, row.siteId) === 'whole';
      const ids = shown.items.filter(isWhole).map(({ activityId }) => activityId);
      request.saw('activity', ids);
      return shown;
    },
  },
  GetMultiSiteActivity: {
    shown(answer, request) {
      const { businessUnitIds } = request.reach;
      const shown = onlyRows(answer, 'items', (row) => 'buId' in row && businessUnitIds.has(row.buId));
      const ids = shown.items.map(({ multiSiteActivityId }) => multiSiteActivityId);
      request.saw('multi-site activity', ids);
      return shown;
    },
  },
  GetContract: { shown: sharedBySite },
  GetTimeOffRule: { shown: sharedBySite },
  GetShift: { shown: sharedBySite },
  GetRotatingPattern: { shown: sharedBySite },
  GetScheduleStateGroup: { shown: sharedBySite },
  GetExceptionType: { shown: sharedBySites },
  GetTimeOffType: { shown: sharedBySites },
  // Names of skills and zones, which belong to no site.
  GetSkill: {},
  GetTimezone: {},
  InsertExceptionType: {
    asked: ({ exceptionType: { siteId } }, request) => requireWholeSites(siteId, request),
  },
  InsertTimeOffType: {
    asked: ({ timeOffType: { siteId } }, request) => requireWholeSites(siteId, request),
  },
};
