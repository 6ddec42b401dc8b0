import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { RealTimeAdherence } from '../../world/adherence/adherence.ts';
import type { CfgAgent } from '../../world/agents.ts';
import type { ScheduleState } from '../../world/schedule/schedule-state.ts';
import { oleOfLocal, secondsPerDay, type SiteClock } from '../../world/site-clock.ts';
import { readPeriod } from '../forecast/timestep-range.ts';
import type { OperationTable } from '../operation.ts';
import { chosenAgents, requireSite } from '../schedule/schedule-request.ts';
import { stateName } from '../schedule/state-names.ts';
import { channelOf } from './channel.ts';

export const adherenceOperations: OperationTable = {
  GetAgentAdherence: (args, simulation) => {
    const siteId = requireSite(args, simulation);
    const now = simulation.clock.now();
    const groups = stateGroups(simulation, siteId);
    const adhAgentState = chosenAgents(args, simulation, siteId).flatMap((agent) => {
      const found = simulation.living.adherence.realTime(agent, now);
      return found === undefined ? [] : [writeState(simulation, agent, found, groups)];
    });
    return { return: { adhAgentState } };
  },

  GetAdherenceHistory: (args, simulation) => {
    const siteId = requireSite(args, simulation);
    const { start, end } = readPeriod(args);
    const now = simulation.clock.now();
    const { adherence } = simulation.living;
    const adhAgentDay: WireObject[] = [];
    for (const agent of chosenAgents(args, simulation, siteId)) {
      const timeline = adherence.timeline(agent);
      const last = Math.min(Math.ceil(end / secondsPerDay) - 1, timeline.clock.dayAt(now));
      for (let day = Math.floor(start / secondsPerDay); day <= last; day++) {
        const found = adherence.day(timeline, day, now);
        if (found === undefined) continue;
        adhAgentDay.push({
          gswAgentId: agent.gswAgentId,
          wmSiteId: siteId,
          wmTeamId: agent.wmTeamId,
          wmDate: day,
          wmScheduledSeconds: found.scheduledSeconds,
          wmWorkedSeconds: found.workedSeconds,
          wmNonAdherenceSeconds: found.nonAdherenceSeconds,
          wmOutOfScheduleSeconds: found.outOfScheduleSeconds,
          wmAdherencePercent: found.adherencePercent,
          wmConformancePercent: found.conformancePercent,
        });
      }
    }
    return { return: { adhAgentDay } };
  },
};

/** The schedule state groups of a site by the state that is in them. */
type StateGroups = ReadonlyMap<string, number>;

function stateGroups({ world }: Simulation, siteId: number): StateGroups {
  return new Map(
    world.now.scheduleStateGroups
      .filter((group) => group.wmSiteId === siteId)
      .flatMap((group) =>
        group.wmStates.map(({ wmStateType, wmStateId }): [string, number] => [
          `${wmStateType}:${wmStateId}`,
          group.wmScheduleStateGroupId,
        ]),
      ),
  );
}

function writeState(
  simulation: Simulation,
  agent: CfgAgent,
  found: RealTimeAdherence,
  groups: StateGroups,
): WireObject {
  const { numberOf, living } = simulation;
  const clock = living.forecasts.clockOf(agent.wmSiteId);
  const ole = (instant: number): number => (clock === undefined ? 0 : oleAt(clock, instant));
  return {
    gswAgentId: agent.gswAgentId,
    wmSiteId: agent.wmSiteId,
    wmTeamId: agent.wmTeamId,
    ...writeScheduled(simulation, found.scheduled, groups, ole),
    wmCurrentState: numberOf('EAdhAgentState', found.state),
    wmReasonCode: found.reason,
    wmCurrentStateStart: ole(found.since),
    wmChannel: found.isWorking ? channelOf(simulation.world.now, agent, found.scheduled) : undefined,
    wmAdherenceState: numberOf('EAdhState', found.verdict),
    wmNonAdherenceSeconds: found.nonAdherenceSeconds,
    wmDateTime: ole(simulation.clock.now()),
  };
}

/** Where nothing is scheduled all members are 0 and there is no name; the beginning 0 says so. */
function writeScheduled(
  { numberOf, world }: Simulation,
  scheduled: ScheduleState | undefined,
  groups: StateGroups,
  ole: (instant: number) => number,
): WireObject {
  if (scheduled === undefined) {
    return {
      wmScheduledGroupId: 0,
      wmScheduledStateType: 0,
      wmScheduledStateId: 0,
      wmScheduledStateStart: 0,
    };
  }
  const type = numberOf('ESchStateType', scheduled.type);
  return {
    wmScheduledGroupId: groups.get(`${type}:${scheduled.id}`) ?? 0,
    wmScheduledStateType: type,
    wmScheduledStateId: scheduled.id,
    wmScheduledName: stateName(world.now, scheduled.type, scheduled.id),
    wmScheduledStateStart: ole(scheduled.start),
  };
}

function oleAt(clock: SiteClock, instant: number): number {
  return oleOfLocal(clock.instantToLocal(instant));
}
