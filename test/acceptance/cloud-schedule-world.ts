import type { UserSchedule, UserScheduleActivity } from '../../src/api/cloud/models/user-schedule.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import type { AgentDay, ScheduleState } from '../../src/simulator/world/schedule/schedule-state.ts';
import { dateOf, oleDay, plannedDays } from './schedule-world.ts';

/** The simulator's world as schedules of Genesys Cloud, made without the bridge's help but for its ids. */

export interface Range {
  readonly from: string;
  readonly to: string;
}

const codeKinds = {
  SCH_STATE_ACTIVITY: 'code-of-activity',
  SCH_STATE_EXCEPTION: 'code-of-exception-type',
  SCH_STATE_TIMEOFF: 'code-of-time-off-type',
} as const;

function codeOf({ type, id }: ScheduleState): string {
  if (type === 'SCH_STATE_BREAK') return cloudId('built-in-code', 1);
  if (type === 'SCH_STATE_MEAL') return cloudId('built-in-code', 2);
  if (type === 'SCH_STATE_DAYOFF' || type === 'SCH_STATE_MARKED_TIME') throw new Error(`${type} has no code`);
  return cloudId(codeKinds[type], id);
}

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const touches = ({ from, to }: Range, { start, end }: AgentDay): boolean =>
  start < Date.parse(to) && end > Date.parse(from);

/** What an agent's schedule has to be, of the world alone; breaks and meals have a description as well. */
export function expectedOf(
  living: Living,
  siteId: number,
  days: readonly AgentDay[],
): Pick<UserSchedule, 'shifts' | 'fullDayTimeOffMarkers'> {
  const wall = living.schedules.plans.clockOf(siteId);
  const activity = (state: ScheduleState): UserScheduleActivity => ({
    activityCodeId: codeOf(state),
    startDate: iso(state.start),
    lengthInMinutes: (state.end - state.start) / 60_000,
    countsAsPaidTime: state.paid,
    isDstFallback:
      wall.instantToLocal(state.end - 60_000) - wall.instantToLocal(state.start) <
      (state.end - 60_000 - state.start) / 1000,
  });
  return {
    shifts: days
      .filter(({ kind }) => kind === 'work')
      .map(({ agentId, day, start, end, states }) => ({
        id: cloudId('shift', agentId, day - oleDay('1970-01-01')),
        startDate: iso(start),
        lengthInMinutes: (end - start) / 60_000,
        activities: states.map(activity),
      })),
    fullDayTimeOffMarkers: days
      .filter(({ kind }) => kind === 'time-off' || kind === 'exception')
      .map(({ day, states: [state], paidMinutes }) => ({
        managementUnitDate: dateOf(day),
        activityCodeId: codeOf(state!),
        isPaid: state!.paid,
        ...(state!.paid ? { lengthInMinutes: paidMinutes } : {}),
      })),
  };
}

/** Days of the world that touch the range; some of those around it are looked at too. */
export function worldDays(living: Living, siteId: number, range: Range): readonly AgentDay[] {
  const around = {
    from: dateOf(oleDay(range.from.slice(0, 10)) - 2),
    to: dateOf(oleDay(range.to.slice(0, 10)) + 2),
  };
  return plannedDays(living, siteId, around).filter((day) => touches(range, day));
}
