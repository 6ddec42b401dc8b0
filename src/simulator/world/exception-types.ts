import type { EnumNumbers } from './enum-numbers.ts';
import { sitePlans } from './sites.ts';

export interface CfgExceptionType {
  readonly wmExceptionTypeId: number;
  readonly wmName: string;
  readonly wmShortName: string;
  readonly wmPaid: boolean;
  readonly wmUsage: number;
  readonly wmConvertibleToDayOff: boolean;
  readonly wmAllowBreaks: boolean;
  readonly wmAllowMeals: boolean;
  readonly wmExclusive: boolean;
  readonly wmSiteId: readonly number[];
  readonly timestamp: string;
}

const usages = ['REGULAR', 'MEETING_PLANNER', 'TIME_OFF'] as const;
type Usage = (typeof usages)[number];
type Trait = 'paid' | 'day-off' | 'breaks' | 'meals' | 'exclusive';

interface ExceptionPlan {
  readonly name: string;
  readonly short: string;
  readonly usage: Usage;
  readonly traits: readonly Trait[];
  /** All sites where left out. */
  readonly sites?: readonly number[];
}

const plans: readonly ExceptionPlan[] = [
  { name: 'Holiday', short: 'HOL', usage: 'TIME_OFF', traits: ['paid', 'day-off', 'exclusive'] },
  { name: 'Sick Day', short: 'SIC', usage: 'TIME_OFF', traits: ['paid', 'exclusive'] },
  { name: 'Personal Day', short: 'PER', usage: 'TIME_OFF', traits: ['exclusive'] },
  { name: 'Team meeting', short: 'TM', usage: 'MEETING_PLANNER', traits: ['paid', 'breaks', 'meals'] },
  { name: 'Coaching', short: 'COA', usage: 'MEETING_PLANNER', traits: ['paid', 'breaks'] },
  { name: 'Training', short: 'TRN', usage: 'REGULAR', traits: ['paid', 'breaks', 'meals'] },
  { name: 'System outage', short: 'OUT', usage: 'REGULAR', traits: ['paid', 'breaks', 'meals'] },
  { name: 'Ondernemingsraad', short: 'OR', usage: 'REGULAR', traits: ['paid', 'breaks'], sites: [101] },
  { name: 'Formação obrigatória', short: 'FOR', usage: 'REGULAR', traits: ['paid', 'breaks'], sites: [102] },
  { name: 'Blood donation', short: 'BLD', usage: 'REGULAR', traits: ['paid'], sites: [101, 202] },
];

export function createExceptionTypes(numberOf: EnumNumbers): CfgExceptionType[] {
  return plans.map((plan, index) => ({
    wmExceptionTypeId: 700 + index,
    wmName: plan.name,
    wmShortName: plan.short,
    wmPaid: plan.traits.includes('paid'),
    wmUsage: numberOfUsage(plan.usage, numberOf),
    wmConvertibleToDayOff: plan.traits.includes('day-off'),
    wmAllowBreaks: plan.traits.includes('breaks'),
    wmAllowMeals: plan.traits.includes('meals'),
    wmExclusive: plan.traits.includes('exclusive'),
    wmSiteId: plan.sites ?? sitePlans.map((site) => site.siteId),
    timestamp: String(index + 1),
  }));
}

/** Whether a number says where a type may be used. */
export function isExceptionUsage(number: number, numberOf: EnumNumbers): boolean {
  return usages.some((usage) => numberOfUsage(usage, numberOf) === number);
}

function numberOfUsage(usage: Usage, numberOf: EnumNumbers): number {
  return numberOf('ECfgExceptionUsage', `CFG_EXCEPTION_USAGE_${usage}`);
}
