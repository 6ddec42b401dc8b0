import type { FullObject } from '../full-objects.ts';
import { textOf, wordOf } from '../mapping-parts.ts';
import type { ExceptionType } from './schema.ts';

type CfgExceptionType = FullObject<'GetExceptionType', 'timestamp'>;

const exceptionUsages = {
  CFG_EXCEPTION_USAGE_REGULAR: 'regular',
  CFG_EXCEPTION_USAGE_MEETING_PLANNER: 'meeting-planner',
  CFG_EXCEPTION_USAGE_TIME_OFF: 'time-off',
} as const;

export function toExceptionType(cfg: CfgExceptionType): ExceptionType {
  return {
    id: cfg.exceptionTypeId,
    name: textOf(cfg.name),
    shortName: textOf(cfg.shortName),
    paid: cfg.paid,
    usage: wordOf(cfg.usage, exceptionUsages, 'CfgExceptionType.wmUsage'),
    convertibleToDayOff: cfg.convertibleToDayOff,
    breaksAllowed: cfg.allowBreaks,
    mealsAllowed: cfg.allowMeals,
    exclusive: cfg.exclusive,
    siteIds: [...cfg.siteId],
    version: cfg.timestamp,
  };
}
