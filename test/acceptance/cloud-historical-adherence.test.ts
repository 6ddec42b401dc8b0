/** Historical adherence in Genesys Cloud's words crosses the wire, and two replicas of a bridge serve its result. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type {
  HistoricalAdherenceQueryResult,
  WfmHistoricalAdherenceResultWrapper,
} from '../../src/api/cloud/models/historical-adherence-result.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import {
  closePair,
  openPair,
  startBridge,
  startPair,
  type Answer,
  type Caller,
  type Pair,
} from '../support/running-bridge.ts';
import { expectCloudError } from './expect-cloud-error.ts';
import { livingOf, oleDay } from './schedule-world.ts';

const operationId = 'postWorkforcemanagementManagementunitHistoricaladherencequery';
const clock = new ManualClock('2026-10-28T10:30:00Z');
const siteId = 101;
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

function post(bridge: Caller, body: object, ofSite = siteId): Promise<Answer> {
  const unit = cloudId('management-unit', ofSite);
  return bridge.post(`/api/v2/workforcemanagement/managementunits/${unit}/historicaladherencequery`, body);
}

async function accepted(bridge: Caller, body: object): Promise<string> {
  const answer = await post(bridge, body);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([202, expect.any(String)]);
  expectCloudShape(operationId, 202, answer.body);
  return (answer.body as { readonly downloadUrl: string }).downloadUrl;
}

function usersOf({ status, text, body }: Answer): readonly HistoricalAdherenceQueryResult[] {
  expect([status, text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return (body as WfmHistoricalAdherenceResultWrapper).data ?? [];
}

/** Four days of the unit, over the night that summer time ends. */
const days = ['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26'];
const range = { startDate: '2026-10-23T00:00:00+02:00', endDate: '2026-10-27T00:00:00+01:00' };
const offsets = new Map([0, 24, 48, 73].map((hours, index) => [hours * 3600, days[index]!]));

describe('a query over a whole unit', () => {
  test('is what the world says of every agent and day', async () => {
    const shown = usersOf(await pair.bridge.get(await accepted(pair.bridge, range)));
    const agents = living.calendar.plans.agentsOf(siteId);
    const world = agents.flatMap((agent) => {
      const timeline = living.adherence.timeline(agent);
      return days.flatMap((date) => {
        const day = living.adherence.day(timeline, oleDay(date), clock.now());
        if (day === undefined) return [];
        const { scheduledSeconds, workedSeconds, nonAdherenceSeconds, outOfScheduleSeconds } = day;
        const user = cloudId('user', agent.gswAgentId);
        const planned = scheduledSeconds - outOfScheduleSeconds;
        return [[user, date, scheduledSeconds, planned, workedSeconds, nonAdherenceSeconds].join(' ')];
      });
    });
    const lines = shown.flatMap(({ userId, dayMetrics = [] }) =>
      dayMetrics.map((day) =>
        [
          userId,
          offsets.get(day.dayStartOffsetSecs!),
          day.adherenceScheduleSecs,
          day.scheduleLengthSecs,
          day.actualLengthSecs,
          day.exceptionDurationSecs,
        ].join(' '),
      ),
    );
    expect(world.length).toBeGreaterThan(100);
    expect(lines.sort()).toEqual(world.sort());
    expect(shown.map(({ startDate, endDate }) => `${startDate} ${endDate}`)).toEqual(
      shown.map(() => '2026-10-22T22:00:00.000Z 2026-10-26T23:00:00.000Z'),
    );
  });

  test('has totals that are those of the sums', async () => {
    const shown = usersOf(await pair.bridge.get(await accepted(pair.bridge, range)));
    const withDays = shown.filter(({ dayMetrics = [] }) => dayMetrics.length > 1);
    expect(withDays.length).toBeGreaterThan(10);
    for (const { adherencePercentage, conformancePercentage, dayMetrics = [] } of withDays) {
      const sum = (of: (day: (typeof dayMetrics)[number]) => number | undefined): number =>
        dayMetrics.reduce((total, day) => total + (of(day) ?? 0), 0);
      const scheduled = sum((day) => day.adherenceScheduleSecs);
      if (scheduled === 0) continue;
      expect(adherencePercentage).toBeCloseTo(
        100 * (1 - sum((day) => day.exceptionDurationSecs) / scheduled),
        1,
      );
      expect(conformancePercentage).toBeCloseTo((100 * sum((day) => day.actualLengthSecs)) / scheduled, 1);
    }
  });
});

