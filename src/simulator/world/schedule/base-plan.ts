import type { CfgExceptionType } from '../exception-types.ts';
import { createRandom, type Random } from '../random.ts';
import { secondsPerDay, type SiteClock } from '../site-clock.ts';
import { layOutDay } from './day-layout.ts';
import { layOver } from './overlay.ts';
import { minute, paidMinutesOf, type AgentDay, type ScheduleState } from './schedule-state.ts';
import { markedTimes, seededExceptions } from './seeded-exceptions.ts';
import { chooseShift, type ChosenShift, type ShiftRules } from './shift-choice.ts';
import { isEmployed, type Worker } from './worker.ts';

/** All that a plan is made from. */
export interface PlanRules extends ShiftRules {
  /** The type as it is now; types are added, never changed. */
  exceptionTypeOf(id: number): CfgExceptionType | undefined;
  clockOf(siteId: number): SiteClock;
}

const sickDayId = 701;
const personalDayId = 702;

/**
 * The plan of an agent for a day, before anything from the calendar and any change: a pure function of its arguments.
 * `undefined` for a day on which the agent is not employed.
 */
export function planDay(rules: PlanRules, worker: Worker, day: number): AgentDay | undefined {
  if (!isEmployed(worker.agent, day)) return undefined;
  const chosen = chooseShift(rules, worker, day);
  if (chosen === undefined) return dayOff(rules, worker, day);
  const random = createRandom(rules.seed, `day:${rules.salt}:${worker.agent.gswAgentId}:${day}`);
  if (random.chance(0.01)) return absence(rules, worker, day, sickDayId);
  if (random.chance(0.005)) return absence(rules, worker, day, personalDayId);
  return workingDay(rules, worker, { day, chosen, random });
}

/** Whether the plan of an agent has a shift on a day. */
export function worksOn(rules: PlanRules, worker: Worker, day: number): boolean {
  return isEmployed(worker.agent, day) && chooseShift(rules, worker, day) !== undefined;
}

/** One state that fills a day from midnight to midnight. */
export function fullDay(
  rules: Pick<PlanRules, 'clockOf'>,
  worker: Worker,
  day: number,
  filling: Pick<AgentDay, 'kind' | 'paidMinutes'> & Pick<ScheduleState, 'type' | 'id' | 'paid'>,
): AgentDay {
  const { start, end } = rules.clockOf(worker.agent.wmSiteId).dayBounds(day);
  const { kind, paidMinutes, type, id, paid } = filling;
  return {
    agentId: worker.agent.gswAgentId,
    day,
    kind,
    shiftId: 0,
    start,
    end,
    paidMinutes,
    states: [{ type, id, start, end, fullDay: true, paid }],
    marks: [],
  };
}

export function dayOff(rules: Pick<PlanRules, 'clockOf'>, worker: Worker, day: number): AgentDay {
  return fullDay(rules, worker, day, {
    kind: 'off',
    type: 'SCH_STATE_DAYOFF',
    id: 0,
    paid: false,
    paidMinutes: 0,
  });
}

/** A working day with this shift. */
export function workingDay(
  rules: PlanRules,
  worker: Worker,
  { day, chosen, random }: { readonly day: number; readonly chosen: ChosenShift; readonly random: Random },
): AgentDay {
  const siteId = worker.agent.wmSiteId;
  const clock = rules.clockOf(siteId);
  const start = clock.localToInstant(day * secondsPerDay + chosen.startMinutes * 60);
  const laidOut = layOutDay(worker, start, worker.paidMinutes, random);
  const end = laidOut.at(-1)?.end ?? start;
  const atWork = { worker, day, weekStart: rules.weekStartOf(siteId), clock, start, end };
  const exceptions = seededExceptions(atWork, rules, { seed: rules.seed, random });
  const states = exceptions.reduce<readonly ScheduleState[]>(
    (before, exception) => layOver(before, exception, exception.kept),
    laidOut,
  );
  return {
    agentId: worker.agent.gswAgentId,
    day,
    kind: 'work',
    shiftId: chosen.shift.wmShiftId,
    start,
    end,
    paidMinutes: paidMinutesOf(states),
    states,
    marks: seededMarks(start, end, random),
  };
}

function absence(rules: PlanRules, worker: Worker, day: number, id: number): AgentDay {
  const paid = rules.exceptionTypeOf(id)?.wmPaid ?? true;
  const paidMinutes = paid ? worker.paidMinutes : 0;
  return fullDay(rules, worker, day, {
    kind: 'exception',
    type: 'SCH_STATE_EXCEPTION',
    id,
    paid,
    paidMinutes,
  });
}

/** Some stay an hour that is marked as overtime, some are marked as being on standby. */
function seededMarks(start: number, end: number, random: Random): ScheduleState[] {
  if (!random.chance(0.03)) return [];
  const id = random.pick([...markedTimes.keys()]);
  const hour = 60 * minute;
  const from = id === 1 ? end - hour : start;
  return [{ type: 'SCH_STATE_MARKED_TIME', id, start: from, end: from + hour, fullDay: false, paid: false }];
}
