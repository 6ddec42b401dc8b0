import { z } from 'zod';
import { double, activityCategory } from './formats.ts';
import { versionedEntityMetadata } from './versioned-metadata.ts';

export const ignoredActivityCategories = z
  .object({
    values: z.array(activityCategory).optional(),
  })
  .meta({ id: 'IgnoredActivityCategories', description: 'Activity categories left out of adherence.' });
export type IgnoredActivityCategories = z.output<typeof ignoredActivityCategories>;

export const adherenceSettings = z
  .object({
    severeAlertThresholdMinutes: z.int32().optional(),
    adherenceTargetPercent: z.int32().optional(),
    adherenceExceptionThresholdSeconds: z.int32().optional(),
    nonOnQueueActivitiesEquivalent: z.boolean().optional(),
    trackOnQueueActivity: z.boolean().optional(),
    ignoredActivityCategories: ignoredActivityCategories.optional(),
  })
  .meta({ id: 'AdherenceSettings', description: 'Adherence settings.' });
export type AdherenceSettings = z.output<typeof adherenceSettings>;

export const shortTermForecastingSettings = z
  .object({
    defaultHistoryWeeks: z.int32().optional(),
  })
  .meta({ id: 'ShortTermForecastingSettings', description: 'Forecast settings.' });
export type ShortTermForecastingSettings = z.output<typeof shortTermForecastingSettings>;

export const timeOffRequestSettings = z
  .object({
    submissionRangeEnforced: z.boolean().optional(),
    submissionEarliestDaysFromNow: z.int32().optional(),
    submissionLatestDaysFromNow: z.int32().optional(),
  })
  .meta({ id: 'TimeOffRequestSettings', description: 'Limits on when agents may ask for time off.' });
export type TimeOffRequestSettings = z.output<typeof timeOffRequestSettings>;

export const shrinkageOverride = z
  .object({
    intervalIndex: z.int32(),
    shrinkagePercent: double.optional(),
  })
  .meta({ id: 'ShrinkageOverride', description: 'Shrinkage of one interval.' });
export type ShrinkageOverride = z.output<typeof shrinkageOverride>;

export const shrinkageOverrides = z
  .object({
    clear: z.boolean().optional(),
    values: z.array(shrinkageOverride).optional(),
  })
  .meta({ id: 'ShrinkageOverrides', description: 'Shrinkage overrides by interval.' });
export type ShrinkageOverrides = z.output<typeof shrinkageOverrides>;

export const schedulingSettings = z
  .object({
    maxOccupancyPercentForDeferredWork: z.int32().optional(),
    defaultShrinkagePercent: double.optional(),
    shrinkageOverrides: shrinkageOverrides.optional(),
  })
  .meta({ id: 'SchedulingSettings', description: 'Scheduling settings.' });
export type SchedulingSettings = z.output<typeof schedulingSettings>;

export const managementUnitSettings = z
  .object({
    adherence: adherenceSettings.optional(),
    shortTermForecasting: shortTermForecastingSettings.optional(),
    timeOff: timeOffRequestSettings.optional(),
    scheduling: schedulingSettings.optional(),
    metadata: versionedEntityMetadata,
  })
  .meta({
    id: 'ManagementUnitSettings',
    description: 'Settings of a management unit (present with expand=details).',
  });
export type ManagementUnitSettings = z.output<typeof managementUnitSettings>;
