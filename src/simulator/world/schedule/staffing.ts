import type { Forecasts } from '../forecast/forecasts.ts';
import { quarterHour } from '../forecast/timesteps.ts';
import type { World } from '../world.ts';

/** How many agents a forecast asks for. */
export interface Staffing {
  readonly calculated: number;
  readonly required: number;
}

/**
 * Staffing of an activity in one quarter of an hour: `day` is an OLE day number of the site, `step` counts the quarters that
 * have passed since the day's first instant (0 … 91, 95 or 99).
 */
export type StaffingOf = (activityId: number, day: number, step: number) => Staffing;

const nobody: Staffing = { calculated: 0, required: 0 };

/** For as long as nobody forecasts. */
export const noStaffing: StaffingOf = () => nobody;

/** What the Master Forecast asks for. */
export function staffingOfForecasts(forecasts: Forecasts, world: World): StaffingOf {
  const activities = new Map(world.activities.map((activity) => [activity.wmActivityId, activity]));
  return (activityId, day, step) => {
    const activity = activities.get(activityId);
    const clock = activity === undefined ? undefined : forecasts.clockOf(activity.wmSiteId);
    if (activity === undefined || clock === undefined) return nobody;
    const forecast = forecasts.quarter(activity, clock.dayBounds(day).start + step * quarterHour);
    return { calculated: forecast.calculatedStaffing, required: forecast.requiredStaffing };
  };
}
