import { expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { sum } from '../forecast/forecast-steps.ts';
import { startWithSession } from '../soap-caller.ts';
import {
  items,
  levels,
  readPerformance,
  rowsAt,
  views,
  type PerformanceRow,
  type WantedPerformance,
} from './performance-steps.ts';

const caller = await startWithSession({ clock: new ManualClock('2026-11-18T13:37:00Z') });
const { world } = caller.simulator;
const day = oleDate('2026-11-18');
const read = (wanted: Partial<WantedPerformance> & { readonly level: number }): Promise<PerformanceRow[]> =>
  readPerformance(caller, { start: day, end: day + 1, minutes: 60, ...wanted });

/** Compares one object with its parts, view by view: sums add up, averages are weighted with volume. */
function expectRollUp(whole: readonly PerformanceRow[], parts: readonly PerformanceRow[]): number {
  let compared = 0;
  for (const row of whole) {
    const own = rowsAt(parts, row);
    const volumes = new Map(rowsAt(parts, { ...row, item: items.volume }).map((part) => [part.id, part]));
    for (const view of views) {
      const value = row[view];
      if (Number.isNaN(value)) continue;
      compared += 1;
      if ([items.volume, items.abandoned, items.agents].some((item) => item === row.item)) {
        expect(value, `${row.item} ${view}`).toBeCloseTo(sum(own.map((part) => part[view])), 1);
        continue;
      }
      // Who is scheduled and what is required is about the volume that was forecast.
      const weigh = view === 'scheduled' || view === 'required' ? 'forecast' : view;
      const known = own.filter((part) => !Number.isNaN(part[view]));
      const weight = (part: PerformanceRow): number => volumes.get(part.id)?.[weigh] ?? 0;
      const mean = sum(known.map((part) => part[view] * weight(part))) / sum(known.map(weight));
      expect(Math.abs(value - mean), `${row.item} ${view}`).toBeLessThan(0.2);
    }
  }
  return compared;
}

test('a site is the sum of its activities', async () => {
  for (const site of [101, 201]) {
    const ids = world.activities.filter(({ wmSiteId }) => wmSiteId === site).map((item) => item.wmActivityId);
    const compared = expectRollUp(
      await read({ level: levels.site, ids: [site] }),
      await read({ level: levels.activity, ids }),
    );
    expect(compared).toBeGreaterThan(400);
  }
});

/** The same rows seen from another zone: OLE times moved by so many hours. */
async function movedBy(hours: number, wanted: Parameters<typeof read>[0]): Promise<PerformanceRow[]> {
  const rows = await read({ start: day - hours / 24, end: day + 1 - hours / 24, minutes: 15, ...wanted });
  return rows.map((row) => ({ ...row, time: row.time + hours / 24 }));
}

test('a multi-site activity is the sum of its activities, at the same instants', async () => {
  const shared = world.multiSiteActivities.find(({ wmBUId }) => wmBUId === 10);
  const [amsterdam, lisbon] = [101, 102].map((site) =>
    world.activities.find((item) => {
      return item.wmSiteId === site && shared?.wmActivityId.includes(item.wmActivityId) === true;
    }),
  );
  const whole = await read({
    level: levels.multiSite,
    ids: [shared?.wmMultiSiteActivityId ?? 0],
    minutes: 15,
  });
  const parts = [
    ...(await read({ level: levels.activity, ids: [amsterdam?.wmActivityId ?? 0], minutes: 15 })),
    ...(await movedBy(1, { level: levels.activity, ids: [lisbon?.wmActivityId ?? 0] })),
  ];
  expect(expectRollUp(whole, parts)).toBeGreaterThan(800);
});

test('a business unit is the sum of its sites, also where a zone is 45 minutes off', async () => {
  // Factors are weighted with the volume that waits in a queue, so that they are compared with the activities.
  const idsOf = (site: number): number[] =>
    world.activities.filter(({ wmSiteId }) => wmSiteId === site).map((item) => item.wmActivityId);
  const europe = await read({ level: levels.unit, ids: [10], minutes: 15 });
  const sitesOfEurope = [
    ...(await read({ level: levels.activity, ids: idsOf(101), minutes: 15 })),
    ...(await movedBy(1, { level: levels.activity, ids: idsOf(102) })),
  ];
  expect(expectRollUp(europe, sitesOfEurope)).toBeGreaterThan(1500);
  const pacific = await read({ level: levels.unit, ids: [20], minutes: 15, items: [items.volume] });
  const sitesOfPacific = [
    ...(await read({ level: levels.site, ids: [202], minutes: 15, items: [items.volume] })),
    ...(await movedBy(5.25, { level: levels.site, ids: [201], items: [items.volume] })),
  ];
  expect(expectRollUp(pacific, sitesOfPacific)).toBeGreaterThan(150);
});

test('the enterprise is the sum of its business units', async () => {
  const all = await read({ level: levels.enterprise, minutes: 15, items: [items.volume, items.agents] });
  const wanted = { level: levels.unit, items: [items.volume, items.agents] };
  const parts = [
    ...(await movedBy(-1, { ...wanted, ids: [10] })),
    ...(await movedBy(-11, { ...wanted, ids: [20] })),
  ];
  expect(expectRollUp(all, parts)).toBeGreaterThan(500);
});

test('hours are the sum of their quarters', async () => {
  const wanted = { level: levels.site, ids: [202] };
  const hours = await read({ ...wanted, minutes: 60 });
  const quarters = await read({ ...wanted, minutes: 15 });
  for (const hour of hours.filter(({ item }) => item === items.volume || item === items.agents)) {
    const own = quarters.filter(
      ({ item, time }) => item === hour.item && time > hour.time - 1e-6 && time < hour.time + 1 / 24 - 1e-6,
    );
    expect(own).toHaveLength(4);
    const total = sum(own.map(({ forecast }) => forecast));
    expect(hour.forecast).toBeCloseTo(hour.item === items.volume ? total : total / 4, 1);
  }
});
