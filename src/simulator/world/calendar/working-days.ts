import type { CfgAgent } from '../agents.ts';
import { worksOn } from '../schedule/base-plan.ts';
import type { Plans } from '../schedule/plans.ts';
import { chooseShift } from '../schedule/shift-choice.ts';

/** A stretch of the site's wall clock in OLE dates; the end is not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface UsualShift extends Stretch {
  readonly shiftId: number;
}

/** The shift that is planned for an agent if the calendar says nothing, without its meal; `undefined` on a day off. */
export function usualShift(plans: Plans, agent: CfgAgent, day: number): UsualShift | undefined {
  const worker = plans.worker(agent.gswAgentId);
  const chosen = chooseShift(plans.rules, worker, day);
  if (chosen === undefined) return undefined;
  const start = day * 1440 + chosen.startMinutes;
  return {
    start: start / 1440,
    end: (start + worker.paidMinutes) / 1440,
    shiftId: chosen.shift.wmShiftId,
  };
}

const mealMinutes = 30;

/** From the earliest beginning of a shift on a day to its latest end, with a meal. */
export function shiftWindow(plans: Plans, shiftId: number, day: number): Stretch | undefined {
  const shift = plans.rules.shifts.get(shiftId);
  if (shift === undefined) return undefined;
  const end = shift.wmLatestStartMinutes + shift.wmMaxPaidMinutes + mealMinutes;
  return { start: (day * 1440 + shift.wmEarliestStartMinutes) / 1440, end: (day * 1440 + end) / 1440 };
}

/** The days of [start, end) on which the agent works; all of them where there is none. */
export function daysTaken(plans: Plans, agent: CfgAgent, { start, end }: Stretch): readonly number[] {
  const first = Math.floor(start);
  const days = Array.from({ length: Math.max(1, Math.ceil(end) - first) }, (_, index) => first + index);
  const worker = plans.worker(agent.gswAgentId);
  const working = days.filter((day) => worksOn(plans.rules, worker, day));
  return working.length > 0 ? working : days;
}

/** Paid minutes of a full day: those of a working day by the contract. */
export function dayMinutesOf(plans: Plans, agent: CfgAgent): number {
  return plans.worker(agent.gswAgentId).paidMinutes;
}

/** Whether the agent is employed on all days of [start, end); the last day of employment counts. */
export function isEmployedThrough(agent: CfgAgent, { start, end }: Stretch): boolean {
  return agent.wmStartDate <= start && (agent.wmEndDate === 0 || Math.ceil(end) - 1 <= agent.wmEndDate);
}
