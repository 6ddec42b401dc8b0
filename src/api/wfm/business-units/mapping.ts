import type { FullObject } from '../full-objects.ts';
import { textOf, weekDays, wordOf } from '../mapping-parts.ts';
import type { BusinessUnit } from './schema.ts';

type CfgBU = FullObject<'GetBU', 'timestamp'>;

export function toBusinessUnit(cfg: CfgBU): BusinessUnit {
  return {
    id: cfg.buId,
    name: textOf(cfg.name),
    timeZoneId: cfg.timezoneId,
    weekStartDay: wordOf(cfg.weekStartDay, weekDays, 'CfgBU.wmWeekStartDay'),
    tenantId: cfg.tenantId,
    comments: textOf(cfg.comments),
    version: cfg.timestamp,
  };
}
