import type { Output } from '../../../wfm/wfm-port.ts';
import { numberOf, wordOf } from '../mapping-parts.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import { itemWords, levelWords, type LevelConstant } from '../performance/mapping.ts';
import type { PerformanceAlert } from './schema.ts';

type PerfAlertSetting = Output<'PerformanceService', 'GetPerformanceAlert'>['perfAlertSetting'][number];

export interface AlertObjects {
  readonly level: LevelConstant;
  /** Settings of other objects are left out. */
  readonly objects: NamedIds;
}

export function toPerformanceAlerts(
  settings: readonly PerfAlertSetting[],
  { level, objects }: AlertObjects,
): readonly PerformanceAlert[] {
  const own = settings.filter(
    (setting) =>
      objects.has(setting.objectId) && (typeof setting.level === 'number' || setting.level === level),
  );
  return own.map((setting) => ({
    level: wordOf(setting.level, levelWords, 'PerfAlertSetting.wmLevel'),
    objectId: setting.objectId,
    objectName: objects.get(setting.objectId) ?? null,
    item: wordOf(setting.item, itemWords, 'PerfAlertSetting.wmItem'),
    minDeviation: numberOf(setting.minDeviation),
    maxDeviation: numberOf(setting.maxDeviation),
  }));
}
