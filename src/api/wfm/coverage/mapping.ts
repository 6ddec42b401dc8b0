import type { Span } from '../../../time/day-start.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { numberOf } from '../mapping-parts.ts';
import { InstantReader, isoInZone, localOf } from '../parts/instants.ts';
import type { CoverageStep } from './schema.ts';

type SchActivityStep = Output<'ScheduleService', 'GetSchActivity'>['schActivityStep'][number];

export interface CoverageWanted {
  readonly zone: Zone;
  readonly instants: Span;
  /** Empty = all. */
  readonly activityIds: readonly number[];
  readonly names: ReadonlyMap<number, string | null>;
}

/** The steps of one day in WFM's order, which is that of time for each activity; those that nobody asked for left out. */
export function toCoverageSteps(
  steps: readonly SchActivityStep[],
  { zone, instants, activityIds, names }: CoverageWanted,
): readonly CoverageStep[] {
  const readers = new Map<number, InstantReader>();
  return steps.flatMap((step): CoverageStep[] => {
    const { activityId } = step;
    const reader = readers.get(activityId) ?? new InstantReader(zone);
    readers.set(activityId, reader);
    const instant = reader.step(localOf(step.dateTime, 'SchActivityStep.wmDateTime'));
    if (instant < instants.from || instant >= instants.to) return [];
    if (activityIds.length > 0 && !activityIds.includes(activityId)) return [];
    return [
      {
        activityId,
        activityName: names.get(activityId) ?? null,
        start: isoInZone(zone, instant),
        scheduled: numberOf(step.scheduled),
        required: numberOf(step.required),
        calculated: numberOf(step.calculated),
      },
    ];
  });
}
