import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AgentTimeline, momentOf } from '../../../src/simulator/world/adherence/agent-timeline.ts';
import { livedDay } from '../../../src/simulator/world/adherence/lived-day.ts';
import type {
  AgentDay,
  ScheduleState,
  StateType,
} from '../../../src/simulator/world/schedule/schedule-state.ts';
import { siteClock } from '../../../src/simulator/world/site-clock.ts';

const minute = 60_000;
const clock = siteClock('Europe/Amsterdam');
const day = 46_344;
const { start: midnight } = clock.dayBounds(day);

/** A shift of states of so many minutes each, from an hour of the day on. */
function shiftOf(pieces: readonly (readonly [StateType, number])[], hour: number): AgentDay {
  let at = midnight + hour * 60 * minute;
  const start = at;
  const states = pieces.map(([type, minutes], id): ScheduleState => {
    const state = { type, id, start: at, end: at + minutes * minute, fullDay: false, paid: true };
    at = state.end;
    return state;
  });
  return { agentId: 5001, day, kind: 'work', shiftId: 1, start, end: at, paidMinutes: 0, states, marks: [] };
}

const types: readonly StateType[] = [
  'SCH_STATE_ACTIVITY',
  'SCH_STATE_BREAK',
  'SCH_STATE_MEAL',
  'SCH_STATE_EXCEPTION',
  'SCH_STATE_TIMEOFF',
];
const shifts = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 1, max: 150 })), { minLength: 1 }),
    fc.integer({ min: 1, max: 22 }),
  )
  .map(([pieces, hour]) => shiftOf(pieces, hour));

test('whatever is scheduled, what is lived is in order, without overlap and on whole minutes', () => {
  fc.assert(
    fc.property(shifts, fc.integer(), (planned, seed) => {
      const lived = livedDay(seed, planned);
      lived.forEach((stretch, index) => {
        expect(stretch.end).toBeGreaterThan(stretch.start);
        expect([stretch.start % minute, stretch.end % minute]).toEqual([0, 0]);
        expect(stretch.start).toBeGreaterThanOrEqual(lived[index - 1]?.end ?? -Infinity);
        expect(stretch.doing).not.toBe('out');
      });
      expect(livedDay(seed, planned)).toEqual(lived);
    }),
  );
});

test('people do all of it: come late, leave early, stay on, come early, stay away', () => {
  const planned = shiftOf(
    [
      ['SCH_STATE_ACTIVITY', 120],
      ['SCH_STATE_BREAK', 15],
      ['SCH_STATE_ACTIVITY', 105],
      ['SCH_STATE_MEAL', 30],
      ['SCH_STATE_ACTIVITY', 180],
    ],
    9,
  );
  const days = Array.from({ length: 400 }, (_, seed) => livedDay(seed, planned));
  const share = (is: (lived: (typeof days)[number]) => boolean): number => days.filter(is).length / 400;
  const begins = (lived: (typeof days)[number]): number => lived[0]?.start ?? planned.start;
  const ends = (lived: (typeof days)[number]): number => lived.at(-1)?.end ?? planned.end;
  for (const [is, least, most] of [
    [(lived: (typeof days)[number]) => lived.length === 0, 0.005, 0.05],
    [(lived: (typeof days)[number]) => begins(lived) > planned.start, 0.06, 0.2],
    [(lived: (typeof days)[number]) => begins(lived) < planned.start, 0.2, 0.45],
    [(lived: (typeof days)[number]) => ends(lived) < planned.end, 0.04, 0.15],
    [(lived: (typeof days)[number]) => ends(lived) > planned.end, 0.15, 0.4],
    [(lived: (typeof days)[number]) => lived.some(({ doing }) => doing === 'away'), 0.05, 0.2],
  ] as const) {
    expect(share(is)).toBeGreaterThan(least);
    expect(share(is)).toBeLessThan(most);
  }
});

test('each minute belongs to exactly one schedule day, also after a shift over midnight', () => {
  const night = shiftOf([['SCH_STATE_ACTIVITY', 480]], 22);
  const timeline = new AgentTimeline({
    seed: 3,
    clock,
    planned: (number) => (number === day ? night : undefined),
  });
  const owners = new Map<number, number>();
  for (let at = midnight - 60 * minute; at < midnight + 40 * 60 * minute; at += minute) {
    const { day: owner } = timeline.dayOf(at);
    expect(at).toBeGreaterThanOrEqual(timeline.beginningOf(owner));
    expect(at).toBeLessThan(timeline.beginningOf(owner + 1));
    owners.set(owner, (owners.get(owner) ?? 0) + 1);
  }
  const beyond = (timeline.day(day).end - clock.dayBounds(day).end) / minute;
  expect(beyond).toBeGreaterThan(300);
  expect(owners.get(day)).toBe(24 * 60 + beyond);
  expect(momentOf(timeline.day(day), night.end - minute).expected).toBe('work');
});

test('a state excuses who is in it from five minutes before to five minutes after', () => {
  const planned = shiftOf(
    [
      ['SCH_STATE_ACTIVITY', 60],
      ['SCH_STATE_MEAL', 30],
      ['SCH_STATE_ACTIVITY', 60],
    ],
    9,
  );
  const meal = planned.states[1];
  const from = meal?.start ?? 0;
  const until = meal?.end ?? 0;
  const lived = [{ doing: 'meal' as const, start: planned.start, end: planned.end, reason: 'Lunch' }];
  const whole = { day, planned, lived, start: planned.start, end: planned.end };
  const verdict = (at: number): string => momentOf(whole, at).verdict;
  expect([-6, -5, -1].map((minutes) => verdict(from + minutes * minute))).toEqual([
    'non-adherent',
    'adherent',
    'adherent',
  ]);
  expect([0, 4, 5].map((minutes) => verdict(until + minutes * minute))).toEqual([
    'adherent',
    'adherent',
    'non-adherent',
  ]);
});
