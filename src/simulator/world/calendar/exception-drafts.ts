import type { CfgExceptionType } from '../exception-types.ts';
import { createRandom } from '../random.ts';
import type { AgentFacts } from './agent-facts.ts';
import { elapsedMinutes } from './wall-minutes.ts';
import { anyDay, type Draft, type Maker } from './item-drafts.ts';
import type { Stretch } from './working-days.ts';

const meetingMinutes = 60;

/** The meetings of the team, one in about six weeks, for those who are at work then. */
export function meetings(maker: Maker, half: number): (Draft | undefined)[] {
  const { facts, range } = maker;
  const type = facts.exceptionTypes.find((candidate) => candidate.wmShortName === 'TM');
  const teamId = facts.agent.wmTeamId;
  if (type === undefined || teamId === 0) return [];
  // Everybody of the team draws from the same stream, so that they meet.
  const random = createRandom(facts.seed, `meetings ${teamId} ${half}`);
  return [0, 1, 2, 3].map((index) => {
    const day = range.first + index * 45 + random.integer(0, 40);
    const from = day * 1440 + random.integer(19, 60) * 15;
    const stretch = { start: from / 1440, end: (from + meetingMinutes) / 1440 };
    const daysAhead = random.integer(10, 30);
    return liesWithinShift(facts, day, stretch) ? exception(facts, type, stretch, daysAhead) : undefined;
  });
}

/** Coaching, training and the like, during the shift. */
export function shortException(maker: Maker): Draft | undefined {
  const { facts, random } = maker;
  const day = anyDay(maker);
  const type = random.pick(facts.exceptionTypes.filter((candidate) => !candidate.wmExclusive));
  const minutes = type.wmShortName === 'COA' ? 30 : random.integer(2, 6) * 30;
  const lateness = random.integer(1, 9);
  const daysAhead = random.integer(3, 21);
  const shift = facts.usualShift(day);
  if (shift === undefined) return undefined;
  const first = Math.round(shift.start * 1440);
  // It begins on the day of the shift, also of a night shift.
  const last = Math.min(Math.round(shift.end * 1440) - minutes, (day + 1) * 1440 - 15);
  const room = Math.max(0, last - first);
  const from = first + Math.floor((room * lateness) / 10 / 15) * 15;
  return exception(facts, type, { start: from / 1440, end: (from + minutes) / 1440 }, daysAhead);
}

/** A whole day, known on its morning. */
export function sickDay(maker: Maker): Draft | undefined {
  const { facts } = maker;
  const day = anyDay(maker);
  const type = facts.exceptionTypes.find((candidate) => candidate.wmShortName === 'SIC');
  if (type === undefined || facts.usualShift(day) === undefined) return undefined;
  const paidMinutes = type.wmPaid ? facts.dayMinutes : 0;
  return { ...exception(facts, type, { start: day, end: day + 1 }, 0), fullDay: true, paidMinutes };
}

function exception(facts: AgentFacts, type: CfgExceptionType, stretch: Stretch, daysAhead: number): Draft {
  return {
    type: facts.numbers.type.exception,
    objectId: type.wmExceptionTypeId,
    ...stretch,
    fullDay: false,
    paid: type.wmPaid,
    paidMinutes: type.wmPaid ? elapsedMinutes(facts.clock, stretch.start, stretch.end) : 0,
    outcome: 'granted',
    daysAhead,
    daysUntilAnswered: 0,
    wantsDay: true,
  };
}

function liesWithinShift(facts: AgentFacts, day: number, stretch: Stretch): boolean {
  const shift = facts.usualShift(day);
  return shift !== undefined && shift.start <= stretch.start && stretch.end <= shift.end;
}
