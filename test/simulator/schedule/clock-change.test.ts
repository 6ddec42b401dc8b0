import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { splitAtFold } from '../../../src/simulator/world/schedule/fold-split.ts';
import {
  minute,
  type AgentDay,
  type ScheduleState,
} from '../../../src/simulator/world/schedule/schedule-state.ts';
import { siteClock, type SiteClock } from '../../../src/simulator/world/site-clock.ts';
import { daysOf, schedulesOf } from './schedule-world.ts';

const schedules = schedulesOf();
const hour = 60 * minute;

/** What somebody makes of the wall clock times of a day who has nothing but their order. */
function readInOrder(clock: SiteClock, states: readonly ScheduleState[]): number[][] {
  let last = -Infinity;
  const read = (local: number, isPossible: (instant: number) => boolean): number => {
    const first = clock.localToInstant(local);
    return isPossible(first) ? first : clock.localToInstant(local, 'second');
  };
  return states.map((state) => {
    const start = read(clock.instantToLocal(state.start), (instant) => instant >= last);
    const end = read(clock.instantToLocal(state.end), (instant) => instant > start);
    last = end;
    return [start, end];
  });
}

const truth = (states: readonly ScheduleState[]): number[][] => states.map(({ start, end }) => [start, end]);

describe.each([
  ['Amsterdam', 101, '2026-10-24', '2026-10-25'],
  ['Amsterdam', 101, '2027-10-30', '2027-10-31'],
  ['Amsterdam', 101, '2026-03-28', '2026-03-29'],
  ['Lisbon', 102, '2026-10-24', '2026-10-25'],
  ['Lisbon', 102, '2026-03-28', '2026-03-29'],
  ['Sydney', 202, '2026-04-04', '2026-04-05'],
  ['Sydney', 202, '2026-10-03', '2026-10-04'],
] as const)('in %s (site %i) from %s on', (_name, siteId, eve, day) => {
  const clock = schedules.plans.clockOf(siteId);
  const change = clock.dayBounds(oleDate(day)).start + 2 * hour;
  const days = daysOf(schedules, siteId, eve, day).filter((one) => one.kind === 'work');
  const nights = days.filter((one) => one.start < change && one.end > change + hour);

  test('somebody works through the night on which the clock is changed', () => {
    expect(nights.length).toBeGreaterThan(0);
  });

  test('every shift is as long as its paid time and its meal, however the clock goes', () => {
    const wrong = days.filter((one) => {
      const { paidMinutes } = schedules.plans.worker(one.agentId);
      return (one.end - one.start) / minute !== paidMinutes + (paidMinutes >= 330 ? 30 : 0);
    });
    expect(wrong).toEqual([]);
  });

  test('the wall clock times of every shift, in order, say which instants are meant', () => {
    for (const one of days) expect(readInOrder(clock, one.states)).toEqual(truth(one.states));
  });
});

describe('a shift over the hour that comes twice', () => {
  const clock = siteClock('Europe/Amsterdam');
  const back = Date.parse('2026-10-25T01:00:00Z');
  const piece = (start: number, end: number): ScheduleState => ({
    type: 'SCH_STATE_ACTIVITY',
    id: 1,
    start: back + start * minute,
    end: back + end * minute,
    fullDay: false,
    paid: true,
  });

  test.each([
    [
      'has a cut where the order would not tell',
      [
        [-240, 30],
        [30, 240],
      ],
      [
        [-240, -1],
        [-1, 30],
        [30, 240],
      ],
    ],
    [
      'has one also at the very moment',
      [
        [-240, 0],
        [0, 240],
      ],
      [
        [-240, -1],
        [-1, 0],
        [0, 240],
      ],
    ],
    [
      'has none where nothing begins or ends in the second hour',
      [
        [-240, -30],
        [-30, 240],
      ],
      [
        [-240, -30],
        [-30, 240],
      ],
    ],
    [
      'has none on another night',
      [
        [-2000, -1600],
        [-1600, -1500],
      ],
      [
        [-2000, -1600],
        [-1600, -1500],
      ],
    ],
  ] as const)('%s', (_title, before, after) => {
    const states = splitAtFold(
      before.map(([start, end]) => piece(start, end)),
      clock,
    );
    expect(states).toEqual(after.map(([start, end]) => piece(start, end)));
    expect(readInOrder(clock, states)).toEqual(truth(states));
  });

  test('is read rightly wherever its states begin and end', () => {
    for (let first = -90; first <= 90; first += 5) {
      for (let second = first + 5; second <= 95; second += 5) {
        const states = splitAtFold([piece(-240, first), piece(first, second), piece(second, 240)], clock);
        expect(readInOrder(clock, states)).toEqual(truth(states));
      }
    }
  });

  test('leaves a full day as it is: it begins and ends at midnight', () => {
    const [first] = daysOf(schedules, 101, '2026-10-25').filter((day): day is AgentDay => day.kind === 'off');
    expect(first?.states).toHaveLength(1);
    expect((first?.end ?? 0) - (first?.start ?? 0)).toBe(25 * hour);
  });
});
