import { sitePlans } from './sites.ts';

export interface CfgTimeOffType {
  readonly wmTimeOffTypeId: number;
  readonly wmName: string;
  readonly wmShortName: string;
  readonly wmPaid: boolean;
  readonly wmHasAccrual: boolean;
  readonly wmSiteId: readonly number[];
  readonly timestamp: string;
}

interface TimeOffPlan {
  readonly name: string;
  readonly short: string;
  readonly paid: boolean;
  readonly accrual: boolean;
  /** All sites where left out. */
  readonly sites?: readonly number[];
}

const plans: readonly TimeOffPlan[] = [
  // The one type that WFM comes with and does not let anybody delete.
  { name: 'Vacation', short: 'VAC', paid: true, accrual: true },
  { name: 'Unpaid leave', short: 'UNP', paid: false, accrual: false },
  { name: 'Compensation for overtime', short: 'CMP', paid: true, accrual: true },
  { name: 'Ouderschapsverlof', short: 'OUD', paid: false, accrual: false, sites: [101] },
  { name: 'Licença de paternidade', short: 'PAT', paid: true, accrual: false, sites: [102] },
  { name: 'दशैं बिदा', short: 'DSH', paid: true, accrual: false, sites: [201] },
  { name: 'Long service leave', short: 'LSL', paid: true, accrual: true, sites: [202] },
];

export function createTimeOffTypes(): CfgTimeOffType[] {
  return plans.map((plan, index) => ({
    wmTimeOffTypeId: 800 + index,
    wmName: plan.name,
    wmShortName: plan.short,
    wmPaid: plan.paid,
    wmHasAccrual: plan.accrual,
    wmSiteId: plan.sites ?? sitePlans.map((site) => site.siteId),
    timestamp: String(index + 1),
  }));
}
