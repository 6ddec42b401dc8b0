import type { Simulation } from '../../simulation.ts';
import type { StateType } from '../../world/schedule/schedule-state.ts';

const types: readonly StateType[] = [
  'SCH_STATE_ACTIVITY',
  'SCH_STATE_BREAK',
  'SCH_STATE_MEAL',
  'SCH_STATE_EXCEPTION',
  'SCH_STATE_TIMEOFF',
  'SCH_STATE_DAYOFF',
  'SCH_STATE_MARKED_TIME',
];

/** The numbers of the state types on the wire, looked up once for an answer. */
export function stateTypeNumbers({ numberOf }: Simulation): ReadonlyMap<StateType, number> {
  return new Map(types.map((type) => [type, numberOf('ESchStateType', type)]));
}

/** The state type with a number; `undefined` for one that is never scheduled. */
export function stateTypeOf(number: number, simulation: Simulation): StateType | undefined {
  return types.find((type) => simulation.numberOf('ESchStateType', type) === number);
}
