import { createRandom, type Random } from '../random.ts';
import type { AgentFacts } from './agent-facts.ts';
import { atMinute } from './wall-minutes.ts';
import { daysOfHalfYear, type DayRange } from './half-year.ts';
import { dayOff, hours, shiftWish, type Draft, type Maker } from './item-drafts.ts';
import { seededItemId } from './item-id.ts';
import { meetings, shortException, sickDay } from './exception-drafts.ts';
import type { OccupiedDays } from './occupied-days.ts';
import type { SeededItem } from './seeded-item.ts';
import { isEmployedThrough } from './working-days.ts';

/** The ordinals below are those of time off. */
const firstOrdinal = 32;

/** All that is no time off of one agent in one half-year; the days that time off has claimed are left alone. */
export function otherItems(facts: AgentFacts, half: number, days: OccupiedDays): SeededItem[] {
  const agentId = facts.agent.gswAgentId;
  const random = createRandom(facts.seed, `calendar ${agentId} ${half}`);
  const range = daysOfHalfYear(half);
  const maker: Maker = { facts, random, range };
  const { availability, workingHours } = facts.numbers.type;
  const drafts = [
    ...meetings(maker, half),
    ...some(2, 5, random, () => shortException(maker)),
    ...some(0, 1, random, () => sickDay(maker)),
    ...some(1, 3, random, () => dayOff(maker)),
    ...some(0, 2, random, () => shiftWish(maker)),
    ...some(0, 1, random, () => hours(maker, availability)),
    ...some(0, 1, random, () => hours(maker, workingHours)),
  ];
  return drafts.flatMap((draft, index) => {
    if (draft === undefined || !fits(facts, draft, range, days)) return [];
    return [finish(maker, seededItemId({ agentId, halfYear: half, ordinal: firstOrdinal + index }), draft)];
  });
}

function fits(facts: AgentFacts, draft: Draft, range: DayRange, days: OccupiedDays): boolean {
  if (draft.start < range.first || draft.end > range.end) return false;
  if (!isEmployedThrough(facts.agent, draft)) return false;
  return !draft.wantsDay || days.claim(draft.start, draft.end);
}

/** Written out member by member: there are tens of thousands of these, and copying one from another costs most. */
function finish({ facts, random }: Maker, id: number, draft: Draft): SeededItem {
  // Who falls ill says so before anybody's work begins.
  const isThatMorning = draft.daysAhead === 0;
  const minute = isThatMorning ? random.integer(4 * 60, 6 * 60 + 45) : random.integer(8 * 60, 18 * 60);
  const submitted = atMinute(Math.floor(draft.start) - draft.daysAhead, minute);
  return {
    id,
    type: draft.type,
    agentId: facts.agent.gswAgentId,
    siteId: facts.agent.wmSiteId,
    teamId: facts.agent.wmTeamId,
    objectId: draft.objectId,
    start: draft.start,
    end: draft.end,
    fullDay: draft.fullDay,
    paid: draft.paid,
    paidMinutes: draft.paidMinutes,
    submitted,
    answered: submitted + draft.daysUntilAnswered,
    outcome: draft.outcome,
    comments: undefined,
    reason: draft.outcome === 'declined' ? 'Does not fit the plan' : undefined,
  };
}

function some<T>(least: number, most: number, random: Random, make: () => T): T[] {
  return Array.from({ length: random.integer(least, most) }, make);
}
