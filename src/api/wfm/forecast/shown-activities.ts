import type { Wfm } from '../../../wfm/wfm-port.ts';
import { full } from '../noun.ts';
import { siteActivities, type NamedIds } from '../parts/site-activities.ts';
import type { FrcStep } from './mapping.ts';

/** Which activities of an answer may be shown, with their names. */
export type ShownActivities = (steps: readonly FrcStep[]) => Promise<NamedIds>;

export interface WantedActivities {
  readonly activityId: readonly number[] | undefined;
  /** Whether the caller's scope is all. */
  readonly seesAll: boolean;
}

/** Ids of an answer that WFM knows as activities of any site. */
async function known(wfm: Wfm, activityId: readonly number[]): Promise<ReadonlySet<number>> {
  const { items } = await wfm.call('ConfigService', 'GetActivity', {
    filter: { activityId },
    details: full,
  });
  return new Set(items.map((activity) => activity.activityId));
}

/**
 * The activities of the site, those that are wanted or all. In the second case also those that nobody knows any more: a
 * forecast may be older than the activity is gone. One that WFM knows belongs to another site and is not shown; a caller who
 * does not see all sites cannot tell the two apart and is shown neither.
 */
export async function shownActivities(
  wfm: Wfm,
  siteId: number,
  { activityId: wanted, seesAll }: WantedActivities,
): Promise<ShownActivities> {
  const own = await siteActivities(wfm, siteId, wanted);
  if (wanted !== undefined || !seesAll) return () => Promise.resolve(own);
  const foreign = new Set<number>();
  const deleted = new Set<number>();
  return async (steps) => {
    const ids = new Set(steps.map(({ activityId }) => activityId));
    const unknown = [...ids].filter((id) => !own.has(id) && !foreign.has(id) && !deleted.has(id));
    if (unknown.length > 0) {
      // The head of the answer is on its way: it could no longer say how old a kept answer is.
      const elsewhere = await known(wfm.live ?? wfm, unknown);
      for (const id of unknown) (elsewhere.has(id) ? foreign : deleted).add(id);
    }
    return new Map([...own, ...[...deleted].map((id) => [id, null] as const)]);
  };
}
