import { tenantId } from './business-units.ts';
import { sitePlans, type SitePlan } from './sites.ts';

export interface CfgTeam {
  readonly wmTeamId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly gswTenantId: number;
  readonly timestamp: string;
}

/** Agents of a team, about. */
export const teamSize = 20;

/** The teams that each site has by name and, where it has more agents than those can take, numbered ones of the same names. */
export function createTeams(agentsPerSite?: number): CfgTeam[] {
  return sitePlans.flatMap((plan) =>
    namesOf(plan, agentsPerSite).map((name, index) => ({
      wmTeamId: teamId(plan, index),
      wmSiteId: plan.siteId,
      wmName: name,
      gswTenantId: tenantId,
      timestamp: String(index + 3),
    })),
  );
}

function namesOf({ teams }: SitePlan, agentsPerSite = 0): readonly string[] {
  const count = Math.max(teams.length, Math.ceil((agentsPerSite - 1) / teamSize));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / teams.length) + 1;
    const name = teams[index % teams.length] ?? '';
    return round === 1 ? name : `${name} ${round}`;
  });
}

/** Teams beyond the named ones have longer numbers, so that those of one site do not run into those of the next. */
function teamId(plan: SitePlan, index: number): number {
  return index < plan.teams.length ? plan.siteId * 10 + index + 1 : plan.siteId * 1000 + index + 1;
}
