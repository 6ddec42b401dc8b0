import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { quartersOfDay, timestepsIn } from '../../../src/simulator/world/forecast/timesteps.ts';
import { siteClock } from '../../../src/simulator/world/site-clock.ts';

const wall = (local: number): string =>
  new Date((local - 25_569 * 86_400) * 1000).toISOString().slice(11, 16);

test.each([
  ['Europe/Amsterdam', '2026-01-14', 96],
  ['Europe/Amsterdam', '2026-03-29', 92],
  ['Europe/Amsterdam', '2026-10-25', 100],
  ['Europe/Lisbon', '2026-10-25', 100],
  ['Asia/Kathmandu', '2026-03-29', 96],
  ['Australia/Sydney', '2026-04-05', 100],
  ['Australia/Sydney', '2026-10-04', 92],
  ['Australia/Lord_Howe', '2026-04-05', 98],
  ['Australia/Lord_Howe', '2026-10-04', 94],
  ['Africa/Cairo', '2026-04-24', 92],
  ['America/Santiago', '2026-09-06', 92],
])('a day in %s, %s, has %d quarter-hours', (zone, day, count) => {
  const clock = siteClock(zone);
  const quarters = quartersOfDay(clock, oleDate(day));
  expect(quarters).toHaveLength(count);
  expect(quarters.every((instant) => clock.dayAt(instant) === oleDate(day))).toBe(true);
});

const stepsOf = (zone: string, day: string, minutes: number): ReturnType<typeof timestepsIn> => {
  const start = oleDate(day) * 86_400;
  return timestepsIn(siteClock(zone), { start, end: start + 86_400, minutes });
};

describe('longer timesteps', () => {
  test('on an ordinary day are made of two or four quarter-hours', () => {
    const hours = stepsOf('Asia/Kathmandu', '2026-03-29', 60);
    expect(hours.map(({ local }) => wall(local))).toHaveLength(24);
    expect(hours.every(({ quarters, local }) => quarters.length === 4 && local % 3600 === 0)).toBe(true);
    expect(stepsOf('Asia/Kathmandu', '2026-03-29', 30).every(({ quarters }) => quarters.length === 2)).toBe(
      true,
    );
  });

  test('come twice, in the order of time, in the hour in which summer time ends', () => {
    const shown = stepsOf('Europe/Amsterdam', '2026-10-25', 30).map(({ local }) => wall(local));
    expect(shown.slice(3, 9)).toEqual(['01:30', '02:00', '02:30', '02:00', '02:30', '03:00']);
    expect(shown).toHaveLength(50);
    expect(stepsOf('Europe/Amsterdam', '2026-10-25', 60)).toHaveLength(25);
  });

  test('leave out the hour that does not exist', () => {
    const shown = stepsOf('Europe/Amsterdam', '2026-03-29', 60).map(({ local }) => wall(local));
    expect(shown.slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(shown).toHaveLength(23);
  });

  test('are shorter where the clock moves by half an hour', () => {
    const steps = stepsOf('Australia/Lord_Howe', '2026-04-05', 60);
    expect(steps.slice(0, 4).map(({ local, quarters }) => [wall(local), quarters.length])).toEqual([
      ['00:00', 4],
      ['01:00', 4],
      ['01:30', 2],
      ['02:00', 4],
    ]);
  });

  test('lose no quarter-hour and share none', () => {
    for (const zone of ['Europe/Lisbon', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu']) {
      for (const day of ['2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25']) {
        const quarters = quartersOfDay(siteClock(zone), oleDate(day));
        for (const minutes of [15, 30, 60]) {
          expect(stepsOf(zone, day, minutes).flatMap((step) => step.quarters)).toEqual(quarters);
        }
      }
    }
  });
});

test('a period that is cut anywhere gives each timestep exactly once', () => {
  const clock = siteClock('Europe/Amsterdam');
  const start = oleDate('2026-10-24') * 86_400;
  const end = oleDate('2026-10-27') * 86_400;
  const whole = timestepsIn(clock, { start, end, minutes: 15 });
  for (const cut of [start + 3600, start + 86_400 + 8100, start + 86_400 + 9000, end - 1]) {
    const parts = [
      ...timestepsIn(clock, { start, end: cut, minutes: 15 }),
      ...timestepsIn(clock, { start: cut, end, minutes: 15 }),
    ];
    expect([...parts].sort((a, b) => (a.quarters[0] ?? 0) - (b.quarters[0] ?? 0))).toEqual(whole);
  }
});
