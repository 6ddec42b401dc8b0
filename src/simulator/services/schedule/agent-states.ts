import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { AgentDay, ScheduleState, StateType } from '../../world/schedule/schedule-state.ts';
import { oleOfLocal } from '../../world/site-clock.ts';
import {
  chosenAgents,
  readScheduleRequest,
  refuseTooMuch,
  mostAgentDays,
  type ScheduleRequest,
} from './schedule-request.ts';
import { stateName } from './state-names.ts';
import { stateTypeNumbers } from './state-types.ts';

type Wanted = (state: ScheduleState) => boolean;

/**
 * `GetAgentState`: the states that touch the period, uncut, agent by agent and each agent's in the order of time, with the
 * names of those that occur. Marked time comes in the overlapped layout only, because it lies over the states.
 */
export function getAgentState(args: Arguments, simulation: Simulation): WireObject {
  const request = readScheduleRequest(args, simulation);
  const types = stateTypeNumbers(simulation);
  const isWanted = stateFilter(args, simulation, request.siteId, types);
  const pieces = piecesOfLayout(args, simulation);
  const schAgentState: WireObject[] = [];
  const used = new Map<string, Pick<ScheduleState, 'type' | 'id'>>();
  const agents = chosenAgents(args, simulation, request.siteId);
  refuseTooMuch(agents.length, request, mostAgentDays.states);
  for (const { gswAgentId } of agents) {
    for (const state of statesOf(gswAgentId, request, { simulation, pieces })) {
      if (!isWanted(state)) continue;
      used.set(`${state.type} ${state.id}`, state);
      schAgentState.push(row(gswAgentId, state, request, types.get(state.type) ?? 0));
    }
  }
  const schStateInfo = args.flag('provideStateInfo') ? dictionary(used.values(), simulation, types) : [];
  return { return: { schStateInfo, schAgentState } };
}

function row(agentId: number, state: ScheduleState, { clock }: ScheduleRequest, type: number): WireObject {
  return {
    gswAgentId: agentId,
    wmStateType: type,
    wmStateId: state.id,
    wmStartDateTime: oleOfLocal(clock.instantToLocal(state.start)),
    wmEndDateTime: oleOfLocal(clock.instantToLocal(state.end)),
    wmFullDay: state.fullDay,
    wmPaid: state.paid,
  };
}

type Pieces = (day: AgentDay) => readonly ScheduleState[];

function piecesOfLayout(args: Arguments, { numberOf }: Simulation): Pieces {
  switch (args.int('layout')) {
    case numberOf('ESchStateLayout', 'SCH_LAYOUT_SEQUENTIAL'):
      return (day) => day.states;
    case numberOf('ESchStateLayout', 'SCH_LAYOUT_OVERLAPPED'):
      return (day) => [...day.states, ...day.marks];
    default:
      throw new SoapFault('Client', `layout ${args.int('layout')} is not known`);
  }
}

function statesOf(
  agentId: number,
  { range, view }: ScheduleRequest,
  { simulation, pieces }: { readonly simulation: Simulation; readonly pieces: Pieces },
): readonly ScheduleState[] {
  const days = simulation.living.schedules.daysTouching(agentId, range, view);
  const states = days
    .flatMap((day) => pieces(day))
    .filter((state) => state.start < range.end && state.end > range.start);
  return states.sort((a, b) => a.start - b.start);
}

/** A state must be of one of the types, have one of the ids and be in one of the groups, where any are named. */
function stateFilter(
  args: Arguments,
  { world }: Simulation,
  siteId: number,
  numbers: ReadonlyMap<StateType, number>,
): Wanted {
  const types = new Set(args.ints('stateType'));
  const ids = new Set(args.ints('stateId'));
  const groupIds = new Set(args.ints('stateGroupId'));
  const inGroups = new Set(
    world.now.scheduleStateGroups
      .filter((group) => group.wmSiteId === siteId && groupIds.has(group.wmScheduleStateGroupId))
      .flatMap((group) => group.wmStates.map((state) => `${state.wmStateType} ${state.wmStateId}`)),
  );
  return ({ type, id }) => {
    const number = numbers.get(type) ?? 0;
    return (
      (types.size === 0 || types.has(number)) &&
      (ids.size === 0 || ids.has(id)) &&
      (groupIds.size === 0 || inGroups.has(`${number} ${id}`))
    );
  };
}

/** The states that occur; one whose type was deleted has no entry. */
function dictionary(
  used: Iterable<Pick<ScheduleState, 'type' | 'id'>>,
  { world }: Simulation,
  types: ReadonlyMap<StateType, number>,
): WireObject[] {
  const entries = [...used].flatMap(({ type, id }) => {
    const wmName = stateName(world.now, type, id);
    return wmName === undefined ? [] : [{ wmStateType: types.get(type) ?? 0, wmStateId: id, wmName }];
  });
  const byId = entries.sort((a, b) => a.wmStateId - b.wmStateId);
  return byId.sort((a, b) => a.wmStateType - b.wmStateType);
}
