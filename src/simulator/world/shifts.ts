import type { CfgContract } from './contracts.ts';
import { sitePlans } from './sites.ts';

export interface CfgShift {
  readonly wmShiftId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmShortName: string;
  /** Minutes after midnight. */
  readonly wmEarliestStartMinutes: number;
  readonly wmLatestStartMinutes: number;
  readonly wmMinPaidMinutes: number;
  readonly wmMaxPaidMinutes: number;
  readonly wmContractId: readonly number[];
  readonly timestamp: string;
}

/** What a shift is for; the seed chooses by it. */
export type ShiftKind = 'early' | 'late' | 'night' | 'evening' | 'weekend';

interface ShiftPlan {
  readonly kind: ShiftKind;
  readonly short: string;
  readonly earliest: number;
  readonly latest: number;
  /** For the contract that is made for evenings and weekends, or for the others. */
  readonly students: boolean;
}

const plans: readonly ShiftPlan[] = [
  { kind: 'early', short: 'ERL', earliest: 7 * 60, latest: 9 * 60, students: false },
  { kind: 'late', short: 'LAT', earliest: 12 * 60, latest: 14 * 60, students: false },
  // Everybody who works at night is still at work when the next day begins.
  { kind: 'night', short: 'NGT', earliest: 21 * 60, latest: 22 * 60 + 30, students: false },
  { kind: 'evening', short: 'EVE', earliest: 17 * 60, latest: 18 * 60 + 30, students: true },
  { kind: 'weekend', short: 'WKD', earliest: 9 * 60, latest: 12 * 60, students: true },
];

const names: Readonly<Record<number, readonly string[]>> = {
  101: ['Vroege dienst', 'Late dienst', 'Nachtdienst', 'Avonddienst', 'Weekenddienst'],
  102: ['Manhã', 'Tarde', 'Noite', 'Fim do dia', 'Fim de semana'],
  201: ['बिहान', 'Day & evening', 'Night', 'Evening', 'Saturday & Sunday'],
  202: ['Early', 'Late', 'Overnight', 'Evening', 'Weekend'],
};

/** The key of a site's shift of a kind. */
export function shiftIdOf(siteId: number, kind: ShiftKind): number {
  return siteId * 10 + 2000 + plans.findIndex((plan) => plan.kind === kind);
}

/** Five shifts a site: for early, late, night, evening and weekend. */
export function createShifts(contracts: readonly CfgContract[]): CfgShift[] {
  return sitePlans.flatMap((site) =>
    plans.map((plan, index) => {
      const fitting = contracts.filter(
        (contract) => contract.wmSiteId === site.siteId && isForStudents(contract) === plan.students,
      );
      return {
        wmShiftId: shiftIdOf(site.siteId, plan.kind),
        wmSiteId: site.siteId,
        wmName: names[site.siteId]?.[index] ?? plan.kind,
        wmShortName: plan.short,
        wmEarliestStartMinutes: plan.earliest,
        wmLatestStartMinutes: plan.latest,
        wmMinPaidMinutes: Math.round(Math.min(...fitting.map((contract) => contract.wmMinDailyHours)) * 60),
        wmMaxPaidMinutes: Math.round(Math.max(...fitting.map((contract) => contract.wmMaxDailyHours)) * 60),
        wmContractId: fitting.map((contract) => contract.wmContractId),
        timestamp: String(index + 1),
      };
    }),
  );
}

/** Whether a contract is the one for evenings and weekends. */
export function isForStudents(contract: CfgContract): boolean {
  return contract.wmMaxWorkingDays === 4;
}
