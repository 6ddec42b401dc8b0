import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { CfgAgent } from '../../world/agents.ts';
import { agent as agentNoun } from '../config/organization.ts';
import { sortItems } from '../config/read-operation.ts';
import { chosenAgents, readRange, requireSite } from './schedule-request.ts';

/**
 * `GetMasterAgent`: who is in the Master Schedule of a site at some time from `start` to `end`, which is the last day: those
 * who are employed. Version 712 has short objects only.
 */
export function getMasterAgent(args: Arguments, simulation: Simulation): WireObject {
  const siteId = requireSite(args, simulation);
  const { start, end } = readRange(args, simulation, siteId);
  const contracts = new Set(args.ints('contractId'));
  const found = chosenAgents(args, simulation, siteId).filter(
    (agent) =>
      agent.wmStartDate <= Math.floor(end) &&
      (agent.wmEndDate === 0 || agent.wmEndDate >= Math.floor(start)) &&
      (contracts.size === 0 || contracts.has(agent.wmContractId)),
  );
  const sorted = sortItems(agentNoun, found, args, simulation).map(toMasterAgent);
  switch (args.int('infoType')) {
    case simulation.numberOf('ECfgInfoType', 'CFG_INFO_OBJECT'):
      return { return: { objectArray: sorted } };
    case simulation.numberOf('ECfgInfoType', 'CFG_INFO_OBJECT_SHORT'):
      return { return: { objectShortArray: sorted } };
    default:
      throw new SoapFault('Client', `infoType ${args.int('infoType')} is not known`);
  }
}

function toMasterAgent(agent: CfgAgent): WireObject {
  const { gswAgentId, gswFirstName, gswLastName, gswEmployeeId, wmSiteId, wmTeamId, wmContractId } = agent;
  return { gswAgentId, gswFirstName, gswLastName, gswEmployeeId, wmSiteId, wmTeamId, wmContractId };
}

/** The same as in version 712, whose holder has no place for full objects. */
export function getMasterAgentShort(args: Arguments, simulation: Simulation): WireObject {
  const { return: holder } = getMasterAgent(args, simulation) as { readonly return: WireObject };
  return { return: { objectShortArray: holder['objectArray'] ?? holder['objectShortArray'] } };
}
