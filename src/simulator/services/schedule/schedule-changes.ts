import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import type { ScheduleChange } from '../../world/schedule/change-book.ts';
import type { WantedState } from '../../world/schedule/insert-states.ts';
import { oleOfLocal, type SiteClock } from '../../world/site-clock.ts';
import type { Operation } from '../operation.ts';
import { requireSession } from '../session-rules.ts';
import { validationHolder } from '../validation-holder.ts';
import { readRange, requireSite } from './schedule-request.ts';
import { stateTypeOf } from './state-types.ts';

/** `InsertSchAgentState`: all states or none. `force` has no effect, as nothing warns. The id is that of the first change. */
export const insertSchAgentState: Operation = (args, simulation, caller) =>
  validationHolder(
    simulation.living.schedules.insert({
      siteId: requireSite(args, simulation),
      states: args.parts('states').map((state) => readState(state, simulation)),
      comments: args.text('comments'),
      commit: args.flag('commit'),
      userId: requireSession(simulation, caller).userId,
      at: simulation.clock.now(),
    }),
  );

/** `GetPendingChanges`: what touches the period and is not committed, in the order in which it was made. */
export const getPendingChanges: Operation = (args, simulation) => {
  const siteId = requireSite(args, simulation);
  const { clock, range } = readRange(args, simulation, siteId);
  const agents = new Set(args.ints('agentId'));
  const found = simulation.living.schedules.changes.pending(siteId).filter(({ agentId, state }) => {
    return (agents.size === 0 || agents.has(agentId)) && state.start < range.end && state.end > range.start;
  });
  return { return: { objectArray: found.map((change) => row(change, clock, simulation)) } };
};

export const commitPendingChanges: Operation = (args, simulation) =>
  validationHolder(
    simulation.living.schedules.changes.commit(requireSite(args, simulation), args.ints('changeId')),
  );

export const rollbackPendingChanges: Operation = (args, simulation) =>
  validationHolder(
    simulation.living.schedules.changes.rollBack(requireSite(args, simulation), args.ints('changeId')),
  );

function readState(state: Arguments, simulation: Simulation): WantedState {
  return {
    agentId: state.int('gswAgentId'),
    type: stateTypeOf(state.int('wmStateType'), simulation),
    id: state.int('wmStateId'),
    startDate: state.double('wmStartDateTime'),
    endDate: state.double('wmEndDateTime'),
    fullDay: state.flag('wmFullDay'),
  };
}

function row(change: ScheduleChange, clock: SiteClock, { numberOf }: Simulation): WireObject {
  const { state } = change;
  return {
    wmChangeId: change.id,
    gswAgentId: change.agentId,
    wmStateType: numberOf('ESchStateType', state.type),
    wmStateId: state.id,
    wmStartDateTime: oleOfLocal(clock.instantToLocal(state.start)),
    wmEndDateTime: oleOfLocal(clock.instantToLocal(state.end)),
    gswUserId: change.userId,
    wmDateTime: oleOfLocal(clock.instantToLocal(change.madeAt)),
    ...(change.comments === undefined ? {} : { wmComments: change.comments }),
  };
}
