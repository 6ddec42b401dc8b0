import type {
  AdherenceQueries,
  AdherenceQuery,
} from '../../api/cloud/historical-adherence/adherence-queries.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { shareOf, type Reach } from './reach.ts';

/** The query as it may be asked: for all users of a unit, of whom only teams are in reach, by the names of these. */
function withinReach(query: AdherenceQuery, reach: Reach): AdherenceQuery | undefined {
  const { siteId, agentIds } = query;
  const share = shareOf(reach, siteId);
  if (share !== 'part') return share === 'whole' ? query : undefined;
  const { teamAgents } = reach;
  if (agentIds !== undefined)
    return agentIds.every((id) => teamAgents.get(id) === siteId) ? query : undefined;
  return { ...query, agentIds: [...teamAgents].flatMap(([id, site]) => (site === siteId ? [id] : [])) };
}

/**
 * Queries as a caller with a scope sees them. They are answered by the bridge in the background, for whoever knows the id:
 * what is outside the scope when the answer is fetched is not there, whatever the scope was when it was asked for.
 */
export function scopedQueries(queries: AdherenceQueries, reach: Reach): AdherenceQueries {
  return {
    submit(asked, caller) {
      const query = withinReach(asked, reach);
      if (query === undefined) throw new BridgeError('not-found', 'there is no such management unit or user');
      return queries.submit(query, caller);
    },
    read: (queryId, caller) => queries.read(queryId, caller),
    async fetch(queryId, caller, signal) {
      const asked = queries.read(queryId, caller);
      // A report on all users of a unit is not one on those who are in reach.
      if (withinReach(asked, reach) !== asked)
        throw new BridgeError('not-found', 'there is no such historical adherence query, or no more', {
          facts: { entityId: queryId },
        });
      return await queries.fetch(queryId, caller, signal);
    },
  };
}
