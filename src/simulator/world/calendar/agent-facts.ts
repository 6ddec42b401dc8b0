import type { CfgAgent } from '../agents.ts';
import type { CfgExceptionType } from '../exception-types.ts';
import type { SiteClock } from '../site-clock.ts';
import type { CfgTimeOffType } from '../time-off-types.ts';
import type { CalendarNumbers } from './calendar-numbers.ts';
import type { Stretch, UsualShift } from './working-days.ts';

/** What the seed needs to know to make the calendar of an agent. */
export interface AgentFacts {
  readonly seed: number;
  readonly numbers: CalendarNumbers;
  readonly agent: CfgAgent;
  readonly clock: SiteClock;
  /** Paid minutes of a full day. */
  readonly dayMinutes: number;
  /** Those of the site, the usual one first. */
  readonly timeOffTypes: readonly CfgTimeOffType[];
  readonly exceptionTypes: readonly CfgExceptionType[];
  usualShift(day: number): UsualShift | undefined;
  /** From the earliest beginning of a shift to its latest end. */
  shiftWindow(shiftId: number, day: number): Stretch | undefined;
}
