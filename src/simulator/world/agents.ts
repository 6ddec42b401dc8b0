import { oleDate } from '../ole-date.ts';
import type { CfgActivity } from './activities.ts';
import type { CfgContract } from './contracts.ts';
import { claimLoginName } from './login-name.ts';
import { nameStock } from './person-names.ts';
import { createRandom, type Random } from './random.ts';
import { sitePlans, type SitePlan } from './sites.ts';
import type { CfgSkill } from './skills.ts';
import type { CfgTeam } from './teams.ts';
import { timeZoneId, type CfgTimezone } from './time-zones.ts';

export interface CfgAgentSkill {
  readonly wmSkillId: number;
  readonly wmLevel: number;
}

export interface CfgAgentActivity {
  readonly wmActivityId: number;
  readonly wmPrimary: boolean;
}

export interface CfgAgent {
  readonly gswAgentId: number;
  readonly gswFirstName: string;
  readonly gswLastName: string;
  readonly gswEmployeeId: string;
  readonly gswUserName: string;
  /** Some people have none. */
  readonly gswEmail?: string;
  readonly wmSiteId: number;
  /** 0 = in no team. */
  readonly wmTeamId: number;
  readonly wmContractId: number;
  readonly wmTimezoneId: number;
  /** OLE date. */
  readonly wmStartDate: number;
  /** OLE date, 0 = still employed. People who left are kept. */
  readonly wmEndDate: number;
  readonly wmHourlyWage: number;
  readonly wmRank: number;
  readonly wmSkills: readonly CfgAgentSkill[];
  readonly wmActivities: readonly CfgAgentActivity[];
  readonly wmTimeOffRuleId: number;
  readonly timestamp: string;
}

/** What agents refer to. */
export interface AgentSurroundings {
  readonly timeZones: readonly CfgTimezone[];
  readonly teams: readonly CfgTeam[];
  readonly contracts: readonly CfgContract[];
  readonly skills: readonly CfgSkill[];
  readonly activities: readonly CfgActivity[];
}

const firstAgentId = 5001;
/** The newest hire that the seed makes, so that the world does not depend on the day it is made. */
const lastHire = oleDate('2025-11-03');
const firstHire = oleDate('2009-02-16');

/**
 * About twenty people a team, and at each site one person without a team; exactly so many people a site where that is said.
 * Their ids follow one another without a gap.
 */
export function createAgents(seed: number, around: AgentSurroundings, agentsPerSite?: number): CfgAgent[] {
  const random = createRandom(seed, 'agents');
  const taken = new Set<string>();
  const agents: CfgAgent[] = [];
  for (const site of sitePlans) {
    const teams = around.teams.filter((team) => team.wmSiteId === site.siteId);
    const places = [
      ...teams.flatMap((team, index) => {
        const size = random.integer(18, 22);
        const length = agentsPerSite === undefined ? size : shareOf(agentsPerSite - 1, index, teams.length);
        return new Array<number>(length).fill(team.wmTeamId);
      }),
      0,
    ];
    for (const teamId of places) {
      const person = createPerson(firstAgentId + agents.length, site, random, taken);
      agents.push({ ...person, ...createAssignment(site, around, random), wmTeamId: teamId });
    }
  }
  return agents;
}

/** So many people in teams as equal as can be: how many are in the one with this index. */
function shareOf(people: number, index: number, teams: number): number {
  return Math.floor(((index + 1) * people) / teams) - Math.floor((index * people) / teams);
}

type Person = Pick<
  CfgAgent,
  'gswAgentId' | 'gswFirstName' | 'gswLastName' | 'gswEmployeeId' | 'gswUserName' | 'gswEmail'
>;

function createPerson(id: number, site: SitePlan, random: Random, taken: Set<string>): Person {
  const stock = nameStock(random.pick(site.people));
  const first = random.pick(stock.given);
  const last = random.pick(stock.family);
  const login = claimLoginName({ first, last, id }, taken);
  return {
    gswAgentId: id,
    gswFirstName: first,
    gswLastName: last,
    // Leading zeros: an employee id is text, whoever makes a number of it loses them.
    gswEmployeeId: `00${site.siteId}-${random.integer(1000, 9999)}${id % 10}`,
    gswUserName: login,
    ...(random.chance(0.93) ? { gswEmail: `${login}@contact-centre.example` } : {}),
  };
}

type Assignment = Omit<CfgAgent, keyof Person | 'wmTeamId'>;

function createAssignment(site: SitePlan, around: AgentSurroundings, random: Random): Assignment {
  const contracts = around.contracts.filter((contract) => contract.wmSiteId === site.siteId);
  const start = random.integer(firstHire, lastHire);
  return {
    wmSiteId: site.siteId,
    wmContractId: (random.chance(0.7) ? contracts[0] : random.pick(contracts))?.wmContractId ?? 0,
    wmTimezoneId: timeZoneId(around.timeZones, site.timeZone),
    wmStartDate: start,
    wmEndDate: random.chance(0.04) ? Math.min(start + random.integer(90, 900), lastHire + 60) : 0,
    wmHourlyWage: random.integer(1100, 3900) / 100,
    wmRank: random.integer(1, 10),
    wmSkills: random
      .sample(around.skills, random.integer(1, 4))
      .map((skill) => ({ wmSkillId: skill.wmSkillId, wmLevel: random.integer(1, 10) })),
    wmActivities: createActivityList(site, around.activities, random),
    wmTimeOffRuleId: site.siteId * 10 + random.integer(1, 3),
    timestamp: String(random.integer(1, 4000)),
  };
}

function createActivityList(
  site: SitePlan,
  activities: readonly CfgActivity[],
  random: Random,
): CfgAgentActivity[] {
  const open = activities.filter((activity) => activity.wmSiteId === site.siteId && activity.wmActive);
  const own = random.sample(open, random.integer(1, 4));
  const primary = random.pick(own);
  return own.map((activity) => ({ wmActivityId: activity.wmActivityId, wmPrimary: activity === primary }));
}
