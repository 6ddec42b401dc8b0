import { tenantId } from './business-units.ts';
import { sitePlans } from './sites.ts';

export interface CfgTeam {
  readonly wmTeamId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly gswTenantId: number;
  readonly timestamp: string;
}

export function createTeams(): CfgTeam[] {
  return sitePlans.flatMap((plan) =>
    plan.teams.map((name, index) => ({
      wmTeamId: plan.siteId * 10 + index + 1,
      wmSiteId: plan.siteId,
      wmName: name,
      gswTenantId: tenantId,
      timestamp: String(index + 3),
    })),
  );
}
