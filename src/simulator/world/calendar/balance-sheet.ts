import type { CfgAgent } from '../agents.ts';
import { daysOfYear, yearOf } from './half-year.ts';
import type { LiveCalendar } from './live-calendar.ts';
import { balanceOn, type Balance, type TimeOffUse } from './time-off-balance.ts';
import { entitlementOf, type Entitlement } from './time-off-entitlement.ts';
import { usesOf } from './time-off-uses.ts';

/** The balances of one agent in one calendar year. */
export interface BalanceSheet {
  /** The types that the agent's rule governs: others have no balance. */
  readonly typeIds: readonly number[];
  entitlement(typeId: number): Entitlement | undefined;
  /** What was taken, is to be taken or was asked for in the year; without one item where that is wanted. */
  uses(typeId: number, without?: number): readonly TimeOffUse[];
  balance(typeId: number, day: number): Balance | undefined;
}

export function balanceSheet(calendar: LiveCalendar, agent: CfgAgent, year: number): BalanceSheet {
  const rule = calendar.seeded.ruleOf(agent);
  const { first, end } = daysOfYear(year);
  const items = calendar.timeOffOf(agent, { start: first, end });
  const typeIds = rule?.wmTimeOffTypeId ?? [];
  const entitlement = (typeId: number): Entitlement | undefined =>
    rule !== undefined && typeIds.includes(typeId)
      ? entitlementOf(calendar.seed, agent, { rule, typeId, year })
      : undefined;
  const uses = (typeId: number, without?: number): readonly TimeOffUse[] =>
    items
      .filter((item) => item.wmObjectId === typeId && item.wmItemId !== without)
      .flatMap((item) => usesOf(calendar, agent, item))
      .filter((use) => yearOf(use.day) === year);
  return {
    typeIds,
    entitlement,
    uses,
    balance: (typeId, day) => {
      const found = entitlement(typeId);
      return found && balanceOn(day, found, uses(typeId));
    },
  };
}
