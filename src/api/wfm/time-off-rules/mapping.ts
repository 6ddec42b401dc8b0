import type { FullObject } from '../full-objects.ts';
import { numberOf, textOf } from '../mapping-parts.ts';
import type { TimeOffRule } from './schema.ts';

type CfgTimeOffRule = FullObject<'GetTimeOffRule', 'timestamp'>;

export function toTimeOffRule(cfg: CfgTimeOffRule): TimeOffRule {
  return {
    id: cfg.timeOffRuleId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    awarded: cfg.awarded,
    accruedHours: numberOf(cfg.accruedHours),
    carryOverHours: numberOf(cfg.carryOverHours),
    autoGrant: cfg.autoGrant,
    minLeadDays: cfg.minLeadDays,
    minHours: numberOf(cfg.minHours),
    timeOffTypeIds: [...cfg.timeOffTypeId],
    version: cfg.timestamp,
  };
}
