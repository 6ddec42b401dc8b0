import type { Wfm } from '../../../wfm/wfm-port.ts';
import { agentNoun } from '../../wfm/agents/agents.ts';
import type { Agent } from '../../wfm/agents/schema.ts';
import { allObjects } from '../../wfm/noun.ts';
import { groupsOf } from '../../wfm/parts/chunks.ts';
import { cloudId } from './cloud-id.ts';
import { notThere, requireId, type Place } from './wrong-request.ts';
import type { UnitIds } from './management-unit.ts';

export const usersUse = agentNoun.uses;

/** Ids of one call. */
const idsAtOnce = 1000;

/** WFM's numbers behind ids of users, in their order, each once; throws for an id that can be no user's. */
export function requireUserIds(
  userIds: readonly string[],
  placeOf: (index: number) => Place,
): readonly number[] {
  return [...new Set(userIds.map((id, index) => requireId('user', id, placeOf(index))))];
}

/** Agents by WFM's number; who does not exist is missing. */
export async function agentsById(wfm: Wfm, ids: readonly number[]): Promise<ReadonlyMap<number, Agent>> {
  const wanted = new Set(ids);
  const found = new Map<number, Agent>();
  for (const id of groupsOf([...wanted], idsAtOnce)) {
    const agents = await agentNoun.read(wfm, { ...allObjects, id });
    // WFM is not trusted to have filtered.
    for (const agent of agents) if (wanted.has(agent.id)) found.set(agent.id, agent);
  }
  return found;
}

/** The agents of a management unit. */
export async function agentsOfUnit(wfm: Wfm, { siteId }: Pick<UnitIds, 'siteId'>): Promise<readonly Agent[]> {
  const agents = await agentNoun.read(wfm, { ...allObjects, siteId: [siteId] });
  return agents.filter((agent) => agent.siteId === siteId);
}

/** The agents behind ids of users, in their order, each once; throws `not-found` unless all belong to the unit. */
export async function requireUsers(
  wfm: Wfm,
  { siteId }: UnitIds,
  userIds: readonly string[],
  placeOf: (index: number) => Place,
): Promise<readonly Agent[]> {
  const ids = requireUserIds(userIds, placeOf);
  const found = await agentsById(wfm, ids);
  return ids.map((id) => {
    const agent = found.get(id);
    if (agent?.siteId !== siteId) throw notThere('user', cloudId('user', id));
    return agent;
  });
}
