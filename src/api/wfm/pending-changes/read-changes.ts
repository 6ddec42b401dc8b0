import type { Wfm } from '../../../wfm/wfm-port.ts';
import { jobUse } from '../parts/job-use.ts';
import { siteAgentIds, siteAgentsUse } from '../parts/site-agents.ts';
import type { SchPendingChange } from './mapping.ts';

export const readChangesUses = [
  siteAgentsUse,
  jobUse('ScheduleService', 'GetPendingChanges', {
    GetPendingChanges: 'siteId start end agentId',
    SchPendingChange:
      'wmChangeId gswAgentId wmStateType wmStateId wmStartDateTime wmEndDateTime gswUserId wmDateTime wmComments',
  }),
];

export interface ChangesOfSite {
  readonly siteId: number;
  /** Local times of the site, half-open. */
  readonly start: string;
  readonly end: string;
  readonly agentId?: readonly number[] | undefined;
}

/** The pending changes of a site's agents. A change has no site of its own, so its agent decides. */
export async function readChanges(wfm: Wfm, asked: ChangesOfSite): Promise<readonly SchPendingChange[]> {
  const { siteId, start, end, agentId = [] } = asked;
  const { items } = await wfm.call('ScheduleService', 'GetPendingChanges', {
    siteId,
    start,
    end,
    agentId,
  });
  if (items.length === 0) return [];
  const changed = new Set(items.map((change) => change.agentId));
  const own = await siteAgentIds(wfm, siteId, [...changed]);
  const isAsked = (id: number): boolean => own.has(id) && (agentId.length === 0 || agentId.includes(id));
  return items.filter((change) => isAsked(change.agentId));
}
