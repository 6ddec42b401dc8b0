import { wordOf } from '../mapping-parts.ts';
import { word } from '../schema-parts.ts';

/** Types of schedule states: WFM's constants in the words of REST. */
export const stateTypes = {
  SCH_STATE_ACTIVITY: 'activity',
  SCH_STATE_ACTIVITY_SET: 'activity-set',
  SCH_STATE_BREAK: 'break',
  SCH_STATE_MEAL: 'meal',
  SCH_STATE_EXCEPTION: 'exception',
  SCH_STATE_TIMEOFF: 'time-off',
  SCH_STATE_DAYOFF: 'day-off',
  SCH_STATE_MARKED_TIME: 'marked-time',
  SCH_STATE_SHIFT: 'shift',
} as const;

export type StateConstant = keyof typeof stateTypes;
export type StateType = (typeof stateTypes)[StateConstant];

export const stateTypeWords = [
  'activity',
  'activity-set',
  'break',
  'meal',
  'exception',
  'time-off',
  'day-off',
  'marked-time',
  'shift',
] as const satisfies readonly StateType[];

export const stateType = word(stateTypeWords, 'Type of the schedule state.');

/** `member` is for the message, in WSDL names. */
export function stateTypeOf(value: StateConstant | number, member: string): StateType | number {
  return wordOf(value, stateTypes, member);
}

/** WFM's constants for words of a query. */
export function stateConstants(words: readonly StateType[]): readonly StateConstant[] {
  return (Object.keys(stateTypes) as StateConstant[]).filter((constant) =>
    words.includes(stateTypes[constant]),
  );
}
