import { createRandom, type Random } from '../random.ts';
import { shiftIdOf, type CfgShift, type ShiftKind } from '../shifts.ts';
import { weekdayOf, weekDayOf } from './week.ts';
import type { Worker } from './worker.ts';

/** Which shift somebody works on a day and when it begins. */
export interface ChosenShift {
  readonly shift: CfgShift;
  /** Minutes after midnight of the wall clock, a multiple of 15. */
  readonly startMinutes: number;
}

export interface ShiftRules {
  readonly seed: number;
  /** Makes one scenario differ from another; empty for the Master Schedule. */
  readonly salt: string;
  readonly shifts: ReadonlyMap<number, CfgShift>;
  /** 0 = Sunday. */
  weekStartOf(siteId: number): number;
}

const saturday = 6;
const sunday = 0;

/** The shift of a day, or `undefined` for a day off. Within a week somebody begins at about the same time every day. */
export function chooseShift(rules: ShiftRules, worker: Worker, day: number): ChosenShift | undefined {
  if (worker.contract === undefined) return undefined;
  const siteId = worker.agent.wmSiteId;
  const { week, dayOfWeek, firstDay } = weekDayOf(day, rules.weekStartOf(siteId));
  const random = createRandom(rules.seed, `week:${rules.salt}:${worker.agent.gswAgentId}:${week}`);
  const lateness = random.integer(0, 100) / 100;
  const shiftId =
    worker.pattern === undefined
      ? freeShiftId(worker, day, firstDay, random)
      : patternShiftId(worker, week, dayOfWeek);
  const shift = rules.shifts.get(shiftId);
  return shift === undefined ? undefined : { shift, startMinutes: startOf(shift, lateness) };
}

/** When a shift begins for somebody who comes so late in its window: 0 = as early as can be, 1 = as late. */
export function startOf(shift: CfgShift, lateness: number): number {
  const quarters = Math.floor((shift.wmLatestStartMinutes - shift.wmEarliestStartMinutes) / 15);
  return shift.wmEarliestStartMinutes + Math.round(lateness * quarters) * 15;
}

function patternShiftId({ pattern, patternOffset }: Worker, week: number, dayOfWeek: number): number {
  const days = pattern?.wmDays ?? [];
  const weeks = days.at(-1)?.wmWeek ?? 1;
  const number = ((week + patternOffset) % weeks) + 1;
  return days.find((day) => day.wmWeek === number && day.wmDay === dayOfWeek)?.wmShiftId ?? 0;
}

function freeShiftId(worker: Worker, day: number, firstDay: number, random: Random): number {
  const siteId = worker.agent.wmSiteId;
  const weekday = weekdayOf(day);
  const kind = worker.isNight ? 'night' : random.chance(0.6) ? 'early' : 'late';
  if (worker.isStudent) {
    const working = new Set(random.sample([3, 4, 5, saturday, sunday, 1], worker.workingDays));
    const own: ShiftKind = weekday === saturday || weekday === sunday ? 'weekend' : 'evening';
    return working.has(weekday) ? shiftIdOf(siteId, own) : 0;
  }
  return daysOff(worker, firstDay, random).has(weekday) ? 0 : shiftIdOf(siteId, kind);
}

/** Mostly the weekend, sometimes as many days in a row elsewhere in the week. */
function daysOff(worker: Worker, firstDay: number, random: Random): ReadonlySet<number> {
  const count = 7 - worker.workingDays;
  const first = random.chance(worker.isNight ? 0.25 : 0.65)
    ? saturday
    : weekdayOf(firstDay + random.integer(0, 7 - count));
  return new Set(Array.from({ length: count }, (_, index) => (first + index) % 7));
}
