import type { EnumNumbers } from './enum-numbers.ts';
import type { NameArea } from './person-names.ts';
import { timeZoneId, type CfgTimezone } from './time-zones.ts';

export interface CfgSite {
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmBUId: number;
  readonly wmTimezoneId: number;
  readonly gswSwitchId: number;
  readonly wmWeekStartDay: number;
  readonly wmPlanningPeriod: number;
  readonly wmComments?: string;
  readonly timestamp: string;
}

/** What the seed needs to know of a site beyond what WFM holds: who works there. */
export interface SitePlan {
  readonly siteId: number;
  readonly businessUnitId: number;
  readonly name: string;
  readonly timeZone: string;
  readonly teams: readonly string[];
  readonly people: readonly NameArea[];
  readonly planningPeriod: string;
  readonly comments?: string;
  readonly timestamp: string;
}

export const sitePlans: readonly SitePlan[] = [
  {
    siteId: 101,
    businessUnitId: 10,
    name: 'Amsterdam',
    timeZone: 'Europe/Amsterdam',
    teams: ['Benelux Billing', 'Benelux Support', 'DACH Billing', 'DACH Support', 'France', 'Nordics'],
    people: ['dutch', 'dutch', 'german', 'french', 'nordic', 'polish', 'turkish'],
    planningPeriod: 'CFG_PLANNING_PERIOD_FOUR_WEEKS',
    comments: 'Zuidas, 2e verdieping – café ’t Lørdag',
    // Larger than 2^53: a client that reads a long as a floating-point number shows it here.
    timestamp: '9007199254740993',
  },
  {
    siteId: 102,
    businessUnitId: 10,
    name: 'Lisbon',
    timeZone: 'Europe/Lisbon',
    teams: ['Atendimento Geral', 'Faturação', 'Ibérica', 'Retenção', 'Serviço Técnico'],
    people: ['portuguese', 'portuguese', 'spanish', 'french', 'polish'],
    planningPeriod: 'CFG_PLANNING_PERIOD_MONTH',
    comments: 'Praça do Comércio',
    timestamp: '31',
  },
  {
    siteId: 201,
    businessUnitId: 20,
    name: 'Kathmandu',
    timeZone: 'Asia/Kathmandu',
    teams: ['Back Office', 'Chat & Social', 'सहायता', 'Night Voice'],
    people: ['nepali', 'nepali', 'indian'],
    planningPeriod: 'CFG_PLANNING_PERIOD_TWO_WEEKS',
    timestamp: '7',
  },
  {
    siteId: 202,
    businessUnitId: 20,
    name: 'Sydney',
    timeZone: 'Australia/Sydney',
    teams: ['ANZ Billing', 'ANZ Support', '日本語デスク', 'Priority', 'Retention'],
    people: ['english', 'english', 'japanese', 'nordic', 'indian'],
    planningPeriod: 'CFG_PLANNING_PERIOD_NONE',
    timestamp: '22',
  },
];

export function createSites(zones: readonly CfgTimezone[], numberOf: EnumNumbers): CfgSite[] {
  return sitePlans.map((plan) => ({
    wmSiteId: plan.siteId,
    wmName: plan.name,
    wmBUId: plan.businessUnitId,
    wmTimezoneId: timeZoneId(zones, plan.timeZone),
    gswSwitchId: plan.siteId + 8000,
    wmWeekStartDay: numberOf(
      'ECfgWeekDay',
      plan.businessUnitId === 10 ? 'CFG_WEEKDAY_MONDAY' : 'CFG_WEEKDAY_SUNDAY',
    ),
    wmPlanningPeriod: numberOf('ECfgPlanningPeriod', plan.planningPeriod),
    ...(plan.comments === undefined ? {} : { wmComments: plan.comments }),
    timestamp: plan.timestamp,
  }));
}
