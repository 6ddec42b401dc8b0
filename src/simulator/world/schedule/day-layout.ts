import type { Random } from '../random.ts';
import { minute, type ScheduleState } from './schedule-state.ts';
import type { Worker } from './worker.ts';

/** A break or meal in a shift: minutes after the shift's beginning. */
interface Pause {
  readonly type: 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL';
  readonly id: number;
  readonly at: number;
  readonly minutes: number;
}

const quarter = 15;
const breakMinutes = 15;
const mealMinutes = 30;
/** From so many paid minutes on there is an unpaid meal beside the breaks. */
const mealFrom = 330;
const twoBreaksFrom = 300;

/**
 * The states of a shift that begins at an instant: work in blocks of the agent's own activities, interrupted by paid breaks
 * and an unpaid meal. They are paid for exactly `paidMinutes`. Time is counted as it passes, so that a shift over a night
 * on which the clock is changed has the length of every other one.
 */
export function layOutDay(
  worker: Worker,
  start: number,
  paidMinutes: number,
  random: Random,
): ScheduleState[] {
  const pauses = placePauses(paidMinutes, random);
  const total = lengthOfDay(paidMinutes);
  const states: ScheduleState[] = [];
  const add = (state: Pick<ScheduleState, 'type' | 'id' | 'paid'>, from: number, to: number): void => {
    states.push({ ...state, start: start + from * minute, end: start + to * minute, fullDay: false });
  };
  const work = (from: number, to: number): void => {
    for (const block of blocksOf(worker, from, to, random)) {
      add({ type: 'SCH_STATE_ACTIVITY', id: block.activityId, paid: true }, block.from, block.to);
    }
  };
  let at = 0;
  for (const pause of pauses) {
    work(at, pause.at);
    at = pause.at + pause.minutes;
    add({ type: pause.type, id: pause.id, paid: pause.type === 'SCH_STATE_BREAK' }, pause.at, at);
  }
  work(at, total);
  return states;
}

/** Minutes from the beginning to the end of a shift with so many paid minutes. */
export function lengthOfDay(paidMinutes: number): number {
  return paidMinutes + (paidMinutes >= mealFrom ? mealMinutes : 0);
}

function placePauses(paidMinutes: number, random: Random): Pause[] {
  const near = (share: number): number =>
    Math.round((paidMinutes * share) / quarter + random.integer(-1, 1)) * quarter;
  const rest = (id: number, at: number): Pause => ({
    type: 'SCH_STATE_BREAK',
    id,
    at,
    minutes: breakMinutes,
  });
  if (paidMinutes < twoBreaksFrom) return [rest(1, near(0.5))];
  if (paidMinutes < mealFrom) return [rest(1, near(0.33)), rest(2, near(0.67))];
  const meal: Pause = { type: 'SCH_STATE_MEAL', id: 1, at: near(0.5), minutes: mealMinutes };
  return [rest(1, near(0.23)), meal, rest(2, near(0.83))];
}

interface Block {
  readonly activityId: number;
  readonly from: number;
  readonly to: number;
}

/** Half an hour or three quarters of one activity each, the main one more often; one block for who has one activity. */
function blocksOf(worker: Worker, from: number, to: number, random: Random): Block[] {
  const blocks: Block[] = [];
  let before = 0;
  for (let at = from; at < to;) {
    const wanted = at + random.integer(2, 3) * quarter;
    const end = worker.activities.length < 2 || to - wanted < 2 * quarter ? to : wanted;
    const others = worker.activities.filter((id) => id !== before);
    const isMain = before !== worker.primaryActivity && random.chance(0.6);
    const activityId = isMain ? worker.primaryActivity : random.pick(others.length > 0 ? others : [before]);
    blocks.push({ activityId, from: at, to: end });
    before = activityId;
    at = end;
  }
  return blocks;
}
