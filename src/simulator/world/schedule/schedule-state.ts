/** The kinds of state that the simulator schedules, as `ESchStateType` names them. */
export type StateType =
  | 'SCH_STATE_ACTIVITY'
  | 'SCH_STATE_BREAK'
  | 'SCH_STATE_MEAL'
  | 'SCH_STATE_EXCEPTION'
  | 'SCH_STATE_TIMEOFF'
  | 'SCH_STATE_DAYOFF'
  | 'SCH_STATE_MARKED_TIME';

/** One typed piece of an agent's schedule. */
export interface ScheduleState {
  readonly type: StateType;
  /** Id of the activity, break, exception type and so on; 0 for a day off. */
  readonly id: number;
  /** Instant, milliseconds since 1970, a whole minute. */
  readonly start: number;
  /** Not included. */
  readonly end: number;
  readonly fullDay: boolean;
  readonly paid: boolean;
}

/** What fills a schedule day. */
export type DayKind = 'work' | 'off' | 'time-off' | 'exception';

/** One schedule day of one agent. The day is the one on which the shift starts, however late it ends. */
export interface AgentDay {
  readonly agentId: number;
  /** OLE day number in the site's zone. */
  readonly day: number;
  readonly kind: DayKind;
  /** 0 where the kind is not `work`. */
  readonly shiftId: number;
  /** Instants of the shift; of the whole day where the kind is not `work`. */
  readonly start: number;
  readonly end: number;
  /** Of a working day, the paid states together; of a full day of time off or exception, what is paid for it. */
  readonly paidMinutes: number;
  /** In order, without gap or overlap from start to end. */
  readonly states: readonly ScheduleState[];
  /** Marked time: lies over the states and changes nothing of them. */
  readonly marks: readonly ScheduleState[];
}

export const minute = 60_000;

/** Minutes of the states that are paid, together. */
export function paidMinutesOf(states: readonly ScheduleState[]): number {
  return states.reduce((sum, state) => (state.paid ? sum + (state.end - state.start) / minute : sum), 0);
}
