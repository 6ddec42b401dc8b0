/** Performance crosses the wire: simulator, SOAP, bridge, REST. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Item, type Pair } from '../support/running-bridge.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';

const clock = new ManualClock('2026-10-26T10:30:00Z');
const siteId = 101;
let pair: Pair;
let site: JobCaller;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  site = jobCaller(pair.bridge, siteId);
});
afterAll(async () => {
  await closePair(pair);
});

async function anActivity(): Promise<number> {
  const coverage = await site.list('coverage?from=2026-10-26&to=2026-10-27&timestep=60');
  const covered = coverage.find(({ scheduled }) => Number(scheduled) > 0);
  return Number(covered!['activityId']);
}

describe('of a site', () => {
  test.each([
    ['2026-10-24', '2026-10-25', 96],
    ['2026-10-25', '2026-10-26', 100],
    ['2026-03-29', '2026-03-30', 92],
  ])('%s has %s timesteps of a quarter, each an instant of its own', async (from, to, count) => {
    const activityId = await anActivity();
    const steps = await site.list(
      `performance?from=${from}&to=${to}&activityId=${activityId}&item=interaction-volume`,
    );
    const instants = steps.map(({ start }) => Date.parse(String(start)));
    expect(instants).toHaveLength(count);
    for (const [index, instant] of instants.entries())
      if (index > 0) expect(instant - instants[index - 1]!).toBe(900_000);
  });

  test('the past has actual values, the future has none; hours are sums of quarters', async () => {
    const activityId = await anActivity();
    const path = `performance?from=2026-10-26&to=2026-10-27&activityId=${activityId}&item=interaction-volume`;
    const quarters = await site.list(path);
    for (const { start, actual } of quarters)
      expect(actual === null).toBe(Date.parse(String(start)) + 900_000 > clock.now());
    const hours = await site.list(`${path}&timestep=60`);
    const sum = (steps: readonly Item[], member: string): number =>
      steps.reduce((total, step) => total + Number(step[member]), 0);
    expect(sum(hours, 'forecast')).toBeCloseTo(sum(quarters, 'forecast'), 3);
  });

  test('working agents scheduled are the coverage of the schedule', async () => {
    const activityId = await anActivity();
    const steps = await site.list(
      `performance?from=2026-10-26&to=2026-10-27&activityId=${activityId}&item=working-agents`,
    );
    const coverage = await site.list(`coverage?from=2026-10-26&to=2026-10-27&activityId=${activityId}`);
    expect(steps.map(({ start }) => start)).toEqual(coverage.map(({ start }) => start));
    for (const [index, { scheduled }] of steps.entries())
      expect(Number(scheduled)).toBeCloseTo(Number(coverage[index]!['scheduled']), 2);
  });

  test('as a whole, and its business unit', async () => {
    const ofSite = await site.list('performance?from=2026-10-26&to=2026-10-27&level=site&timestep=60');
    expect(
      new Set(ofSite.map(({ objectId, objectName }) => `${String(objectId)} ${String(objectName)}`)),
    ).toEqual(new Set(['101 Amsterdam']));
    const unit = '/wfm/v1/business-units/10/performance?from=2026-10-26&to=2026-10-27&timestep=60';
    const ofUnit = await site.list(`${unit}&level=business-unit`);
    expect(new Set(ofUnit.map(({ item }) => item)).size).toBe(6);
    const activities = await site.list(unit);
    const names = new Set(activities.map(({ objectName }) => objectName));
    expect(names.size).toBeGreaterThan(1);
    expect(names).not.toContain(null);
  });
});

test('an alert is set, and what crosses it is marked', async () => {
  const activityId = await anActivity();
  const setting = { activityId, item: 'interaction-volume', minDeviation: 0, maxDeviation: 0 };
  const marks = async (): Promise<readonly unknown[]> => {
    const path = `performance?from=2026-10-26&to=2026-10-27&activityId=${activityId}&item=interaction-volume`;
    return (await site.list(`${path}&alerts=true`)).map(({ alert }) => alert);
  };
  expect((await site.send('PUT', 'performance-alerts', setting)).status).toBe(200);
  expect(new Set(await marks())).toEqual(new Set(['none']));
  const strict = { ...setting, minDeviation: 0.001, maxDeviation: 0.001 };
  const set = await site.send('PUT', 'performance-alerts', strict);
  expect(set.body).toMatchObject({ level: 'activity', objectId: activityId, minDeviation: 0.001 });
  expect(new Set(await marks())).toEqual(new Set(['none', 'above', 'below']));
  const settings = await site.list('performance-alerts');
  expect(settings).toContainEqual(set.body);
  const refused = await site.send('PUT', 'performance-alerts', { ...setting, maxDeviation: 5000 });
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { validation: [{ severity: 'error', id: 40 }] },
  ]);
});
