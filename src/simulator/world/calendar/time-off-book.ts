import type { CfgAgent } from '../agents.ts';
import type { CfgTimeOffRule } from '../time-off-rules.ts';
import type { AgentFacts } from './agent-facts.ts';
import { DayLoad, type DayLimit } from './day-limit.ts';
import { firstYear } from './half-year.ts';
import { byNumbers } from './number-order.ts';
import { OccupiedDays } from './occupied-days.ts';
import type { SeededItem } from './seeded-item.ts';
import { leastLeft, type TimeOffUse } from './time-off-balance.ts';
import { entitlementOf, type Entitlement } from './time-off-entitlement.ts';
import { timeOffWishes, type TimeOffWish } from './time-off-wishes.ts';

/** All time off that the seed has for one site and one calendar year, answered. */
export interface TimeOffBook {
  requestsOf(agentId: number): readonly SeededItem[];
  requestsOn(day: number): readonly SeededItem[];
}

export interface BookSources {
  readonly year: number;
  readonly agents: readonly CfgAgent[];
  factsOf(agent: CfgAgent): AgentFacts;
  ruleOf(agent: CfgAgent): CfgTimeOffRule | undefined;
  limitOn(day: number): DayLimit;
}

/**
 * Requests are answered in the order in which they came. What the agent's balance does not allow is declined; what finds
 * room on all of its days, in the site and in the team, is granted; the rest waits. Later requests never change the answer
 * to earlier ones, so that the book is the same whatever the clock shows.
 */
export function createTimeOffBook(sources: BookSources): TimeOffBook {
  const clerk = new Clerk(sources);
  const ofAgent = new Map<number, SeededItem[]>();
  const onDay = new Map<number, SeededItem[]>();
  for (const { wish, facts } of wishesInOrder(sources)) {
    const item = clerk.answer(wish, facts);
    listOf(ofAgent, item.agentId).push(item);
    for (let day = Math.floor(item.start); day < item.end; day++) listOf(onDay, day).push(item);
  }
  return {
    requestsOf: (agentId) => ofAgent.get(agentId) ?? [],
    requestsOn: (day) => onDay.get(day) ?? [],
  };
}

interface Case {
  readonly wish: TimeOffWish;
  readonly facts: AgentFacts;
}

function wishesInOrder(sources: BookSources): Case[] {
  const firstHalf = (sources.year - firstYear) * 2;
  const cases = sources.agents.flatMap((agent) => {
    const facts = sources.factsOf(agent);
    return [firstHalf, firstHalf + 1].flatMap((half) =>
      timeOffWishes(facts, half, new OccupiedDays()).map((wish): Case => ({ wish, facts })),
    );
  });
  return cases.sort(byNumbers(({ wish }) => [wish.item.submitted, wish.item.id]));
}

/** What one agent may have of one type and has been granted. */
interface Account {
  readonly entitlement: Entitlement;
  readonly rule: CfgTimeOffRule;
  readonly uses: TimeOffUse[];
}

class Clerk {
  readonly #sources: BookSources;
  readonly #loads = new Map<number, DayLoad>();
  readonly #limits = new Map<number, DayLimit>();
  /** By agent and type. */
  readonly #accounts = new Map<number, Map<number, Account | undefined>>();

  constructor(sources: BookSources) {
    this.#sources = sources;
  }

  answer({ item, isWanted, dayMinutes }: TimeOffWish, facts: AgentFacts): SeededItem {
    if (!isWanted) return item;
    const first = Math.floor(item.start);
    const count = item.fullDay ? item.end - item.start : 1;
    const uses = Array.from({ length: count }, (_, index): TimeOffUse => ({
      day: first + index,
      minutes: dayMinutes,
      as: 'granted',
    }));
    const account = this.#accountOf(facts, item.objectId);
    const left = account && leastLeft(account.entitlement, [...account.uses, ...uses], first);
    if (left !== undefined && left < 0) {
      item.reason = 'The balance is too low';
    } else if (uses.some(({ day }) => this.#isFull(day, item.teamId, dayMinutes))) {
      item.outcome = 'wait-listed';
    } else {
      item.outcome = 'granted';
      for (const { day } of uses) this.#loadOn(day).add(item.teamId, dayMinutes);
      account?.uses.push(...uses);
      const daysAhead = first - item.submitted;
      if (account && grantsAlone(account.rule, daysAhead, left ?? 0)) item.answered = item.submitted;
    }
    return item;
  }

  #isFull(day: number, teamId: number, minutes: number): boolean {
    let limit = this.#limits.get(day);
    if (limit === undefined) {
      limit = this.#sources.limitOn(day);
      this.#limits.set(day, limit);
    }
    return this.#loadOn(day).lacking(limit, teamId, minutes) !== undefined;
  }

  #loadOn(day: number): DayLoad {
    let load = this.#loads.get(day);
    if (load === undefined) {
      load = new DayLoad();
      this.#loads.set(day, load);
    }
    return load;
  }

  /** `undefined` where no rule governs the type: then there is no balance either. */
  #accountOf(facts: AgentFacts, typeId: number): Account | undefined {
    const { agent, seed } = facts;
    let ofAgent = this.#accounts.get(agent.gswAgentId);
    if (ofAgent === undefined) {
      ofAgent = new Map();
      this.#accounts.set(agent.gswAgentId, ofAgent);
    }
    if (ofAgent.has(typeId)) return ofAgent.get(typeId);
    const rule = this.#sources.ruleOf(agent);
    const isGoverned = rule?.wmTimeOffTypeId.includes(typeId) ?? false;
    const account =
      rule !== undefined && isGoverned
        ? {
            rule,
            uses: [],
            entitlement: entitlementOf(seed, agent, { rule, typeId, year: this.#sources.year }),
          }
        : undefined;
    ofAgent.set(typeId, account);
    return account;
  }
}

/** Whether nobody needs to look at a request that has room. */
function grantsAlone(rule: CfgTimeOffRule, daysAhead: number, minutesLeft: number): boolean {
  return rule.wmAutoGrant && daysAhead >= rule.wmMinLeadDays && minutesLeft >= rule.wmMinHours * 60;
}

function listOf(lists: Map<number, SeededItem[]>, key: number): SeededItem[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
