import type { CfgAgent } from './agents.ts';
import { tenantId } from './business-units.ts';
import { claimLoginName } from './login-name.ts';
import { nameStock, type NameArea } from './person-names.ts';
import { createRandom } from './random.ts';
import { sitePlans } from './sites.ts';
import type { CfgTeam } from './teams.ts';
import { timeZoneId, type CfgTimezone } from './time-zones.ts';

export interface CfgUserSecurity {
  readonly wmSubsystemId: number;
}

export interface CfgUser {
  readonly gswUserId: number;
  readonly wmUser?: string;
  /** 0 = none. */
  readonly wmTimezoneId: number;
  readonly wmBuilderId: number;
  /** 0 = none. */
  readonly wmSecurityRoleId: number;
  readonly gswFirstName?: string;
  readonly gswLastName?: string;
  readonly gswEmail?: string;
  readonly gswTenantId: number;
  readonly wmUserSecurity: readonly CfgUserSecurity[];
  readonly timestamp: string;
}

/** The Person that the service identity of an integration has. */
export const integrationUserId = 748;

/** What users refer to, and whose logins they must not have. */
export interface UserSurroundings {
  readonly teams: readonly CfgTeam[];
  readonly timeZones: readonly CfgTimezone[];
  readonly agents: readonly CfgAgent[];
}

/** The service identity, an administrator without a name, a leader for each team and a planner for each site. */
export function createUsers(seed: number, integrationUser: string, around: UserSurroundings): CfgUser[] {
  const random = createRandom(seed, 'users');
  const taken = new Set([...around.agents.map((agent) => agent.gswUserName), 'wfmadmin', integrationUser]);
  const staff = (id: number, siteId: number, roleId: number): CfgUser => {
    const site = sitePlans.find((plan) => plan.siteId === siteId);
    const stock = nameStock(random.pick<NameArea>(site?.people ?? ['english']));
    const first = random.pick(stock.given);
    const last = random.pick(stock.family);
    const login = claimLoginName({ first, last, id }, taken);
    return {
      ...plainUser(id, login, roleId),
      wmTimezoneId: site === undefined ? 0 : timeZoneId(around.timeZones, site.timeZone),
      gswFirstName: first,
      gswLastName: last,
      gswEmail: `${login}@contact-centre.example`,
      wmUserSecurity: random.sample([40, 70, 90], 2).map((subsystem) => ({ wmSubsystemId: subsystem })),
      timestamp: String(random.integer(1, 400)),
    };
  };
  return [
    plainUser(701, 'wfmadmin', 1),
    ...around.teams.map((team, index) => staff(leaderId(index), team.wmSiteId, 2)),
    ...sitePlans.map((site) => staff(plannerOf(site.siteId), site.siteId, 3)),
    {
      ...plainUser(integrationUserId, integrationUser, 6),
      gswFirstName: 'API',
      gswLastName: 'Bridge',
      gswEmail: 'api.bridge@contact-centre.example',
      wmTimezoneId: timeZoneId(around.timeZones, 'Europe/Amsterdam'),
    },
  ];
}

/** The first thirty leaders are before the planners, the others of a large world far behind all agents. */
function leaderId(index: number): number {
  return index < 30 ? 710 + index : 100_000 + index;
}

/** The planner of a site. */
export function plannerOf(siteId: number): number {
  return 740 + sitePlans.findIndex((site) => site.siteId === siteId);
}

function plainUser(id: number, login: string, roleId: number): CfgUser {
  return {
    gswUserId: id,
    wmUser: login,
    wmTimezoneId: 0,
    wmBuilderId: 0,
    wmSecurityRoleId: roleId,
    gswTenantId: tenantId,
    wmUserSecurity: [],
    timestamp: '1',
  };
}
