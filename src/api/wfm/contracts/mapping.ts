import type { FullObject } from '../full-objects.ts';
import { numberOf, textOf } from '../mapping-parts.ts';
import type { Contract } from './schema.ts';

type CfgContract = FullObject<'GetContract', 'timestamp'>;

export function toContract(cfg: CfgContract): Contract {
  return {
    id: cfg.contractId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    minDailyHours: numberOf(cfg.minDailyHours),
    maxDailyHours: numberOf(cfg.maxDailyHours),
    minWeeklyHours: numberOf(cfg.minWeeklyHours),
    maxWeeklyHours: numberOf(cfg.maxWeeklyHours),
    maxWorkingDays: cfg.maxWorkingDays,
    version: cfg.timestamp,
  };
}
