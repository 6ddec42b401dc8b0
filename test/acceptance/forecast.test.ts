/** Forecasts cross the wire: simulator, SOAP, bridge, REST. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Item, type Pair } from '../support/running-bridge.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';
import { livingOf } from './schedule-world.ts';

const clock = new ManualClock('2026-10-22T09:00:00Z');
const siteId = 101;
let pair: Pair;
let living: Living;
let site: JobCaller;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
  site = jobCaller(pair.bridge, siteId);
});
afterAll(async () => {
  await closePair(pair);
});

const volume = (steps: readonly Item[]): number =>
  steps.reduce((total, { interactionVolume }) => total + Number(interactionVolume), 0);

test.each([
  ['2026-10-24', '2026-10-25', 96],
  ['2026-10-25', '2026-10-26', 100],
  ['2026-03-29', '2026-03-30', 92],
])('%s: %s has the quarters of the world, each at its instant', async (from, to, count) => {
  const activities = living.world.now.activities.filter(({ wmSiteId }) => wmSiteId === siteId);
  const steps = await site.list(`forecast?from=${from}&to=${to}`);
  expect(steps).toHaveLength(count * activities.length);
  for (const step of steps) {
    const activity = activities.find(({ wmActivityId }) => wmActivityId === step['activityId'])!;
    const ofWorld = living.forecasts.quarter(activity, Date.parse(String(step['start'])));
    expect(step['activityName']).toBe(activity.wmName);
    expect(Number(step['interactionVolume'])).toBeCloseTo(ofWorld.volume, 6);
    expect(Number(step['requiredStaffing'])).toBeCloseTo(ofWorld.requiredStaffing, 6);
  }
});

test('three months are read in parts, and weeks, hours and quarters add up to the same', async () => {
  const { wmActivityId } = living.world.now.activities.find(({ wmSiteId }) => wmSiteId === siteId)!;
  const path = `forecast?activityId=${wmActivityId}`;
  const before = pair.simulator.requests.count('GetMasterForecast');
  const hours = await site.list(`${path}&from=2026-10-01&to=2027-01-01&timestep=60`);
  expect(pair.simulator.requests.count('GetMasterForecast') - before).toBe(14);
  const quarters = await site.list(`${path}&from=2026-10-01&to=2027-01-01`);
  expect(hours).toHaveLength(92 * 24 + 1);
  expect(quarters).toHaveLength(4 * (92 * 24 + 1));
  expect(volume(hours)).toBeCloseTo(volume(quarters), 2);
  const night = await site.list(`${path}&from=2026-10-25T01:00:00Z&to=2026-10-25T02:00:00Z`);
  expect(night.map(({ start }) => start)).toEqual([
    '2026-10-25T02:00:00+01:00',
    '2026-10-25T02:15:00+01:00',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T02:45:00+01:00',
  ]);
});

test('scenarios are listed, read and forecast by', async () => {
  const scenarios = await site.list('/wfm/v1/forecast-scenarios');
  expect(scenarios.length).toBeGreaterThan(1);
  const ready = scenarios.find(
    ({ siteIds, status }) => status !== 'new' && (siteIds as readonly number[]).includes(siteId),
  )!;
  expect((await site.get(`/wfm/v1/forecast-scenarios/${String(ready['id'])}`)).body).toEqual(ready);
  const day = `from=${String(ready['startDate'])}&to=${nextDay(String(ready['startDate']))}`;
  const answer = await site.get(`forecast?${day}&scenarioId=${String(ready['id'])}&timestep=60`);
  expect([answer.status, answer.body]).toMatchObject([200, { scenarioId: ready['id'] }]);
  expect((answer.body as { readonly items: readonly Item[] }).items.length).toBeGreaterThan(0);
  const foreign = scenarios.find(({ siteIds }) => !(siteIds as readonly number[]).includes(siteId))!;
  expect((await site.get(`forecast?${day}&scenarioId=${String(foreign['id'])}`)).status).toBe(404);
});

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

test('an activity of another site is not found, a site that is none neither', async () => {
  const other = living.world.now.activities.find(({ wmSiteId }) => wmSiteId === 102)!;
  const day = 'from=2026-10-24&to=2026-10-25';
  expect((await site.get(`forecast?${day}&activityId=${other.wmActivityId}`)).status).toBe(404);
  expect((await site.get(`/wfm/v1/sites/999/forecast?${day}`)).status).toBe(404);
});

test('the same volumes come as JSON, lines and a table', async () => {
  const path = '/wfm/v1/sites/101/forecast?from=2026-10-24&to=2026-10-26&timestep=60';
  const values = (await site.list(path)).map(({ interactionVolume }) => interactionVolume);
  const lines = await pair.bridge.get(path, { headers: { accept: 'application/x-ndjson' } });
  const ofLines = lines.text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Item)['interactionVolume']);
  const csv = await pair.bridge.get(path, { headers: { accept: 'text/csv' } });
  const [header = '', ...rows] = csv.text.trimEnd().split('\r\n');
  const column = header.split(',').indexOf('interactionVolume');
  expect(ofLines).toEqual(values);
  expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(values);
});
