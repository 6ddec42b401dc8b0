import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { readMaster, sum } from '../forecast/forecast-steps.ts';
import { at, list, startWithSession } from '../soap-caller.ts';
import {
  items,
  levels,
  performanceParameters,
  readPerformance,
  type PerformanceRow,
  type WantedPerformance,
} from './performance-steps.ts';

// A Wednesday, 14:37 in Amsterdam.
const clock = new ManualClock('2026-11-18T13:37:00Z');
const caller = await startWithSession({ clock });
const { world } = caller.simulator;
const today = oleDate('2026-11-18');
const activityOf = (siteId: number, short: string): number =>
  world.activities.find((item) => item.wmSiteId === siteId && item.wmShortName === short)?.wmActivityId ?? 0;
const support = activityOf(101, 'SUP');
const mail = activityOf(101, 'EML');
const read = (wanted: WantedPerformance): Promise<PerformanceRow[]> => readPerformance(caller, wanted);
const ofToday = (item: number, more: Partial<WantedPerformance> = {}): Promise<PerformanceRow[]> =>
  read({
    level: levels.activity,
    ids: [support],
    start: today,
    end: today + 1,
    items: [item],
    ...more,
  });

describe('what happened', () => {
  test('is known up to the last timestep that is over, and NaN from then on', async () => {
    for (const [minutes, known] of [
      [15, 58],
      [30, 29],
      [60, 14],
    ] as const) {
      const rows = await ofToday(items.volume, { minutes });
      expect(rows).toHaveLength((24 * 60) / minutes);
      expect(rows.map(({ actual }) => !Number.isNaN(actual))).toEqual(rows.map((_, step) => step < known));
    }
  });

  test('is whole interactions around the forecast, and stays what it was when time goes on', async () => {
    const morning = (await ofToday(items.volume)).slice(32, 56);
    expect(morning.every(({ actual }) => Number.isInteger(actual))).toBe(true);
    const ratio = sum(morning.map(({ actual }) => actual)) / sum(morning.map(({ forecast }) => forecast));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.5);
    const later = await startWithSession({ clock: new ManualClock('2026-11-19T09:00:00Z') });
    const again = await readPerformance(later, {
      level: levels.activity,
      ids: [support],
      start: today,
      end: today + 1,
      items: [items.volume],
    });
    expect(again.slice(32, 56).map(({ actual }) => actual)).toEqual(morning.map(({ actual }) => actual));
    expect(again.every(({ actual }) => !Number.isNaN(actual))).toBe(true);
  });

  test('is met by no more agents than are scheduled', async () => {
    const rows = (await ofToday(items.agents)).filter(({ actual }) => !Number.isNaN(actual));
    for (const { actual, scheduled } of rows) {
      expect(actual).toBeLessThanOrEqual(scheduled);
      expect(actual).toBeGreaterThanOrEqual(Math.floor(scheduled * 0.85 * 100) / 100);
    }
  });
});

describe('what was forecast, scheduled and required', () => {
  test('agrees with the forecast service', async () => {
    const frc = await readMaster(caller, { start: today, end: today + 1, activities: [support] });
    const volumes = await ofToday(items.volume);
    expect(volumes.map(({ forecast }) => forecast)).toEqual(frc.map(({ volume }) => volume));
    const times = await ofToday(items.aht);
    expect(times.map(({ forecast }) => forecast)).toEqual(frc.map(({ aht }) => aht));
    const agents = await ofToday(items.agents);
    expect(agents.map(({ forecast }) => forecast)).toEqual(frc.map(({ calculated }) => calculated));
    expect(agents.map(({ required }) => required)).toEqual(frc.map(({ required }) => required));
  });

  test('agrees with the coverage of the schedule service', async () => {
    const answer = await caller.service(
      'ScheduleService850',
      'GetSchActivity',
      `<source>0</source><scenarioId>0</scenarioId><siteId>101</siteId><start>${today}</start>` +
        `<end>${today + 1}</end><activityId>${support}</activityId><timestepMinutes>15</timestepMinutes>`,
    );
    const coverage = list(answer.value, 'schActivityStep').map((step) => Number(at(step, 'wmScheduled')));
    const agents = await ofToday(items.agents);
    expect(coverage).toHaveLength(96);
    expect(Math.max(...coverage)).toBeGreaterThan(3);
    agents.forEach(({ scheduled }, step) => expect(scheduled).toBeCloseTo(coverage[step] ?? -1, 2));
  });

  test('has no volume nor handling time of its own, and meets the objective exactly', async () => {
    const volumes = [...(await ofToday(items.volume)), ...(await ofToday(items.aht))];
    expect(volumes.every(({ scheduled, required }) => Number.isNaN(scheduled + required))).toBe(true);
    const service = await ofToday(items.service);
    // Staffing is given to two places.
    service.forEach(({ required }) => expect(Math.abs(required - 80)).toBeLessThan(0.6));
  });

  test('gives a better service factor and a shorter wait where more agents are scheduled', async () => {
    const [service, asa, agents] = await Promise.all(
      [items.service, items.asa, items.agents].map((item) => ofToday(item)),
    );
    let compared = 0;
    agents?.forEach(({ scheduled, forecast }, step) => {
      if (Math.abs(scheduled - Math.ceil(forecast)) < 0.01) return;
      compared += 1;
      const isMore = scheduled > Math.ceil(forecast);
      expect((service?.[step]?.scheduled ?? 0) > (service?.[step]?.forecast ?? 0)).toBe(isMore);
      expect((asa?.[step]?.scheduled ?? 0) < (asa?.[step]?.forecast ?? 0)).toBe(isMore);
    });
    expect(compared).toBeGreaterThan(50);
  });

  test('knows no service factor where nobody waits for an answer', async () => {
    const rows = await read({ level: levels.activity, ids: [mail], start: today, end: today + 1 });
    expect(rows).toHaveLength(6 * 96);
    const ofItem = (item: number): PerformanceRow[] => rows.filter((row) => row.item === item);
    expect(ofItem(items.service).every(({ forecast }) => Number.isNaN(forecast))).toBe(true);
    expect(ofItem(items.asa).every(({ forecast }) => Number.isNaN(forecast))).toBe(true);
    expect(sum(ofItem(items.volume).map(({ forecast }) => forecast))).toBeGreaterThan(100);
    expect(sum(ofItem(items.abandoned).map(({ forecast }) => forecast))).toBe(0);
  });
});

