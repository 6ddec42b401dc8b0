import type { EnumNumbers } from './enum-numbers.ts';
import { sitePlans } from './sites.ts';

export interface CfgActivity {
  readonly wmActivityId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmShortName: string;
  readonly wmActivityType: number;
  /** 0 = part of none. */
  readonly wmMultiSiteActivityId: number;
  readonly wmActive: boolean;
  readonly timestamp: string;
}

/** The work that each site has. `shared` makes it part of the multi-site activity of that number. */
interface ActivityPlan {
  readonly name: string;
  readonly short: string;
  readonly type: 'CFG_ACTIVITY_IMMEDIATE' | 'CFG_ACTIVITY_DEFERRED' | 'CFG_ACTIVITY_FIXED_STAFF';
  readonly shared?: number;
}

const plans: readonly ActivityPlan[] = [
  { name: 'Billing calls', short: 'BIL', type: 'CFG_ACTIVITY_IMMEDIATE', shared: 1 },
  { name: 'Support calls', short: 'SUP', type: 'CFG_ACTIVITY_IMMEDIATE', shared: 2 },
  { name: 'Chat', short: 'CHT', type: 'CFG_ACTIVITY_IMMEDIATE' },
  { name: 'E-mail', short: 'EML', type: 'CFG_ACTIVITY_DEFERRED', shared: 3 },
  { name: 'Back office', short: 'BKO', type: 'CFG_ACTIVITY_DEFERRED' },
  { name: 'Reception desk', short: 'RCP', type: 'CFG_ACTIVITY_FIXED_STAFF' },
  { name: 'Fax (closed)', short: 'FAX', type: 'CFG_ACTIVITY_DEFERRED' },
];

export function multiSiteActivityId(businessUnitId: number, shared: number): number {
  return 6900 + businessUnitId + shared;
}

export function createActivities(numberOf: EnumNumbers): CfgActivity[] {
  return sitePlans.flatMap((site) =>
    plans.map((plan, index) => ({
      wmActivityId: site.siteId * 10 + 5000 + index,
      wmSiteId: site.siteId,
      wmName: plan.name,
      wmShortName: plan.short,
      wmActivityType: numberOf('ECfgActivityType', plan.type),
      wmMultiSiteActivityId:
        plan.shared === undefined ? 0 : multiSiteActivityId(site.businessUnitId, plan.shared),
      wmActive: plan.short !== 'FAX',
      timestamp: String(index + 1),
    })),
  );
}
