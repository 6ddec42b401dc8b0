import { createRandom, type Random } from '../random.ts';
import type { AgentFacts } from './agent-facts.ts';
import { atMinute, elapsedMinutes } from './wall-minutes.ts';
import { dayNumber, daysOfHalfYear, weekdayOf, yearOf, type DayRange } from './half-year.ts';
import { seededItemId } from './item-id.ts';
import type { OccupiedDays } from './occupied-days.ts';
import type { SeededItem } from './seeded-item.ts';
import { isEmployedThrough, type Stretch } from './working-days.ts';

/** A request for time off before it is answered: what is wanted is then granted, declined or wait-listed. */
export interface TimeOffWish {
  readonly item: { -readonly [K in keyof SeededItem]: SeededItem[K] };
  /** True where it depends on room and balance. */
  readonly isWanted: boolean;
  /** Minutes that it takes on each of its days. */
  readonly dayMinutes: number;
}

type MonthAndDay = readonly [month: number, day: number];

/** When everybody wants to be away. */
const popular: readonly (readonly [from: MonthAndDay, to: MonthAndDay])[] = [
  [[2, 15], [2, 28]],
  [[4, 24], [5, 9]],
  [[6, 15], [6, 28]],
  [[7, 8], [8, 22]],
  [[10, 14], [10, 26]],
  [[12, 17], [12, 30]],
]; // prettier-ignore

const daysUntilAnswered = 5;
const refusals = ['Too many people away', 'Training week of the team', 'Asked for too late'];
const notes = [
  'Family visit',
  'Wedding of my sister',
  'Moving house',
  'Médico',
  'Ferien & Brückentag',
  '<3 sun',
];

/** What an agent asks for in one half-year. Its ordinals begin at 1; its days are claimed. */
export function timeOffWishes(facts: AgentFacts, half: number, days: OccupiedDays): TimeOffWish[] {
  const agentId = facts.agent.gswAgentId;
  const random = createRandom(facts.seed, `time off ${agentId} ${half}`);
  const range = daysOfHalfYear(half);
  const wishes: TimeOffWish[] = [];
  for (let ordinal = 1, last = random.integer(2, 5); ordinal <= last; ordinal++) {
    const wish = createWish(facts, seededItemId({ agentId, halfYear: half, ordinal }), range, random);
    if (wish === undefined || wish.item.end > range.end || !isEmployedThrough(facts.agent, wish.item))
      continue;
    if (days.claim(wish.item.start, wish.item.end)) wishes.push(wish);
  }
  return wishes;
}

function createWish(facts: AgentFacts, id: number, range: DayRange, random: Random): TimeOffWish | undefined {
  const { agent } = facts;
  const wanted = pickLength(random);
  const day = pickDay(range, Math.max(1, wanted), random);
  const fullDay = wanted > 0;
  const stretch = fullDay ? wholeDays(facts, day, wanted) : partOfDay(facts, day, random);
  if (stretch === undefined) return undefined;
  const type = random.chance(0.7) ? facts.timeOffTypes[0] : random.pick(facts.timeOffTypes);
  const paid = type?.wmPaid ?? false;
  const dayMinutes = fullDay ? facts.dayMinutes : elapsedMinutes(facts.clock, stretch.start, stretch.end);
  const asked = Math.floor(stretch.start) - random.integer(10, 110);
  const submitted = atMinute(asked, random.integer(7 * 60, 21 * 60));
  const isDeclined = random.chance(0.08);
  const isRecalled = !isDeclined && random.chance(0.06);
  return {
    isWanted: !isDeclined && !isRecalled,
    dayMinutes,
    item: {
      id,
      type: facts.numbers.type.timeOff,
      agentId: agent.gswAgentId,
      siteId: agent.wmSiteId,
      teamId: agent.wmTeamId,
      objectId: type?.wmTimeOffTypeId ?? 0,
      start: stretch.start,
      end: stretch.end,
      fullDay,
      paid,
      paidMinutes: paid ? dayMinutes * (fullDay ? stretch.end - stretch.start : 1) : 0,
      submitted,
      answered: submitted + daysUntilAnswered,
      outcome: isRecalled ? 'recalled' : 'declined',
      comments: random.chance(0.15) ? random.pick(notes) : undefined,
      reason: isDeclined ? random.pick(refusals) : undefined,
    },
  };
}

/** Days; 0 = a part of one. */
function pickLength(random: Random): number {
  if (random.chance(0.2)) return 0;
  if (random.chance(0.45)) return 1;
  return random.chance(0.3) ? 2 : random.integer(3, 5);
}

/** The first of `length` days, of which none is a Saturday or a Sunday. */
function pickDay(range: DayRange, length: number, random: Random): number {
  const [from, to] = random.chance(0.4) ? random.pick(popularWithin(range)) : [range.first, range.end - 1];
  const day = random.integer(from, to);
  return Math.max(range.first, day - Math.max(0, weekdayOf(day) + length - 5));
}

function popularWithin(range: DayRange): [from: number, to: number][] {
  const year = yearOf(range.first);
  return popular
    .map(([from, to]): [number, number] => [dayNumber(year, ...from), dayNumber(year, ...to)])
    .filter(([from]) => from >= range.first && from < range.end);
}

/** From a working day on, as many working days in a row as there are, but no more than wanted. */
function wholeDays(facts: AgentFacts, day: number, wanted: number): Stretch | undefined {
  let end = day;
  while (end < day + wanted && facts.usualShift(end) !== undefined) end++;
  return end === day ? undefined : { start: day, end };
}

/** Two to four hours at the beginning or the end of the shift; nothing on a day without one. */
function partOfDay(facts: AgentFacts, day: number, random: Random): Stretch | undefined {
  const minutes = random.integer(4, 8) * 30;
  const late = random.chance(0.5);
  const shift = facts.usualShift(day);
  if (shift === undefined) return undefined;
  const from = Math.round(shift.start * 1440);
  const to = Math.round(shift.end * 1440);
  // The end of a night shift lies on another day, which may be taken.
  const isOverMidnight = to > (day + 1) * 1440;
  const start = late && !isOverMidnight ? Math.max(from, to - minutes) : from;
  return { start: start / 1440, end: Math.min(to, start + minutes) / 1440 };
}
