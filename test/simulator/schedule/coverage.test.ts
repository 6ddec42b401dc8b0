import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { timestepsIn } from '../../../src/simulator/world/forecast/timesteps.ts';
import { coverageOf } from '../../../src/simulator/world/schedule/coverage.ts';
import { minute } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { daysOf, schedulesOf, world } from './schedule-world.ts';

const schedules = schedulesOf();

describe.each([
  [101, '2026-11-24', 96],
  [101, '2026-10-25', 100],
  [101, '2026-03-29', 92],
  [102, '2026-10-25', 100],
  [202, '2026-04-05', 100],
  [202, '2026-10-04', 92],
  [201, '2026-11-24', 96],
] as const)('coverage of site %i on %s', (siteId, date, steps) => {
  const day = oleDate(date);
  const range = schedules.plans.clockOf(siteId).dayBounds(day);
  const coverage = coverageOf(schedules, siteId, range);
  const eve = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
  const states = daysOf(schedules, siteId, eve, date)
    .flatMap((one) => one.states)
    .filter((state) => state.type === 'SCH_STATE_ACTIVITY');
  const within = (start: number, end: number, activityId: number): number =>
    states
      .filter((state) => state.id === activityId)
      .reduce(
        (sum, state) => sum + Math.max(0, Math.min(state.end, end) - Math.max(state.start, start)) / minute,
        0,
      );

  test.each([15, 30, 60])('is in %i-minute steps the minutes of the states in the step', (minutes) => {
    const wall = { start: day * 86_400, end: (day + 1) * 86_400, minutes };
    const found = timestepsIn(schedules.plans.clockOf(siteId), wall);
    expect(found).toHaveLength((steps * 15) / minutes);
    for (const { wmActivityId } of world.activities.filter((activity) => activity.wmSiteId === siteId)) {
      for (const step of found) {
        const start = step.quarters[0] ?? 0;
        const expected = within(start, start + minutes * minute, wmActivityId) / minutes;
        expect(coverage.scheduled(wmActivityId, step)).toBeCloseTo(expected, 9);
      }
    }
  });

  test('adds up to all minutes of the states in the day', () => {
    const wall = { start: day * 86_400, end: (day + 1) * 86_400, minutes: 15 };
    for (const { wmActivityId } of world.activities.filter((activity) => activity.wmSiteId === siteId)) {
      const sum = timestepsIn(schedules.plans.clockOf(siteId), wall).reduce(
        (total, step) => total + coverage.scheduled(wmActivityId, step) * 15,
        0,
      );
      expect(sum).toBeCloseTo(within(range.start, range.end, wmActivityId), 6);
    }
  });
});
