import type { Timestep } from '../forecast/timesteps.ts';
import { minute } from './schedule-state.ts';
import type { ScheduleView, Schedules } from './schedules.ts';

const quarter = 15 * minute;

/** Minutes scheduled in each quarter of an hour of a stretch of time, by activity. */
export interface Coverage {
  /** How many agents are scheduled for an activity in a timestep, in whole timesteps: half of one is 0.5. */
  scheduled(activityId: number, step: Timestep): number;
}

/**
 * What is scheduled at a site from one instant to another, both at the beginning of a quarter of an hour: the sum over its
 * agents of the minutes that their states have in each quarter.
 */
export function coverageOf(
  schedules: Schedules,
  siteId: number,
  range: { readonly start: number; readonly end: number },
  view: ScheduleView = 'committed',
): Coverage {
  const minutes = new Map<number, Float64Array>();
  const quarters = Math.max(0, Math.ceil((range.end - range.start) / quarter));
  const add = (activityId: number, from: number, to: number): void => {
    let row = minutes.get(activityId);
    if (row === undefined) minutes.set(activityId, (row = new Float64Array(quarters)));
    for (let at = Math.max(from, range.start); at < Math.min(to, range.end);) {
      const index = Math.floor((at - range.start) / quarter);
      const end = Math.min(to, range.start + (index + 1) * quarter);
      row[index] = (row[index] ?? 0) + (end - at) / minute;
      at = end;
    }
  };
  for (const state of schedules.statesOf(siteId, range, view)) {
    if (state.type === 'SCH_STATE_ACTIVITY') add(state.id, state.start, state.end);
  }
  return {
    scheduled: (activityId, step) => {
      const row = minutes.get(activityId);
      if (row === undefined) return 0;
      const sum = step.quarters.reduce((total, at) => total + (row[(at - range.start) / quarter] ?? 0), 0);
      return sum / (step.quarters.length * 15);
    },
  };
}
