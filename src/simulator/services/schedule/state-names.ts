import type { StateType } from '../../world/schedule/schedule-state.ts';
import { markedTimes } from '../../world/schedule/seeded-exceptions.ts';
import type { World } from '../../world/world.ts';

const breaks: ReadonlyMap<number, string> = new Map([
  [1, 'Break'],
  [2, 'Break, second'],
]);

/** The name of a state; `undefined` where what it is of has been deleted. */
export function stateName(world: World, type: StateType, id: number): string | undefined {
  switch (type) {
    case 'SCH_STATE_ACTIVITY':
      return world.activities.find((activity) => activity.wmActivityId === id)?.wmName;
    case 'SCH_STATE_BREAK':
      return breaks.get(id);
    case 'SCH_STATE_MEAL':
      return 'Meal';
    case 'SCH_STATE_EXCEPTION':
      return world.exceptionTypes.find((exception) => exception.wmExceptionTypeId === id)?.wmName;
    case 'SCH_STATE_TIMEOFF':
      return world.timeOffTypes.find((timeOff) => timeOff.wmTimeOffTypeId === id)?.wmName;
    case 'SCH_STATE_DAYOFF':
      return 'Day Off';
    case 'SCH_STATE_MARKED_TIME':
      return markedTimes.get(id);
  }
}
