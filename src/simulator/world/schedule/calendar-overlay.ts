import type { CalItem } from '../calendar/calendar-item.ts';
import { createRandom } from '../random.ts';
import { localOfOle, type SiteClock } from '../site-clock.ts';
import { dayOff, fullDay, workingDay, worksOn, type PlanRules } from './base-plan.ts';
import { layOver } from './overlay.ts';
import { paidMinutesOf, type AgentDay } from './schedule-state.ts';
import { traitsOf } from './seeded-exceptions.ts';
import { startOf } from './shift-choice.ts';
import type { Worker } from './worker.ts';

/** The numbers of the kinds of calendar items. */
export interface CalItemTypes {
  readonly dayOff: number;
  readonly timeOff: number;
  readonly exception: number;
  readonly shift: number;
}

/** What is needed to put the calendar into the schedule. */
export interface CalendarRules extends PlanRules {
  readonly itemTypes: CalItemTypes;
}

/**
 * The plan with what the calendar has for the day: a full day of time off, an exception or a day off takes the place of the
 * shift, a granted shift takes the place of the planned one, and anything shorter is laid over the shift that it touches.
 * Availability and working hours change nothing: they were asked for before the schedule was built.
 */
export function applyCalendar(
  rules: CalendarRules,
  worker: Worker,
  plan: AgentDay,
  items: readonly CalItem[],
): AgentDay {
  const { itemTypes } = rules;
  const whole = items.find((item) => isWholeDay(item, plan.day, itemTypes));
  if (whole !== undefined) return replaceDay(rules, worker, plan, whole);
  const shifted = items.find(
    (item) => item.wmItemType === itemTypes.shift && Math.floor(item.wmStartDateTime) === plan.day,
  );
  const base = shifted === undefined ? plan : withShift(rules, worker, plan, shifted.wmObjectId);
  if (base.kind !== 'work') return base;
  return items
    .filter((item) => isPart(item, itemTypes))
    .reduce((day, item) => lay(rules, day, item, worker), base);
}

/** Instants of a range of wall clock time; on the night that has an hour twice its end is after its start. */
export function instantsOf(
  clock: SiteClock,
  startDate: number,
  endDate: number,
): { readonly start: number; readonly end: number } {
  const start = clock.localToInstant(localOfOle(startDate));
  const end = clock.localToInstant(localOfOle(endDate));
  return { start, end: end > start ? end : clock.localToInstant(localOfOle(endDate), 'second') };
}

function isPart(item: CalItem, types: CalItemTypes): boolean {
  return !item.wmFullDay && (item.wmItemType === types.timeOff || item.wmItemType === types.exception);
}

function isWholeDay(item: CalItem, day: number, types: CalItemTypes): boolean {
  if (Math.floor(item.wmStartDateTime) > day || item.wmEndDateTime <= day) return false;
  if (item.wmItemType === types.dayOff) return true;
  return item.wmFullDay && (item.wmItemType === types.timeOff || item.wmItemType === types.exception);
}

function replaceDay(rules: CalendarRules, worker: Worker, plan: AgentDay, item: CalItem): AgentDay {
  if (item.wmItemType === rules.itemTypes.dayOff) return dayOff(rules, worker, plan.day);
  const days = daysTaken(rules, worker, item);
  if (!days.includes(plan.day)) return plan;
  const isTimeOff = item.wmItemType === rules.itemTypes.timeOff;
  return fullDay(rules, worker, plan.day, {
    kind: isTimeOff ? 'time-off' : 'exception',
    type: isTimeOff ? 'SCH_STATE_TIMEOFF' : 'SCH_STATE_EXCEPTION',
    id: item.wmObjectId,
    paid: item.wmPaid,
    paidMinutes: item.wmPaid ? shareOf(item.wmPaidMinutes, days.indexOf(plan.day), days.length) : 0,
  });
}

/** The days that an item takes from the schedule: days off within it stay what they are, unless there is nothing else. */
function daysTaken(rules: CalendarRules, worker: Worker, item: CalItem): readonly number[] {
  const first = Math.floor(item.wmStartDateTime);
  const count = Math.max(1, Math.ceil(item.wmEndDateTime) - first);
  const days = Array.from({ length: count }, (_, index) => first + index);
  const working = days.filter((day) => worksOn(rules, worker, day));
  return working.length > 0 ? working : days;
}

/** The same whole number of minutes for each day, and one more for the first ones where it does not come out even. */
function shareOf(minutes: number, index: number, count: number): number {
  const share = Math.floor(minutes / count);
  return index < minutes - share * count ? share + 1 : share;
}

function withShift(rules: CalendarRules, worker: Worker, plan: AgentDay, shiftId: number): AgentDay {
  const shift = rules.shifts.get(shiftId);
  if (shift === undefined) return plan;
  const random = createRandom(
    rules.seed,
    `shift:${rules.salt}:${worker.agent.gswAgentId}:${plan.day}:${shiftId}`,
  );
  const chosen = { shift, startMinutes: startOf(shift, random.integer(0, 100) / 100) };
  return workingDay(rules, worker, { day: plan.day, chosen, random });
}

function lay(rules: CalendarRules, day: AgentDay, item: CalItem, worker: Worker): AgentDay {
  const clock = rules.clockOf(worker.agent.wmSiteId);
  const { start, end } = instantsOf(clock, item.wmStartDateTime, item.wmEndDateTime);
  const id = item.wmObjectId;
  const isTimeOff = item.wmItemType === rules.itemTypes.timeOff;
  const traits = traitsOf(rules.exceptionTypeOf(id));
  const states = isTimeOff
    ? layOver(
        day.states,
        { type: 'SCH_STATE_TIMEOFF', id, start, end, paid: item.wmPaid },
        { breaks: false, meals: false },
      )
    : layOver(day.states, { type: 'SCH_STATE_EXCEPTION', id, start, end, paid: item.wmPaid }, traits.kept);
  return { ...day, states, paidMinutes: paidMinutesOf(states) };
}
