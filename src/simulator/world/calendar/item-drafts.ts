import type { Random } from '../random.ts';
import type { AgentFacts } from './agent-facts.ts';
import type { DayRange } from './half-year.ts';
import type { SeededItem } from './seeded-item.ts';

/** An item before it has an id and an owner. */
export interface Draft extends Pick<
  SeededItem,
  'type' | 'objectId' | 'start' | 'end' | 'fullDay' | 'paid' | 'paidMinutes' | 'outcome'
> {
  /** Days between asking and the item; 0 = in the early morning of its day. */
  readonly daysAhead: number;
  /** 0 where nobody has to be asked. */
  readonly daysUntilAnswered: number;
  /** False for what may share its day with anything. */
  readonly wantsDay: boolean;
}

/** What drafts are made of: one agent, one half-year, one stream of numbers. */
export interface Maker {
  readonly facts: AgentFacts;
  readonly random: Random;
  readonly range: DayRange;
}

const daysUntilAnswered = 5;
const unpaid = { paid: false, paidMinutes: 0 };

export function anyDay({ random, range }: Maker): number {
  return random.integer(range.first, range.end - 1);
}

/** A wish to be free on a day. */
export function dayOff(maker: Maker): Draft {
  const { facts, random } = maker;
  const day = anyDay(maker);
  return {
    type: facts.numbers.type.dayOff,
    objectId: 0,
    start: day,
    end: day + 1,
    fullDay: true,
    ...unpaid,
    outcome: random.chance(0.6) ? 'granted' : 'declined',
    daysAhead: random.integer(14, 60),
    daysUntilAnswered,
    wantsDay: true,
  };
}

/** A wish for a shift. It is granted where it is the shift that is planned anyhow. Its time is the window of the shift. */
export function shiftWish(maker: Maker): Draft | undefined {
  const { facts, random } = maker;
  const day = anyDay(maker);
  const isUsual = random.chance(0.6);
  const daysAhead = random.integer(14, 45);
  const shift = facts.usualShift(day);
  const other = facts.usualShift(day + 7);
  const wanted = (isUsual ? shift : other)?.shiftId ?? 0;
  const window = facts.shiftWindow(wanted, day);
  if (shift === undefined || window === undefined) return undefined;
  return {
    type: facts.numbers.type.shift,
    objectId: wanted,
    start: window.start,
    end: window.end,
    fullDay: false,
    ...unpaid,
    outcome: isUsual ? 'granted' : 'declined',
    daysAhead,
    daysUntilAnswered,
    // The shift may begin at another time than planned: nothing else can be timed within it.
    wantsDay: true,
  };
}

/** Availability (a wish) or working hours (a rule): an hour more than the shift of the day on both sides. */
export function hours(maker: Maker, type: number): Draft | undefined {
  const { facts, random } = maker;
  const day = anyDay(maker);
  const isRule = type === facts.numbers.type.workingHours;
  const outcome = isRule || random.chance(0.8) ? 'granted' : 'declined';
  const daysAhead = random.integer(7, 40);
  const shift = facts.usualShift(day);
  if (shift === undefined) return undefined;
  const start = Math.max(day * 1440, Math.round(shift.start * 1440) - 60);
  return {
    type,
    objectId: 0,
    start: start / 1440,
    end: (Math.round(shift.end * 1440) + 60) / 1440,
    fullDay: false,
    ...unpaid,
    outcome,
    daysAhead,
    daysUntilAnswered: isRule ? 0 : daysUntilAnswered,
    wantsDay: false,
  };
}
