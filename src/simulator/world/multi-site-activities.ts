import type { CfgActivity } from './activities.ts';
import type { CfgSite } from './sites.ts';

export interface CfgMultiSiteActivity {
  readonly wmMultiSiteActivityId: number;
  readonly wmBUId: number;
  readonly wmName: string;
  readonly wmActivityType: number;
  readonly wmActivityId: readonly number[];
  readonly timestamp: string;
}

/** One for every number that activities refer to, with the business unit, name and type of its first activity. */
export function createMultiSiteActivities(
  activities: readonly CfgActivity[],
  sites: readonly CfgSite[],
): CfgMultiSiteActivity[] {
  const ids = new Set(activities.map((activity) => activity.wmMultiSiteActivityId).filter((id) => id !== 0));
  return [...ids].map((id) => {
    const parts = activities.filter((activity) => activity.wmMultiSiteActivityId === id);
    const site = sites.find((candidate) => candidate.wmSiteId === parts[0]?.wmSiteId);
    return {
      wmMultiSiteActivityId: id,
      wmBUId: site?.wmBUId ?? 0,
      wmName: `${parts[0]?.wmName ?? ''}, all sites`,
      wmActivityType: parts[0]?.wmActivityType ?? 0,
      wmActivityId: parts.map((activity) => activity.wmActivityId),
      timestamp: '2',
    };
  });
}
