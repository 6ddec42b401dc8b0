import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { Shift } from './schema.ts';

type CfgShift = FullObject<'GetShift', 'timestamp'>;

export function toShift(cfg: CfgShift): Shift {
  return {
    id: cfg.shiftId,
    name: textOf(cfg.name),
    shortName: textOf(cfg.shortName),
    siteId: cfg.siteId,
    earliestStartMinutes: cfg.earliestStartMinutes,
    latestStartMinutes: cfg.latestStartMinutes,
    minPaidMinutes: cfg.minPaidMinutes,
    maxPaidMinutes: cfg.maxPaidMinutes,
    contractIds: [...cfg.contractId],
    version: cfg.timestamp,
  };
}
