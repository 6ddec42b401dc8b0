import type { Span } from '../../../time/day-start.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { numberOf } from '../mapping-parts.ts';
import { InstantReader, isoInZone, localOf } from '../parts/instants.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import type { ForecastStep } from './schema.ts';

export type FrcStep = Output<'ForecastService', 'GetMasterForecast'>['frcStep'][number];

export interface StepContext {
  readonly zone: Zone;
  /** The instants asked for; timesteps that begin outside are left out. */
  readonly instants: Span;
  /** The activities to show; others are left out. */
  readonly activities: NamedIds;
}

function toStep(step: FrcStep, instant: number, { zone, activities }: StepContext): ForecastStep {
  return {
    activityId: step.activityId,
    activityName: activities.get(step.activityId) ?? null,
    start: isoInZone(zone, instant),
    interactionVolume: numberOf(step.volume),
    averageHandlingTime: numberOf(step.aht),
    calculatedStaffing: numberOf(step.calculatedStaffing),
    requiredStaffing: numberOf(step.requiredStaffing),
  };
}

/** The timesteps of an answer by time. Those of one activity came in the order in which they happen. */
export function toForecastSteps(steps: readonly FrcStep[], context: StepContext): readonly ForecastStep[] {
  const { zone, instants, activities } = context;
  const readers = new Map<number, InstantReader>();
  const placed: { readonly instant: number; readonly step: FrcStep }[] = [];
  for (const step of steps) {
    if (!activities.has(step.activityId)) continue;
    const reader = readers.get(step.activityId) ?? new InstantReader(zone);
    readers.set(step.activityId, reader);
    const instant = reader.step(localOf(step.dateTime, 'FrcStep.wmDateTime'));
    if (instant >= instants.from && instant < instants.to) placed.push({ instant, step });
  }
  // Sorting is stable, so that what has the same time stays by activity as it came.
  placed.sort((a, b) => a.instant - b.instant);
  return placed.map(({ instant, step }) => toStep(step, instant, context));
}
