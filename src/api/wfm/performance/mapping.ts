import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { numberOf, wordOf } from '../mapping-parts.ts';
import { InstantReader, isoInZone, localOf } from '../parts/instants.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import type { Span } from '../../../time/day-start.ts';
import type { PerformanceStep } from './schema.ts';

type PerfStep = Output<'PerformanceService', 'GetPerformance'>['perfStep'][number];

export const levelWords = {
  PERF_LEVEL_ACTIVITY: 'activity',
  PERF_LEVEL_MULTISITE_ACTIVITY: 'multi-site-activity',
  PERF_LEVEL_SITE: 'site',
  PERF_LEVEL_BU: 'business-unit',
  PERF_LEVEL_ENTERPRISE: 'enterprise',
} as const;

export type LevelConstant = keyof typeof levelWords;

export const itemWords = {
  PERF_ITEM_IV: 'interaction-volume',
  PERF_ITEM_AHT: 'average-handling-time',
  PERF_ITEM_ABANDONED: 'abandoned-interactions',
  PERF_ITEM_SERVICE_FACTOR: 'service-factor',
  PERF_ITEM_ASA: 'average-speed-of-answer',
  PERF_ITEM_WORKING_AGENTS: 'working-agents',
} as const;

const alertWords = {
  PERF_ALERT_NONE: 'none',
  PERF_ALERT_BELOW: 'below',
  PERF_ALERT_ABOVE: 'above',
} as const;

/** What an answer is read with. */
export interface StepContext {
  readonly zone: Zone;
  /** The instants asked for; timesteps that begin outside are left out. */
  readonly instants: Span;
  readonly level: LevelConstant;
  /** The objects asked for; others are left out. */
  readonly objects: NamedIds;
  readonly alerts: boolean;
}

/** WFM may answer with a number where its meaning is only guessed; another level than asked for is not shown. */
function isAsked(step: PerfStep, { level, objects }: StepContext): boolean {
  return objects.has(step.objectId) && (typeof step.level === 'number' || step.level === level);
}

function toStep(step: PerfStep, instant: number, { zone, objects, alerts }: StepContext): PerformanceStep {
  return {
    level: wordOf(step.level, levelWords, 'PerfStep.wmLevel'),
    objectId: step.objectId,
    objectName: objects.get(step.objectId) ?? null,
    start: isoInZone(zone, instant),
    item: wordOf(step.item, itemWords, 'PerfStep.wmItem'),
    actual: numberOf(step.actual),
    forecast: numberOf(step.forecast),
    scheduled: numberOf(step.scheduled),
    required: numberOf(step.required),
    anticipated: numberOf(step.anticipated),
    alert: alerts ? wordOf(step.alert, alertWords, 'PerfStep.wmAlert') : null,
  };
}

/** The timesteps of an answer by time. Those of one item of one object came in the order in which they happen. */
export function toPerformanceSteps(
  steps: readonly PerfStep[],
  context: StepContext,
): readonly PerformanceStep[] {
  const { zone, instants } = context;
  const readers = new Map<string, InstantReader>();
  const placed: { readonly instant: number; readonly step: PerfStep }[] = [];
  for (const step of steps) {
    if (!isAsked(step, context)) continue;
    const key = `${step.objectId} ${step.item}`;
    const reader = readers.get(key) ?? new InstantReader(zone);
    readers.set(key, reader);
    const instant = reader.step(localOf(step.dateTime, 'PerfStep.wmDateTime'));
    if (instant >= instants.from && instant < instants.to) placed.push({ instant, step });
  }
  // Sorting is stable: what has the same time stays in WFM's order of objects and items.
  placed.sort((a, b) => a.instant - b.instant);
  return placed.map(({ instant, step }) => toStep(step, instant, context));
}
