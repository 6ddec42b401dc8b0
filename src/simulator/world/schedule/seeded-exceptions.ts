import type { CfgExceptionType } from '../exception-types.ts';
import { createRandom, type Random } from '../random.ts';
import type { SiteClock } from '../site-clock.ts';
import { secondsPerDay } from '../site-clock.ts';
import type { Kept, Overlay } from './overlay.ts';
import { minute } from './schedule-state.ts';
import { weekDayOf } from './week.ts';
import type { Worker } from './worker.ts';

/**
 * An exception type that was deleted after it had been scheduled: its states are still there, and no dictionary or
 * `GetExceptionType` names it any more.
 */
export const deletedExceptionTypeId = 790;

export const markedTimes: ReadonlyMap<number, string> = new Map([
  [1, 'Overtime'],
  [2, 'Standby'],
]);

/** An exception that the seed put into a shift. */
export interface SeededException extends Overlay {
  readonly kept: Kept;
}

/** What the exceptions of one day are chosen by. */
export interface DayAtWork {
  readonly worker: Worker;
  readonly day: number;
  readonly weekStart: number;
  readonly clock: SiteClock;
  /** Instants of the shift. */
  readonly start: number;
  readonly end: number;
}

const quarter = 15 * minute;

/** Training, coaching and the type that was deleted, each for some; the meeting of the team for all of it who are at work. */
export function seededExceptions(
  atWork: DayAtWork,
  types: { exceptionTypeOf(id: number): CfgExceptionType | undefined },
  seeds: { readonly seed: number; readonly random: Random },
): SeededException[] {
  const found: SeededException[] = [];
  const add = (id: number, start: number, minutes: number): void => {
    const end = start + minutes * minute;
    if (start < atWork.start || end > atWork.end) return;
    found.push({ type: 'SCH_STATE_EXCEPTION', id, start, end, ...traitsOf(types.exceptionTypeOf(id)) });
  };
  const { random } = seeds;
  const within = (minutes: number): number =>
    atWork.start + random.integer(1, Math.max(1, lengthOf(atWork) / 15 - minutes / 15 - 1)) * quarter;
  if (random.chance(0.02)) add(trainingId, within(120), 120);
  if (random.chance(0.03)) add(coachingId, within(30), 30);
  if (random.chance(0.007)) add(deletedExceptionTypeId, within(60), 60);
  const meeting = meetingOf(atWork, seeds.seed);
  if (meeting !== undefined) add(teamMeetingId, meeting.start, meeting.minutes);
  return found;
}

/** What becomes of pauses under an exception, and whether it is paid. A type that was deleted is paid and keeps nothing. */
export function traitsOf(type: CfgExceptionType | undefined): {
  readonly paid: boolean;
  readonly kept: Kept;
} {
  return {
    paid: type?.wmPaid ?? true,
    kept: { breaks: type?.wmAllowBreaks ?? false, meals: type?.wmAllowMeals ?? false },
  };
}

const teamMeetingId = 703;
const coachingId = 704;
const trainingId = 705;

function lengthOf({ start, end }: DayAtWork): number {
  return (end - start) / minute;
}

/** Most teams meet once a week: same day and time for everybody in the team. */
function meetingOf(
  { worker, day, weekStart, clock }: DayAtWork,
  seed: number,
): { start: number; minutes: number } | undefined {
  const teamId = worker.agent.wmTeamId;
  if (teamId === 0) return undefined;
  const { week, dayOfWeek } = weekDayOf(day, weekStart);
  const random = createRandom(seed, `meeting:${teamId}:${week}`);
  const isHeld = random.chance(0.7);
  const meetingDay = random.integer(1, 5);
  const startMinutes = worker.isInNightTeam ? 23 * 60 : random.integer(18, 32) * 30;
  const minutes = random.pick([30, 45, 60]);
  if (!isHeld || dayOfWeek !== meetingDay) return undefined;
  return { start: clock.localToInstant(day * secondsPerDay + startMinutes * 60), minutes };
}
