import type { Wfm } from '../../../wfm/wfm-port.ts';
import { activityNoun } from '../../wfm/activities/activities.ts';
import { exceptionTypeNoun } from '../../wfm/exception-types/exception-types.ts';
import { allObjects } from '../../wfm/noun.ts';
import { timeOffTypeNoun } from '../../wfm/time-off-types/time-off-types.ts';
import type { ActivityCodeContainer } from '../models/activity-code.ts';
import type { UnitIds } from '../parts/management-unit.ts';
import { toActivityCodes, toCodeContainer, type ActivityCodes, type CodeSources } from './mapping.ts';

export const activityCodesUses = [activityNoun.uses, exceptionTypeNoun.uses, timeOffTypeNoun.uses];

/** WFM is not trusted to have filtered. */
async function readSources(wfm: Wfm, siteId: number): Promise<CodeSources> {
  const filter = { ...allObjects, siteId: [siteId] };
  const [activities, exceptionTypes, timeOffTypes] = await Promise.all([
    activityNoun.read(wfm, filter),
    exceptionTypeNoun.read(wfm, filter),
    timeOffTypeNoun.read(wfm, filter),
  ]);
  return {
    activities: activities.filter((activity) => activity.siteId === siteId),
    exceptionTypes: exceptionTypes.filter(({ siteIds }) => siteIds.includes(siteId)),
    timeOffTypes: timeOffTypes.filter(({ siteIds }) => siteIds.includes(siteId)),
  };
}

/** All activity codes of a management unit. */
export async function readActivityCodes(wfm: Wfm, { siteId, unitId }: UnitIds): Promise<ActivityCodes> {
  return toActivityCodes(unitId, await readSources(wfm, siteId));
}

/** The same as an answer. */
export async function readCodeContainer(
  wfm: Wfm,
  { siteId, unitId }: UnitIds,
): Promise<ActivityCodeContainer> {
  return toCodeContainer(unitId, await readSources(wfm, siteId));
}
