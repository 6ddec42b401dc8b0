import type { CfgActivity } from '../activities.ts';
import { siteClock, type SiteClock } from '../site-clock.ts';
import type { World } from '../world.ts';

/** The levels of WFM, as `EPerfLevel` names them. */
export const performanceLevels = [
  'PERF_LEVEL_ACTIVITY',
  'PERF_LEVEL_MULTISITE_ACTIVITY',
  'PERF_LEVEL_SITE',
  'PERF_LEVEL_BU',
  'PERF_LEVEL_ENTERPRISE',
] as const;
export type PerformanceLevel = (typeof performanceLevels)[number];

/** The enterprise is one object, and has no id of its own. */
export const enterpriseId = 0;

/** Something whose performance can be asked for. */
export interface PerformanceObject {
  readonly id: number;
  /** The wall clock of the site or business unit; UTC for the enterprise, which has none. */
  readonly clock: SiteClock;
  /** All activities that are rolled up in it. */
  readonly activities: readonly CfgActivity[];
}

/** All objects of a level. */
export function objectsOfLevel(world: World, level: PerformanceLevel): PerformanceObject[] {
  const clockOf = (timeZoneId: number): SiteClock => {
    const zone = world.timeZones.find(({ wmTimezoneId }) => wmTimezoneId === timeZoneId);
    return siteClock(zone?.wmName ?? 'Etc/UTC');
  };
  const clockOfUnit = (unitId: number): SiteClock =>
    clockOf(world.businessUnits.find(({ wmBUId }) => wmBUId === unitId)?.wmTimezoneId ?? 0);
  const ofSites = (siteIds: readonly number[]): CfgActivity[] =>
    world.activities.filter(({ wmSiteId }) => siteIds.includes(wmSiteId));
  switch (level) {
    case 'PERF_LEVEL_ACTIVITY':
      return world.activities.map((activity) => {
        const site = world.sites.find(({ wmSiteId }) => wmSiteId === activity.wmSiteId);
        return {
          id: activity.wmActivityId,
          clock: clockOf(site?.wmTimezoneId ?? 0),
          activities: [activity],
        };
      });
    case 'PERF_LEVEL_MULTISITE_ACTIVITY':
      return world.multiSiteActivities.map((shared) => ({
        id: shared.wmMultiSiteActivityId,
        clock: clockOfUnit(shared.wmBUId),
        activities: world.activities.filter(({ wmActivityId }) => shared.wmActivityId.includes(wmActivityId)),
      }));
    case 'PERF_LEVEL_SITE':
      return world.sites.map((site) => ({
        id: site.wmSiteId,
        clock: clockOf(site.wmTimezoneId),
        activities: ofSites([site.wmSiteId]),
      }));
    case 'PERF_LEVEL_BU':
      return world.businessUnits.map((unit) => ({
        id: unit.wmBUId,
        clock: clockOf(unit.wmTimezoneId),
        activities: ofSites(
          world.sites.filter(({ wmBUId }) => wmBUId === unit.wmBUId).map(({ wmSiteId }) => wmSiteId),
        ),
      }));
    case 'PERF_LEVEL_ENTERPRISE':
      return [{ id: enterpriseId, clock: siteClock('Etc/UTC'), activities: world.activities }];
  }
}
