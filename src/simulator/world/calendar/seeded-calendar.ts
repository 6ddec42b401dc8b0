import type { CfgAgent } from '../agents.ts';
import type { Plans } from '../schedule/plans.ts';
import type { CfgTimeOffRule } from '../time-off-rules.ts';
import type { World } from '../world.ts';
import type { AgentFacts } from './agent-facts.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { CalendarNumbers } from './calendar-numbers.ts';
import { dayLimit, type DayLimit } from './day-limit.ts';
import { daysOfHalfYear, endYear, firstYear, yearOf } from './half-year.ts';
import { endOfAgentIds, placeOfItem } from './item-id.ts';
import { byNumbers } from './number-order.ts';
import { OccupiedDays } from './occupied-days.ts';
import { otherItems } from './other-items.ts';
import type { SeededItem } from './seeded-item.ts';
import { SiteCapacity } from './site-capacity.ts';
import { createTimeOffBook, type TimeOffBook } from './time-off-book.ts';
import { dayMinutesOf, shiftWindow, usualShift } from './working-days.ts';

export interface SeedSources {
  readonly seed: number;
  readonly world: World;
  readonly plans: Plans;
  readonly numbers: CalendarNumbers;
}

/** Calendars of so many agents and half-years are kept, so that reading a large site day by day makes each once. */
const keptCalendars = 10_000;
const keptBooks = 8;
const keptLimits = 2_000;
const keptCapacities = 64;

/** What the seed has put into all calendars, whenever it was asked for: a pure function of seed, agent and half-year. */
export class SeededCalendar {
  readonly #sources: SeedSources;
  readonly #rules: ReadonlyMap<number, CfgTimeOffRule>;
  readonly #books = new BoundedCache<string, TimeOffBook>(keptBooks);
  readonly #calendars = new BoundedCache<number, readonly SeededItem[]>(keptCalendars);
  readonly #limits = new BoundedCache<string, DayLimit>(keptLimits);
  readonly #capacities = new BoundedCache<number, SiteCapacity>(keptCapacities);

  constructor(sources: SeedSources) {
    this.#sources = sources;
    this.#rules = new Map(sources.world.timeOffRules.map((rule) => [rule.wmTimeOffRuleId, rule]));
  }

  /** All items of an agent in a half-year, in the order of time. None of them reaches into another half-year. */
  itemsOf(agent: CfgAgent, half: number): readonly SeededItem[] {
    const { first } = daysOfHalfYear(half);
    if (!hasCalendar(agent, yearOf(first))) return [];
    return this.#calendars.get(agent.gswAgentId * 128 + half, () => this.#makeCalendar(agent, half));
  }

  find(itemId: number): SeededItem | undefined {
    const place = placeOfItem(itemId);
    const agent = place && this.#sources.plans.agent(place.agentId);
    if (place === undefined || agent === undefined) return undefined;
    return this.itemsOf(agent, place.halfYear).find((item) => item.id === itemId);
  }

  /** The time off of a site that touches a day. */
  timeOffOn(siteId: number, day: number): readonly SeededItem[] {
    const year = yearOf(day);
    return year < firstYear || year >= endYear ? [] : this.#bookOf(siteId, year).requestsOn(day);
  }

  /** The time off of an agent that lies in a year. */
  timeOffOf(agent: CfgAgent, year: number): readonly SeededItem[] {
    return hasCalendar(agent, year) ? this.#bookOf(agent.wmSiteId, year).requestsOf(agent.gswAgentId) : [];
  }

  limitOn(siteId: number, day: number): DayLimit {
    return this.#limits.get(`${siteId} ${day}`, () => dayLimit(this.#capacity(siteId), day));
  }

  ruleOf(agent: CfgAgent): CfgTimeOffRule | undefined {
    return this.#rules.get(agent.wmTimeOffRuleId);
  }

  #makeCalendar(agent: CfgAgent, half: number): readonly SeededItem[] {
    const { first, end } = daysOfHalfYear(half);
    const timeOff = this.timeOffOf(agent, yearOf(first)).filter(({ start }) => start >= first && start < end);
    const days = new OccupiedDays();
    for (const item of timeOff) days.claim(item.start, item.end);
    const items = [...timeOff, ...otherItems(this.#factsOf(agent), half, days)];
    return items.sort(byNumbers(({ start, id }) => [start, id]));
  }

  #bookOf(siteId: number, year: number): TimeOffBook {
    return this.#books.get(`${siteId} ${year}`, () =>
      createTimeOffBook({
        year,
        agents: this.#sources.plans.agentsOf(siteId).filter((agent) => hasCalendar(agent, year)),
        factsOf: (agent) => this.#factsOf(agent),
        ruleOf: (agent) => this.ruleOf(agent),
        limitOn: (day) => this.limitOn(siteId, day),
      }),
    );
  }

  #capacity(siteId: number): SiteCapacity {
    return this.#capacities.get(siteId, () => new SiteCapacity(this.#sources.plans, siteId));
  }

  #factsOf(agent: CfgAgent): AgentFacts {
    const { seed, numbers, plans, world } = this.#sources;
    const siteId = agent.wmSiteId;
    return {
      seed,
      numbers,
      agent,
      clock: plans.clockOf(siteId),
      dayMinutes: dayMinutesOf(plans, agent),
      timeOffTypes: world.timeOffTypes.filter((type) => type.wmSiteId.includes(siteId)),
      exceptionTypes: world.exceptionTypes.filter((type) => type.wmSiteId.includes(siteId)),
      usualShift: (day) => usualShift(plans, agent, day),
      shiftWindow: (shiftId, day) => shiftWindow(plans, shiftId, day),
    };
  }
}

/** Items lie in the time of employment. */
function hasCalendar(agent: CfgAgent, year: number): boolean {
  if (agent.gswAgentId >= endOfAgentIds || year < firstYear || year >= endYear) return false;
  const { wmStartDate: hired, wmEndDate: left } = agent;
  return yearOf(hired) <= year && (left === 0 || year <= yearOf(left));
}
