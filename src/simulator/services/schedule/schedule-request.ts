import type { Simulation } from '../../simulation.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { CfgAgent } from '../../world/agents.ts';
import { instantsOf } from '../../world/schedule/calendar-overlay.ts';
import type { ScheduleView, Stretch } from '../../world/schedule/schedules.ts';
import type { SiteClock } from '../../world/site-clock.ts';
import { readPeriod } from '../forecast/timestep-range.ts';

/** What almost every request of this service says first: which schedule of which site, and when. */
export interface ScheduleRequest {
  readonly siteId: number;
  readonly view: ScheduleView;
  readonly clock: SiteClock;
  /** OLE dates as they came. */
  readonly start: number;
  readonly end: number;
  /** The same as instants. */
  readonly range: Stretch;
}

/** Throws a Client fault for a site, a source or a scenario that is not there and for what is no period. */
export function readScheduleRequest(args: Arguments, simulation: Simulation): ScheduleRequest {
  const siteId = requireSite(args, simulation);
  return { siteId, view: readView(args, simulation, siteId), ...readRange(args, simulation, siteId) };
}

export function requireSite(args: Arguments, { world }: Simulation): number {
  const siteId = args.int('siteId');
  if (!world.now.sites.some((site) => site.wmSiteId === siteId)) {
    throw new SoapFault('Client', `there is no site ${siteId}`);
  }
  return siteId;
}

export function readRange(
  args: Arguments,
  { living }: Simulation,
  siteId: number,
): Pick<ScheduleRequest, 'clock' | 'start' | 'end' | 'range'> {
  readPeriod(args);
  const clock = living.schedules.plans.clockOf(siteId);
  const start = args.double('start');
  const end = args.double('end');
  return { clock, start, end, range: end > start ? instantsOf(clock, start, end) : { start: 0, end: 0 } };
}

/** An answer is made in memory and in one go: what is larger has to be asked for in parts. */
export const mostAgentDays = { states: 60_000, others: 300_000 };

/** Throws a Server fault where more than `most` agent-days are asked for. */
export function refuseTooMuch(
  agents: number,
  { start, end }: Pick<ScheduleRequest, 'start' | 'end'>,
  most = mostAgentDays.others,
): void {
  if (agents * (end - start) <= most) return;
  throw new SoapFault('Server', `more than ${most} agent-days are not answered at once`);
}

/** Agents of the site, by id, that the request names by themselves or by their team. */
export function chosenAgents(args: Arguments, { living }: Simulation, siteId: number): readonly CfgAgent[] {
  const agents = new Set(args.ints('agentId'));
  const teams = new Set(args.ints('teamId'));
  return living.schedules.plans
    .agentsOf(siteId)
    .filter(
      (agent) =>
        (agents.size === 0 || agents.has(agent.gswAgentId)) &&
        (teams.size === 0 || teams.has(agent.wmTeamId)),
    );
}

function readView(args: Arguments, { numberOf, living }: Simulation, siteId: number): ScheduleView {
  const source = args.int('source');
  const scenarioId = args.int('scenarioId');
  const isScenario = source === numberOf('ESchSource', 'SCH_SOURCE_SCENARIO');
  if (!isScenario && scenarioId !== 0) {
    throw new SoapFault('Client', 'scenarioId must be 0 for the Master Schedule');
  }
  if (source === numberOf('ESchSource', 'SCH_SOURCE_COMMITTED')) return 'committed';
  if (source === numberOf('ESchSource', 'SCH_SOURCE_PENDING')) return 'committed and pending';
  if (!isScenario) throw new SoapFault('Client', `source ${source} is not known`);
  const scenario = living.schedules.scenarios.find((candidate) => candidate.wmScenarioId === scenarioId);
  if (scenario === undefined) throw new SoapFault('Client', `there is no scenario ${scenarioId}`);
  if (!scenario.wmSiteId.includes(siteId)) {
    throw new SoapFault('Client', `site ${siteId} is not in scenario ${scenarioId}`);
  }
  return scenario;
}