describe('what is to be expected', () => {
  test('is the forecast with the trend of the day so far', async () => {
    const rows = await ofToday(items.volume);
    const over = rows.slice(0, 58);
    const trend = sum(over.map(({ actual }) => actual)) / sum(over.map(({ forecast }) => forecast));
    expect(trend).not.toBeCloseTo(1, 2);
    rows.slice(58).forEach(({ anticipated, forecast }) => {
      expect(anticipated).toBeCloseTo(forecast * trend, 1);
    });
  });

  test('is the forecast itself for days to come', async () => {
    const rows = await ofToday(items.volume, { start: today + 3, end: today + 4 });
    expect(rows.map(({ anticipated }) => anticipated)).toEqual(rows.map(({ forecast }) => forecast));
  });
});

describe('a request', () => {
  test('without items has all six, in their order, timestep by timestep', async () => {
    const rows = await read({ level: levels.activity, ids: [support], start: today, end: today + 0.5 });
    expect(rows.slice(0, 7).map(({ item }) => item)).toEqual([0, 1, 2, 3, 4, 5, 0]);
    expect(rows).toHaveLength(48 * 6);
    expect(rows.every(({ alert, level }) => alert === 0 && level === 0)).toBe(true);
  });

  test.each([
    ['site', 101, '2026-10-25', 100],
    ['site', 202, '2026-10-04', 92],
    ['unit', 10, '2026-03-29', 92],
    ['unit', 20, '2026-04-05', 100],
    ['enterprise', 0, '2026-10-25', 96],
  ] as const)('for a %s (%d) on %s has %d quarter-hours', async (level, id, day, count) => {
    const rows = await read({
      level: levels[level],
      ids: level === 'enterprise' ? [] : [id],
      start: day,
      end: oleDate(day) + 1,
      items: [items.volume],
    });
    expect(rows).toHaveLength(count);
    expect(rows.every((row) => row.id === id && row.forecast > 0)).toBe(true);
  });

  test.each([
    ['an unknown level', { level: 9, start: today, end: today + 1 }, 'level 9 is not known'],
    ['an unknown item', { level: 0, start: today, end: today + 1, items: [12] }, 'item 12 is not known'],
    [
      'another timestep',
      { level: 0, start: today, end: today + 1, minutes: 45 },
      'timestepMinutes must be 15',
    ],
    ['a period backwards', { level: 0, start: today, end: today - 1 }, 'end is before start'],
  ])('is refused for %s', async (_what, wanted, message) => {
    const inner = performanceParameters(wanted);
    const answer = await caller.service('PerformanceService850', 'GetPerformance', inner);
    expect(answer.fault).toContain(`SOAP:Client: ${message}`);
  });

  test('is answered the same for the same seed and clock', async () => {
    const wanted = { level: levels.site, ids: [102], start: today, end: today + 1, minutes: 60 };
    const twin = await startWithSession({ clock: new ManualClock('2026-11-18T13:37:00Z') });
    expect(await readPerformance(twin, wanted)).toEqual(await read(wanted));
  });
});
