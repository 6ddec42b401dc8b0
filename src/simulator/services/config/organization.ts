import type { CfgAgent } from '../../world/agents.ts';
import type { CfgBU } from '../../world/business-units.ts';
import type { CfgSite } from '../../world/sites.ts';
import type { CfgTeam } from '../../world/teams.ts';
import type { CfgTimezone } from '../../world/time-zones.ts';
import type { World } from '../../world/world.ts';
import { byText, sortsByName } from './orders.ts';
import type { ReadableNoun } from './read-operation.ts';

/** The business units of these sites. */
export function unitsOfSites(siteIds: readonly number[], world: World): readonly number[] {
  return world.sites.filter((site) => siteIds.includes(site.wmSiteId)).map((site) => site.wmBUId);
}

export const businessUnit: ReadableNoun<CfgBU> = {
  sortEnum: 'BU',
  list: (world) => world.businessUnits,
  filters: { wmBUId: (unit) => [unit.wmBUId] },
  sorts: sortsByName('CFG_BU', (unit) => unit.wmName),
};

export const site: ReadableNoun<CfgSite> = {
  sortEnum: 'Site',
  list: (world) => world.sites,
  filters: { wmBUId: (item) => [item.wmBUId], wmSiteId: (item) => [item.wmSiteId] },
  sorts: sortsByName('CFG_SITE', (item) => item.wmName),
};

export const team: ReadableNoun<CfgTeam> = {
  sortEnum: 'Team',
  list: (world) => world.teams,
  filters: {
    wmBUId: (item, world) => unitsOfSites([item.wmSiteId], world),
    wmSiteId: (item) => [item.wmSiteId],
    wmTeamId: (item) => [item.wmTeamId],
  },
  sorts: sortsByName('CFG_TEAM', (item) => item.wmName),
};

export const agent: ReadableNoun<CfgAgent> = {
  sortEnum: 'Agent',
  list: (world) => world.agents,
  filters: {
    wmBUId: (item, world) => unitsOfSites([item.wmSiteId], world),
    wmSiteId: (item) => [item.wmSiteId],
    wmTeamId: (item) => [item.wmTeamId],
    gswAgentId: (item) => [item.gswAgentId],
  },
  sorts: {
    ...sortsByName('CFG_AGENT', (item: CfgAgent) => `${item.gswFirstName} ${item.gswLastName}`),
    CFG_AGENT_SORT_LAST_NAME: () => byText((item) => item.gswLastName),
    CFG_AGENT_SORT_FIRST_NAME: () => byText((item) => item.gswFirstName),
    CFG_AGENT_SORT_CONTRACT_LAST_NAME: (world) => {
      const contracts = new Map(world.contracts.map((contract) => [contract.wmContractId, contract.wmName]));
      const byContract = byText((item: CfgAgent) => contracts.get(item.wmContractId) ?? '');
      const byLastName = byText((item: CfgAgent) => item.gswLastName);
      return (a, b) => {
        const difference = byContract(a, b);
        return difference === 0 ? byLastName(a, b) : difference;
      };
    },
    CFG_AGENT_SORT_EMPLOYEE_ID: () => byText((item) => item.gswEmployeeId),
  },
  heavy: { provideSkillInfo: 'wmSkills', provideActivityInfo: 'wmActivities' },
};

export const timeZone: ReadableNoun<CfgTimezone> = {
  sortEnum: 'Timezone',
  list: (world) => world.timeZones,
  filters: { wmTimezoneId: (zone) => [zone.wmTimezoneId] },
  sorts: sortsByName('CFG_TIMEZONE', (zone) => zone.wmName),
};
