import type { PartialScope } from '../../identity/scope.ts';
import type { Wfm } from '../../wfm/wfm-port.ts';

/** What a scope comes to in WFM as it is: which sites as a whole, which teams, and who is in those now. */
export interface Reach {
  readonly businessUnitIds: ReadonlySet<number>;
  /** Sites as a whole. */
  readonly siteIds: ReadonlySet<number>;
  /** Sites of which only teams are in reach. */
  readonly partSiteIds: ReadonlySet<number>;
  readonly teamIds: ReadonlySet<number>;
  /** The agents of these teams, as they are in them now, with their sites. */
  readonly teamAgents: ReadonlyMap<number, number>;
}

/** How much of a site is in reach. */
export function shareOf(reach: Reach, siteId: number): 'whole' | 'part' | 'none' {
  if (reach.siteIds.has(siteId)) return 'whole';
  return reach.partSiteIds.has(siteId) ? 'part' : 'none';
}

const full = { infoType: 'CFG_INFO_OBJECT' } as const;

/** WFM takes an empty list for all, and is not trusted to have filtered: this holds for all three reads. */
async function sitesOf(wfm: Wfm, businessUnitIds: ReadonlySet<number>): Promise<readonly number[]> {
  if (businessUnitIds.size === 0) return [];
  const filter = { buId: [...businessUnitIds] };
  const { items } = await wfm.call('ConfigService', 'GetSite', { filter, details: full });
  return items.flatMap((site) => ('buId' in site && businessUnitIds.has(site.buId) ? [site.siteId] : []));
}

async function sitesOfTeams(wfm: Wfm, teamIds: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> {
  if (teamIds.size === 0) return new Map();
  const filter = { teamId: [...teamIds] };
  const { items } = await wfm.call('ConfigService', 'GetTeam', { filter, details: full });
  const known = items.flatMap((team) =>
    'siteId' in team && teamIds.has(team.teamId) ? [[team.teamId, team.siteId] as const] : [],
  );
  return new Map(known);
}

async function agentsOfTeams(wfm: Wfm, teamIds: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> {
  if (teamIds.size === 0) return new Map();
  const filter = { teamId: [...teamIds] };
  const { items } = await wfm.call('ConfigService', 'GetAgent', { filter, details: full });
  const known = items.flatMap((agent) =>
    'teamId' in agent && teamIds.has(agent.teamId) ? [[agent.agentId, agent.siteId] as const] : [],
  );
  return new Map(known);
}

/** Looks a scope up in WFM: one call for business units, two for teams, none for sites. */
export async function reachOf(wfm: Wfm, scope: PartialScope): Promise<Reach> {
  const { businessUnitIds, teamIds } = scope;
  const [ofUnits, ofTeams, teamAgents] = await Promise.all([
    sitesOf(wfm, businessUnitIds),
    sitesOfTeams(wfm, teamIds),
    agentsOfTeams(wfm, teamIds),
  ]);
  const siteIds = new Set([...scope.siteIds, ...ofUnits]);
  const partSiteIds = new Set([...ofTeams.values()].filter((id) => !siteIds.has(id)));
  return { businessUnitIds, siteIds, partSiteIds, teamIds, teamAgents };
}
