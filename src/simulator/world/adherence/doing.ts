import type { ScheduleState } from '../schedule/schedule-state.ts';

/** What somebody does or should do, as far as adherence cares. `out` is logged out, `unknown` what nobody could record. */
export type Doing = 'work' | 'break' | 'meal' | 'meeting' | 'away' | 'out' | 'unknown';

/** Something done from one instant to another, both on whole minutes. */
export interface Stretch {
  readonly doing: Doing;
  readonly start: number;
  /** Not included. */
  readonly end: number;
  /** The reason code that the agent gives, where one is not ready. */
  readonly reason?: string;
}

/** What somebody does who does what is scheduled. Days and hours off expect nobody. */
export function expectedDoing({ type, fullDay }: Pick<ScheduleState, 'type' | 'fullDay'>): Doing {
  if (fullDay) return 'out';
  switch (type) {
    case 'SCH_STATE_ACTIVITY':
      return 'work';
    case 'SCH_STATE_BREAK':
      return 'break';
    case 'SCH_STATE_MEAL':
      return 'meal';
    case 'SCH_STATE_EXCEPTION':
      return 'meeting';
    case 'SCH_STATE_TIMEOFF':
    case 'SCH_STATE_DAYOFF':
    case 'SCH_STATE_MARKED_TIME':
      return 'out';
  }
}

/** Exception types that have a reason code of their own. */
const meetings: Readonly<Record<number, string>> = { 703: 'Meeting', 704: 'Coaching', 705: 'Training' };

/** The reason code for being not ready; `undefined` for work and for being logged out. */
export function reasonFor(doing: Doing, stateId: number): string | undefined {
  switch (doing) {
    case 'break':
      return 'Break';
    case 'meal':
      return 'Lunch';
    case 'meeting':
      return meetings[stateId] ?? 'Other task';
    case 'away':
      return 'Personal';
    case 'work':
    case 'out':
    case 'unknown':
      return undefined;
  }
}
