import type { PartialScope } from '../../identity/scope.ts';
import type { Clock } from '../../time/clock.ts';
import type { Wfm } from '../../wfm/wfm-port.ts';
import { reachOf, type Reach } from './reach.ts';

/** What scopes come to, looked up at most every so often. */
export interface Reaches {
  of(wfm: Wfm, scope: PartialScope): Promise<Reach>;
}

/** How long an agent who has left a team, or a site that has left a business unit, may still be seen. */
const lifetimeMs = 30_000;
const remembered = 1_000;

function keyOf({ businessUnitIds, siteIds, teamIds }: PartialScope): string {
  return [businessUnitIds, siteIds, teamIds].map((ids) => [...ids].sort((a, b) => a - b).join()).join(' ');
}

/**
 * Keeps what was found, never what is being looked for: a caller who goes away ends its own look-up alone. All callers of
 * one instance share one upstream identity, so that the scope is all that the answer depends on.
 */
export function keptReaches(clock: Clock): Reaches {
  const known = new Map<string, { readonly reach: Reach; readonly until: number }>();
  return {
    async of(wfm, scope) {
      const key = keyOf(scope);
      const kept = known.get(key);
      if (kept !== undefined && clock.now() < kept.until) return kept.reach;
      const reach = await reachOf(wfm, scope);
      known.delete(key);
      const [oldest] = known.keys();
      if (known.size === remembered && oldest !== undefined) known.delete(oldest);
      known.set(key, { reach, until: clock.now() + lifetimeMs });
      return reach;
    },
  };
}
