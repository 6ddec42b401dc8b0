import { BridgeError } from '../../../error/bridge-error.ts';
import type { Output, Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { full } from '../noun.ts';
import { jobUse } from '../parts/job-use.ts';

/** An agent as far as a schedule shows one. */
export interface ScheduledAgent {
  readonly id: number;
  readonly employeeId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** An agent of whom WFM tells no more than the id. */
export function unknownAgent(id: number): ScheduledAgent {
  return { id, employeeId: null, firstName: null, lastName: null };
}

interface CfgAgent {
  readonly agentId: number;
  readonly employeeId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

export function toScheduledAgent(cfg: CfgAgent): ScheduledAgent {
  return {
    id: cfg.agentId,
    employeeId: textOf(cfg.employeeId),
    firstName: textOf(cfg.firstName),
    lastName: textOf(cfg.lastName),
  };
}

/** What `masterAgents` uses of the contract. */
export const masterAgentsUse = jobUse('ScheduleService', 'GetMasterAgent', {
  GetMasterAgent:
    'siteId start end teamId agentId sortMode ascending infoType provideSkillInfo provideActivityInfo provideContractInfo',
  CfgAgent: 'gswAgentId gswFirstName gswLastName gswEmployeeId wmContractId',
});

export interface AgentChoice {
  readonly siteId: number;
  /** Days such as `2026-03-29`, both included. */
  readonly first: string;
  readonly last: string;
  /** Empty = all. */
  readonly teamIds: readonly number[];
  readonly agentIds: readonly number[];
}

type Item = Output<'ScheduleService', 'GetMasterAgent'>['items'][number];

/** Short objects would print schedules without employee numbers: nothing for a payroll. */
function fullAgent(item: Item): ScheduledAgent {
  if ('contractId' in item) return toScheduledAgent(item);
  const detail = 'WFM answered with short objects where full ones were asked for';
  throw new BridgeError('upstream-contract-violation', detail, { facts: { service: 'ScheduleService' } });
}

/** The agents in the Master Schedule of a site, by name; each once. */
export async function masterAgents(wfm: Wfm, choice: AgentChoice): Promise<readonly ScheduledAgent[]> {
  const { items } = await wfm.call('ScheduleService', 'GetMasterAgent', {
    siteId: choice.siteId,
    start: choice.first,
    end: choice.last,
    teamId: choice.teamIds,
    agentId: choice.agentIds,
    sortMode: 'CFG_AGENT_SORT_LAST_NAME',
    ascending: true,
    ...full,
    provideSkillInfo: false,
    provideActivityInfo: false,
    provideContractInfo: false,
  });
  const agents = new Map<number, ScheduledAgent>();
  for (const item of items) if (!agents.has(item.agentId)) agents.set(item.agentId, fullAgent(item));
  return [...agents.values()];
}

/** What `scenarioAgents` uses of the contract. */
export const scenarioAgentsUse = jobUse('ConfigService', 'GetAgent', {
  GetAgent: 'filter details',
  CfgAgentFilter: 'wmSiteId wmTeamId gswAgentId',
  CfgAgent: 'gswAgentId gswFirstName gswLastName gswEmployeeId wmSiteId timestamp',
  CfgAgentDetails: 'infoType',
});

/**
 * The agents of a site, as they belong to it and to their teams now: who is in a scenario need not be in the Master
 * Schedule.
 */
export async function scenarioAgents(wfm: Wfm, choice: AgentChoice): Promise<readonly ScheduledAgent[]> {
  const { siteId, teamIds, agentIds } = choice;
  const { items } = await wfm.call('ConfigService', 'GetAgent', {
    filter: { siteId: [siteId], teamId: teamIds, agentId: agentIds },
    details: full,
  });
  return fullObjects(items, 'timestamp')
    .filter((agent) => agent.siteId === siteId)
    .map(toScheduledAgent);
}
