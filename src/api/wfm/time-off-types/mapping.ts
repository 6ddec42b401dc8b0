import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { TimeOffType } from './schema.ts';

type CfgTimeOffType = FullObject<'GetTimeOffType', 'timestamp'>;

export function toTimeOffType(cfg: CfgTimeOffType): TimeOffType {
  return {
    id: cfg.timeOffTypeId,
    name: textOf(cfg.name),
    shortName: textOf(cfg.shortName),
    paid: cfg.paid,
    hasAccrual: cfg.hasAccrual,
    siteIds: [...cfg.siteId],
    version: cfg.timestamp,
  };
}
