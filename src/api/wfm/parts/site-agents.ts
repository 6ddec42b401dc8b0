import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { full } from '../noun.ts';
import { jobUse } from './job-use.ts';

export const siteAgentsUse = jobUse('ConfigService', 'GetAgent', {
  GetAgent: 'filter details',
  CfgAgentFilter: 'gswAgentId wmSiteId',
  CfgAgent: 'gswAgentId wmSiteId',
  CfgAgentDetails: 'infoType',
});

/**
 * Ids of the agents of a site, of all or of those that are wanted: what a record without a site of its own is measured
 * by, since WFM is not trusted to have filtered.
 */
export async function siteAgentIds(
  wfm: Wfm,
  siteId: number,
  wanted: readonly number[] = [],
): Promise<ReadonlySet<number>> {
  const { items } = await wfm.call('ConfigService', 'GetAgent', {
    filter: { siteId: [siteId], agentId: wanted },
    details: full,
  });
  const own = fullObjects(items, 'timestamp').filter((agent) => agent.siteId === siteId);
  return new Set(own.map(({ agentId }) => agentId));
}

const shownIds = 10;

/** Throws `not-found` unless all of these agents belong to the site; `pointerOf` says where the body names the n-th. */
export async function requireAgents(wfm: Wfm, { siteId, ids, pointerOf }: RequiredAgents): Promise<void> {
  const known = await siteAgentIds(wfm, siteId, [...new Set(ids)]);
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: pointerOf(index), detail: `the site has no agent ${id}` }],
  );
  if (errors.length === 0) return;
  const missing = [...new Set(ids.filter((id) => !known.has(id)))];
  const more = missing.length > shownIds ? ` and ${missing.length - shownIds} more` : '';
  const detail = `the site has no agent ${missing.slice(0, shownIds).join(', ')}${more}`;
  throw new BridgeError('not-found', detail, { facts: { errors: errors.slice(0, 50) } });
}

export interface RequiredAgents {
  readonly siteId: number;
  readonly ids: readonly number[];
  readonly pointerOf: (index: number) => string;
}
