import type { FullObject } from '../full-objects.ts';
import { referenceOf, textOf, weekDays, wordOf } from '../mapping-parts.ts';
import type { Site } from './schema.ts';

type CfgSite = FullObject<'GetSite', 'timestamp'>;

const planningPeriods = {
  CFG_PLANNING_PERIOD_NONE: 'none',
  CFG_PLANNING_PERIOD_MONTH: 'month',
  CFG_PLANNING_PERIOD_TWO_WEEKS: 'two-weeks',
  CFG_PLANNING_PERIOD_THREE_WEEKS: 'three-weeks',
  CFG_PLANNING_PERIOD_FOUR_WEEKS: 'four-weeks',
  CFG_PLANNING_PERIOD_FIVE_WEEKS: 'five-weeks',
  CFG_PLANNING_PERIOD_SIX_WEEKS: 'six-weeks',
} as const;

export function toSite(cfg: CfgSite): Site {
  return {
    id: cfg.siteId,
    name: textOf(cfg.name),
    businessUnitId: cfg.buId,
    timeZoneId: cfg.timezoneId,
    switchId: referenceOf(cfg.switchId),
    weekStartDay: wordOf(cfg.weekStartDay, weekDays, 'CfgSite.wmWeekStartDay'),
    planningPeriod: wordOf(cfg.planningPeriod, planningPeriods, 'CfgSite.wmPlanningPeriod'),
    comments: textOf(cfg.comments),
    version: cfg.timestamp,
  };
}
