import { weekdayOf } from '../schedule/week.ts';
import { secondsPerDay } from '../site-clock.ts';
import { isOpen, type Arrival, type Workload } from './arrivals.ts';
import { agentsFor, type Queue } from './erlang-c.ts';
import { rounded } from './noise.ts';
import { quarterHour } from './timesteps.ts';

/** Share of the paid time in which agents are not there for the work that they are scheduled for. */
export const shrinkage = 0.12;
/** Share of the time in which agents who work off a backlog do so. */
const backlogOccupancy = 0.9;
/** A backlog is never older than this. */
const longestClosure = 10;

/** The queue that an arrival makes; `undefined` where nobody waits for an answer. */
export function queueOf({ profile }: Workload, arrival: Arrival): Queue | undefined {
  if (profile.staffing.by !== 'queue') return undefined;
  const handlingSeconds = arrival.handlingSeconds / profile.atOnce;
  return {
    load: (arrival.volume * handlingSeconds * 1000) / quarterHour,
    handlingSeconds,
    answerWithinSeconds: profile.staffing.answerWithinSeconds,
  };
}

/** Agents needed for one quarter-hour, who do nothing else. `backlog` is only asked for where there is one. */
export function calculatedStaffing(
  work: Workload,
  instant: number,
  arrival: Arrival,
  backlog: (day: number) => number,
): number {
  const { profile } = work;
  const local = work.clock.instantToLocal(instant);
  const day = Math.floor(local / secondsPerDay);
  const hour = (local - day * secondsPerDay) / 3600;
  if (!isOpen(work, day, hour)) return 0;
  switch (profile.staffing.by) {
    case 'queue': {
      const queue = queueOf(work, arrival);
      return queue === undefined ? 0 : rounded(agentsFor(queue, profile.staffing.target), 2);
    }
    case 'workload':
      return rounded(backlog(day) / (openSeconds(work, day) * backlogOccupancy), 2);
    case 'seats':
      return Math.max(1, Math.round(work.agents * profile.busyness));
  }
}

/** Agents who must be scheduled so that as many as were calculated are there. */
export function requiredStaffing(calculated: number): number {
  return rounded(calculated / (1 - shrinkage), 2);
}

/**
 * The days whose arrivals are worked off on a working day: all since the last working day, that one included. They are
 * past days, so that what is worked has come in before.
 */
export function daysBehind(work: Workload, day: number): readonly number[] {
  const days: number[] = [];
  for (let before = day - 1; before >= day - longestClosure; before--) {
    days.push(before);
    if (openSeconds(work, before) > 0) break;
  }
  return days;
}

/** Working time of a day, in seconds of the wall clock. */
function openSeconds(work: Workload, day: number): number {
  const hours = work.profile.open[weekdayOf(day)];
  return hours !== undefined && isOpen(work, day, hours[0]) ? (hours[1] - hours[0]) * 3600 : 0;
}
