import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOver } from '../../../src/simulator/world/schedule/overlay.ts';
import type { ScheduleState, StateType } from '../../../src/simulator/world/schedule/schedule-state.ts';

const state = (type: StateType, id: number, start: number, end: number): ScheduleState => ({
  type,
  id,
  start,
  end,
  fullDay: false,
  paid: type !== 'SCH_STATE_MEAL',
});

/** 0–2 work, 2–3 break, 3–6 work, 6–8 meal, 8–10 work. */
const shift = [
  state('SCH_STATE_ACTIVITY', 1, 0, 2),
  state('SCH_STATE_BREAK', 1, 2, 3),
  state('SCH_STATE_ACTIVITY', 2, 3, 6),
  state('SCH_STATE_MEAL', 1, 6, 8),
  state('SCH_STATE_ACTIVITY', 1, 8, 10),
];
const exception = (start: number, end: number) =>
  ({ type: 'SCH_STATE_EXCEPTION', id: 9, start, end, paid: true }) as const;
const letters: Readonly<Partial<Record<StateType, string>>> = {
  SCH_STATE_ACTIVITY: 'a',
  SCH_STATE_BREAK: 'b',
  SCH_STATE_MEAL: 'm',
  SCH_STATE_EXCEPTION: 'X',
};
const draw = (states: readonly ScheduleState[]): string =>
  states.map(({ type, start, end }) => `${letters[type]}${start}-${end}`).join(' ');

describe('what is laid over a shift', () => {
  test.each([
    ['within one state', 0, 1, { breaks: true, meals: true }, 'X0-1 a1-2 b2-3 a3-6 m6-8 a8-10'],
    [
      'over a break that is kept',
      1,
      5,
      { breaks: true, meals: false },
      'a0-1 X1-2 b2-3 X3-5 a5-6 m6-8 a8-10',
    ],
    ['over a break that is not', 1, 5, { breaks: false, meals: false }, 'a0-1 X1-5 a5-6 m6-8 a8-10'],
    ['over a part of a meal', 7, 9, { breaks: true, meals: false }, 'a0-2 b2-3 a3-6 m6-7 X7-9 a9-10'],
    ['over everything but pauses', 0, 10, { breaks: true, meals: true }, 'X0-2 b2-3 X3-6 m6-8 X8-10'],
    ['over everything', 0, 10, { breaks: false, meals: false }, 'X0-10'],
    ['beyond the shift', -5, 1, { breaks: true, meals: true }, 'X0-1 a1-2 b2-3 a3-6 m6-8 a8-10'],
    ['beside the shift', 10, 12, { breaks: true, meals: true }, 'a0-2 b2-3 a3-6 m6-8 a8-10'],
  ])('%s', (...[, start, end, kept, drawn]) => {
    expect(draw(layOver(shift, exception(start, end), kept))).toBe(drawn);
  });

  test('does not become one with another exception of the same type beside it', () => {
    const once = layOver(shift, exception(0, 1), { breaks: true, meals: true });
    const twice = layOver(once, exception(1, 2), { breaks: true, meals: true });
    expect(draw(twice)).toBe('X0-1 X1-2 b2-3 a3-6 m6-8 a8-10');
  });

  test('leaves no gap and no overlap, whatever it is and however often', () => {
    const overlay = fc.record({
      start: fc.integer({ min: -3, max: 12 }),
      length: fc.integer({ min: 1, max: 9 }),
      breaks: fc.boolean(),
      meals: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(overlay, { maxLength: 6 }), (overlays) => {
        const states = overlays.reduce<readonly ScheduleState[]>(
          (before, { start, length, breaks, meals }) =>
            layOver(before, exception(start, start + length), { breaks, meals }),
          shift,
        );
        expect([states[0]?.start, states.at(-1)?.end]).toEqual([0, 10]);
        states.forEach((one, index) => {
          expect(one.end).toBeGreaterThan(one.start);
          if (index > 0) expect(one.start).toBe(states[index - 1]?.end);
        });
      }),
    );
  });
});
