import type { Wfm } from '../../../wfm/wfm-port.ts';
import { eachOf, readInOrder } from '../parts/chunks.ts';
import { dayGroups, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import type { ZonedRange } from '../parts/range.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import type { ScheduleSource } from '../schedule/schedule-source.ts';
import { toCoverageSteps } from './mapping.ts';
import type { CoverageStep } from './schema.ts';

export const readCoverageUse = jobUse('ScheduleService', 'GetSchActivity', {
  GetSchActivity: 'source scenarioId siteId start end activityId timestepMinutes',
  SchActivityHolder: 'schActivityStep',
  SchActivityStep: 'wmActivityId wmDateTime wmScheduled wmRequired wmCalculated',
});

export interface CoverageAsked {
  readonly siteId: number;
  readonly source: ScheduleSource;
  readonly range: ZonedRange;
  /** Length of a timestep in minutes. */
  readonly timestep: number;
  /** Empty = all. */
  readonly activityIds: readonly number[];
  /** The activities of the site. */
  readonly names: NamedIds;
}

/** Coverage day by day as it is read; timesteps that begin in the range. */
export function readCoverage(
  wfm: Wfm,
  { siteId, source, range, timestep, activityIds, names }: CoverageAsked,
  signal: AbortSignal,
): AsyncGenerator<CoverageStep, void, undefined> {
  const readDay = async ({ start, end }: DayRange): Promise<readonly CoverageStep[]> => {
    const { schActivityStep: steps } = await wfm.call('ScheduleService', 'GetSchActivity', {
      ...source,
      siteId,
      start,
      end,
      activityId: activityIds,
      timestepMinutes: timestep,
    });
    return toCoverageSteps(steps, { zone: range.zone, instants: range.instants, activityIds, names });
  };
  return eachOf(readInOrder(dayGroups(range, 1), readDay, { signal }));
}
