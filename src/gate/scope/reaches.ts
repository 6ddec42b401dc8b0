import type { PartialScope } from '../../identity/scope.ts';
import type { Clock } from '../../time/clock.ts';
import type { Wfm } from '../../wfm/wfm-port.ts';
import { reachOf, type Reach } from './reach.ts';

/** What scopes come to, looked up at most every so often. */
export interface Reaches {
  /** `identity` names the upstream identity that `wfm` calls as; absent: the bridge's own. */
  of(wfm: Wfm, scope: PartialScope, identity?: string): Promise<Reach>;
}

/** How long an agent who has left a team, or a site that has left a business unit, may still be seen. */
const lifetimeMs = 30_000;
const remembered = 1_000;

function keyOf({ businessUnitIds, siteIds, teamIds }: PartialScope, identity = ''): string {
  const ids = [businessUnitIds, siteIds, teamIds].map((some) => [...some].sort((a, b) => a - b).join());
  return [identity, ...ids].join(' ');
}

/**
 * Keeps what was found, never what is being looked for: a caller who goes away ends its own look-up alone. WFM shows each
 * upstream identity what that one may see, so that what it has shown one is not used for another.
 */
export function keptReaches(clock: Clock): Reaches {
  const known = new Map<string, { readonly reach: Reach; readonly until: number }>();
  return {
    async of(wfm, scope, identity) {
      const key = keyOf(scope, identity);
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
