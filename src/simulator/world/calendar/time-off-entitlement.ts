import type { CfgAgent } from '../agents.ts';
import { createRandom } from '../random.ts';
import type { CfgTimeOffRule } from '../time-off-rules.ts';
import { dayNumber, daysOfYear } from './half-year.ts';

/** What an agent may have of one time-off type in one calendar year, in minutes. */
export interface Entitlement {
  readonly carried: number;
  readonly bonusAwarded: number;
  /** The last day on which bonus can be taken. */
  readonly bonusLastDay: number;
  /** What has accrued until and with a day of the year. */
  accruedUntil(day: number): number;
}

/**
 * Carried and bonus minutes are drawn from the seed, not worked out from the years before. Awarded hours are there on the
 * first day (of the year, or of employment), others accrue day by day; who comes in mid-year gets the part of the year.
 */
export function entitlementOf(
  seed: number,
  agent: CfgAgent,
  { rule, typeId, year }: { readonly rule: CfgTimeOffRule; readonly typeId: number; readonly year: number },
): Entitlement {
  const { first, end } = daysOfYear(year);
  const random = createRandom(seed, `entitlement ${agent.gswAgentId} ${typeId} ${year}`);
  const mostCarried = Math.round(rule.wmCarryOverHours * 60);
  const carried = Math.round((mostCarried * random.integer(2, 10)) / 10);
  const bonus = random.chance(0.25) ? random.integer(1, 4) * 120 : 0;
  const isNew = agent.wmStartDate > first;
  const from = Math.min(end, Math.max(first, agent.wmStartDate));
  const yearly = rule.wmAccruedHours * 60;
  return {
    carried: isNew ? 0 : carried,
    bonusAwarded: isNew ? 0 : bonus,
    bonusLastDay: dayNumber(year, 6, 30),
    accruedUntil: (day) => {
      if (day < from) return 0;
      const until = rule.wmAwarded ? end : Math.min(end, Math.floor(day) + 1);
      return Math.round((yearly * (until - from)) / (end - first));
    },
  };
}