test('a query without an end is of the days until now', async () => {
  const shown = usersOf(
    await pair.bridge.get(await accepted(pair.bridge, { startDate: '2026-10-27T00:00:00Z' })),
  );
  expect(shown[0]?.endDate).toBe('2026-10-28T10:30:00.000Z');
});

test('agents of another unit are not found in this one', async () => {
  const [other] = living.calendar.plans.agentsOf(102);
  const entityId = cloudId('user', other!.gswAgentId);
  const answer = await post(pair.bridge, { ...range, userIds: [entityId] });
  expectCloudError(answer, { operationId, status: 404, code: 'not.found', entityId });
});

test.each([
  ['more than 92 days', { startDate: '2026-07-01T00:00:00Z' }, 'invalid.date', 'endDate'],
  ['no instant', { startDate: '2026-10-26' }, 'invalid.date', 'startDate'],
  ['days of another zone', { ...range, timeZone: 'Asia/Kathmandu' }, 'invalid.value', 'timeZone'],
  ['nobody', { ...range, userIds: [] }, 'invalid.value', 'userIds'],
  ['what is no UUID', { ...range, userIds: ['1001'] }, 'invalid.value', 'userIds.0'],
])('a query of %s is refused', async (_name, body, code, field) => {
  expectCloudError(await post(pair.bridge, body), { operationId, status: 400, code, fields: [field] });
});

test('another replica of the bridge, and the same one after a restart, serve what one accepted', async () => {
  const first = await startBridge(simulatorVariables(pair.simulator), { clock });
  const [agent] = living.calendar.plans.agentsOf(siteId);
  const url = await accepted(first, { ...range, userIds: [cloudId('user', agent!.gswAgentId)] });
  const here = usersOf(await first.get(url));
  expect(here).toHaveLength(1);
  expect(usersOf(await pair.bridge.get(url))).toEqual(here);
  await first.close();
  const again = await startBridge(simulatorVariables(pair.simulator), { clock });
  expect(usersOf(await again.get(url))).toEqual(here);
});

test('a bridge with another key does not serve it', async () => {
  const url = await accepted(pair.bridge, range);
  const stranger = await startBridge(
    { ...simulatorVariables(pair.simulator), TOKEN_SIGNING_KEY: 'another key of at least thirty-two bytes' },
    { clock },
  );
  const entityId = url.slice(url.lastIndexOf('/') + 1);
  expectCloudError(await stranger.get(url), { status: 404, code: 'not.found', entityId });
});

test('the address stands under PUBLIC_URL', async () => {
  const bridge = await startBridge(
    { ...simulatorVariables(pair.simulator), PUBLIC_URL: 'https://wfm.example.com/' },
    { clock },
  );
  expect(await accepted(bridge, range)).toMatch(
    /^https:\/\/wfm\.example\.com\/api\/v2\/workforcemanagement\/historicaladherencequeries\/[\w-]+$/,
  );
});

test('a failure of WFM is told, and the next fetch tries again', async () => {
  const own = await startPair({ simulator: { clock }, overrides: { clock } });
  own.simulator.mishaps.order({ name: 'html', operation: 'GetAdherenceHistory', times: 1 });
  const [agent] = living.calendar.plans.agentsOf(siteId);
  const url = await accepted(own.bridge, { ...range, userIds: [cloudId('user', agent!.gswAgentId)] });
  expectCloudError(await own.bridge.get(url), {
    status: 503,
    code: 'service.unavailable',
    errorCodes: ['upstream-html'],
  });
  const [user] = usersOf(await own.bridge.get(url));
  expect(user?.userId).toBe(cloudId('user', agent!.gswAgentId));
});

test('who closes the bridge while it works leaves no session and no failure behind', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const own = await startPair({ simulator: { clock }, overrides: { clock } });
  own.simulator.mishaps.order({ name: 'never-answer', operation: 'GetAdherenceHistory' });
  await accepted(own.bridge, range);
  for (let turn = 0; own.simulator.requests.count('GetAdherenceHistory') === 0 && turn < 500; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(own.simulator.requests.count('GetAdherenceHistory')).toBeGreaterThan(0);
  const begun = Date.now();
  await own.bridge.close();
  expect(Date.now() - begun).toBeLessThan(5_000);
  expect(own.simulator.requests.count('CloseSession')).toBe(1);
  expect(unhandled).toEqual([]);
});
