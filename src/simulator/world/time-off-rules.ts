import { sitePlans } from './sites.ts';
import type { CfgTimeOffType } from './time-off-types.ts';

export interface CfgTimeOffRule {
  readonly wmTimeOffRuleId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  /** True when the hours are awarded at once, false when they accrue. */
  readonly wmAwarded: boolean;
  /** Hours in a year. */
  readonly wmAccruedHours: number;
  readonly wmCarryOverHours: number;
  readonly wmAutoGrant: boolean;
  /** Least days between request and time off for that. */
  readonly wmMinLeadDays: number;
  /** Least hours of balance left for that. */
  readonly wmMinHours: number;
  readonly wmTimeOffTypeId: readonly number[];
  readonly timestamp: string;
}

interface RulePlan {
  readonly name: string;
  readonly awarded: boolean;
  readonly hours: number;
  readonly carryOver: number;
  readonly autoGrant: boolean;
  readonly leadDays: number;
  readonly minHours: number;
}

/** Numbered from 1 as agents refer to them: `site * 10 + number`. */
const plans: readonly RulePlan[] = [
  {
    name: 'Standard',
    awarded: false,
    hours: 200,
    carryOver: 40,
    autoGrant: false,
    leadDays: 14,
    minHours: 0,
  },
  {
    name: 'Long service',
    awarded: true,
    hours: 240,
    carryOver: 80,
    autoGrant: true,
    leadDays: 7,
    minHours: 16,
  },
  {
    name: 'Part-time & flexible',
    awarded: false,
    hours: 100.5,
    carryOver: 0,
    autoGrant: true,
    leadDays: 3,
    minHours: 4,
  },
];

/** Three rules a site, each for all time-off types that the site has. */
export function createTimeOffRules(timeOffTypes: readonly CfgTimeOffType[]): CfgTimeOffRule[] {
  return sitePlans.flatMap((site) => {
    const types = timeOffTypes.filter((type) => type.wmSiteId.includes(site.siteId));
    return plans.map((plan, index) => ({
      wmTimeOffRuleId: site.siteId * 10 + index + 1,
      wmSiteId: site.siteId,
      wmName: plan.name,
      wmAwarded: plan.awarded,
      wmAccruedHours: plan.hours,
      wmCarryOverHours: plan.carryOver,
      wmAutoGrant: plan.autoGrant,
      wmMinLeadDays: plan.leadDays,
      wmMinHours: plan.minHours,
      wmTimeOffTypeId: types.map((type) => type.wmTimeOffTypeId),
      timestamp: String(index + 1),
    }));
  });
}
