import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { quarterHour, timestepsIn, type Timestep } from '../../world/forecast/timesteps.ts';
import { coverageOf } from '../../world/schedule/coverage.ts';
import type { Staffing, StaffingOf } from '../../world/schedule/staffing.ts';
import { oleOfLocal, type SiteClock } from '../../world/site-clock.ts';
import { readTimestepRange } from '../forecast/timestep-range.ts';
import { readScheduleRequest, refuseTooMuch } from './schedule-request.ts';

/**
 * `GetSchActivity`: activity by activity and step by step, how many agents are scheduled (the sum of the states, in whole
 * timesteps), required and calculated.
 */
export function getSchActivity(args: Arguments, simulation: Simulation): WireObject {
  const { siteId, view, clock, start, end } = readScheduleRequest(args, simulation);
  const { schedules } = simulation.living;
  refuseTooMuch(schedules.plans.agentsOf(siteId).length, { start, end });
  const steps = timestepsIn(clock, readTimestepRange(args));
  const first = steps[0]?.quarters[0] ?? 0;
  const last = steps.at(-1)?.quarters.at(-1) ?? first;
  const coverage = coverageOf(schedules, siteId, { start: first, end: last + quarterHour }, view);
  const ids = new Set(args.ints('activityId'));
  const activities = simulation.world.now.activities.filter(
    ({ wmSiteId, wmActivityId }) => wmSiteId === siteId && (ids.size === 0 || ids.has(wmActivityId)),
  );
  const schActivityStep = activities.flatMap(({ wmActivityId }) =>
    steps.map((step) => {
      const staffing = meanStaffing(schedules.staffing, wmActivityId, step, clock);
      return {
        wmActivityId,
        wmDateTime: oleOfLocal(step.local),
        wmScheduled: coverage.scheduled(wmActivityId, step),
        wmRequired: staffing.required,
        wmCalculated: staffing.calculated,
      };
    }),
  );
  return { return: { schActivityStep } };
}

/** A longer timestep needs as many as its quarters do on average, to two places. */
function meanStaffing(
  staffing: StaffingOf,
  activityId: number,
  { quarters }: Timestep,
  clock: SiteClock,
): Staffing {
  const parts = quarters.map((instant) => {
    const day = clock.dayAt(instant);
    return staffing(activityId, day, Math.round((instant - clock.dayBounds(day).start) / quarterHour));
  });
  const mean = (of: (part: Staffing) => number): number =>
    Math.round((parts.reduce((sum, part) => sum + of(part), 0) / parts.length) * 100) / 100;
  return { required: mean((part) => part.required), calculated: mean((part) => part.calculated) };
}
