import type { Input } from '../../../wfm/wfm-port.ts';
import type { ScopedRequest, ServiceGuards } from '../operation-guard.ts';

type Level = Input<'PerformanceService', 'GetPerformance'>['level'];

/** Sums: whose they are must be in reach as a whole. No objects would mean all of the level. */
function requireObjects(level: Level, objectIds: readonly number[] = [], request: ScopedRequest): void {
  const ids = objectIds.length === 0 ? [0] : objectIds;
  switch (level) {
    case 'PERF_LEVEL_SITE':
      for (const id of ids) request.requireWholeSite(id);
      break;
    case 'PERF_LEVEL_ACTIVITY':
      request.requireSeen('activity', ids);
      break;
    case 'PERF_LEVEL_MULTISITE_ACTIVITY':
      request.requireSeen('multi-site activity', ids);
      break;
    case 'PERF_LEVEL_BU':
      for (const id of ids) request.requireBusinessUnit(id);
      break;
    case 'PERF_LEVEL_ENTERPRISE':
    // And numbers whose meaning nobody knows.
    default:
      request.requireBusinessUnit(0);
  }
}

/** Endpoints take the objects that they asked for out of the answer, and no others. */
export const performanceGuards: ServiceGuards<'PerformanceService'> = {
  GetPerformance: { asked: ({ level, objectId }, request) => requireObjects(level, objectId, request) },
  GetPerformanceAlert: { asked: ({ level, objectId }, request) => requireObjects(level, objectId, request) },
  UpdatePerformanceAlert: {
    asked: ({ setting: { level, objectId } }, request) => requireObjects(level, [objectId], request),
  },
};
