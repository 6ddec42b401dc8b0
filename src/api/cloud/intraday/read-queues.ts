import type { Wfm } from '../../../wfm/wfm-port.ts';
import { activityNoun } from '../../wfm/activities/activities.ts';
import { allObjects } from '../../wfm/noun.ts';
import type { NamedIds } from '../../wfm/parts/site-activities.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { notThere, requireId } from '../parts/wrong-request.ts';
import type { Unit } from '../parts/management-unit.ts';

export const queuesUse = activityNoun.uses;

/**
 * The queues of a management unit: its activities that interactions come for, by WFM's number. Fixed-staff work has a
 * number of seats and no interactions; where the meaning of WFM's number of the kind is not known, nothing is left out.
 */
export async function queuesOf(wfm: Wfm, { siteId }: Unit): Promise<NamedIds> {
  const activities = await activityNoun.read(wfm, { ...allObjects, siteId: [siteId] });
  const queues = activities.filter(
    (activity) => activity.siteId === siteId && activity.kind !== 'fixed-staff',
  );
  return new Map(queues.map(({ id, name }) => [id, name]));
}

/** The queues behind ids, all for none; throws `invalid-request` for no UUID and `not-found` for no queue of the unit. */
export async function requireQueues(
  wfm: Wfm,
  unit: Unit,
  queueIds: readonly string[] = [],
): Promise<NamedIds> {
  const ids = queueIds.map((id, index) => requireId('queue', id, { pointer: `/queueIds/${index}` }));
  const queues = await queuesOf(wfm, unit);
  if (ids.length === 0) return queues;
  const missing = ids.find((id) => !queues.has(id));
  if (missing !== undefined) throw notThere('queue', cloudId('queue', missing));
  return new Map(ids.map((id) => [id, queues.get(id) ?? null]));
}
