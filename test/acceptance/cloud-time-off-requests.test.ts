/** Time-off requests in Genesys Cloud's words cross the wire: they are those of the simulator's world. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimeOffRequestResponse } from '../../src/api/cloud/models/time-off-request.ts';
import { cloudId, readCloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import type { CfgAgent } from '../../src/simulator/world/agents.ts';
import type { CalItem } from '../../src/simulator/world/calendar/calendar-item.ts';
import { localOfOle } from '../../src/simulator/world/site-clock.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, startPair, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, provisional } from './expect-cloud-error.ts';
import { listPath, onePath, operations, RequestCaller } from './request-caller.ts';
import { dateOf, livingOf, oleDay } from './schedule-world.ts';

const clock = new ManualClock('2026-10-22T09:00:00Z');
const [siteId, kathmandu] = [101, 201];
let pair: Pair;
let living: Living;
let requests: RequestCaller;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
  requests = new RequestCaller(pair.bridge);
});
afterAll(async () => {
  await closePair(pair);
});

/** An item of the world in a few words, as instants and dates. */
function lineOf(item: CalItem): readonly unknown[] {
  const clockOfSite = living.calendar.plans.clockOf(item.wmSiteId);
  const instant = (ole: number): number => clockOfSite.localToInstant(localOfOle(ole));
  const { wmStartDateTime: start, wmEndDateTime: end, wmFullDay: full } = item;
  const count = Math.ceil(end) - Math.floor(start);
  const { preferred, granted, declined, recalled, waitListed } = living.calendar.numbers.status;
  const words = new Map([
    [preferred, 'PENDING'],
    [waitListed, 'PENDING'],
    [granted, 'APPROVED'],
    [declined, 'DENIED'],
    [recalled, 'CANCELED'],
  ]);
  return [
    cloudId('time-off-request', item.wmItemId),
    words.get(item.wmStatus),
    cloudId('code-of-time-off-type', item.wmObjectId),
    full
      ? Array.from({ length: count }, (_, index) => dateOf(Math.floor(start) + index))
      : [new Date(instant(start)).toISOString()],
    full
      ? item.wmPaid && item.wmPaidMinutes % count === 0
        ? item.wmPaidMinutes / count
        : undefined
      : (instant(end) - instant(start)) / 60_000,
    item.wmComments,
    new Date(instant(item.wmSubmitted)).toISOString(),
    Number(item.timestamp),
  ];
}

function lineOfRequest(request: TimeOffRequestResponse): readonly unknown[] {
  return [
    request.id,
    request.status,
    request.activityCodeId,
    request.isFullDayRequest === true ? request.fullDayManagementUnitDates : request.partialDayStartDateTimes,
    request.dailyDurationMinutes,
    request.notes,
    request.submittedDate,
    request.metadata?.version,
  ];
}

describe('the requests of a user', () => {
  // Nobody in the world was hired earlier, and nobody asks earlier than some months ahead.
  const ever = { start: oleDay('2005-01-01'), end: oleDay('2028-01-01') };
  const agentsOf = (unit: number): readonly CfgAgent[] => living.calendar.plans.agentsOf(unit);

  test.each([siteId, kathmandu])('of %i are those of the world, all of them', async (unit) => {
    const agents = agentsOf(unit).slice(0, 2);
    let [whole, parts, reviewed] = [0, 0, 0];
    for (const agent of agents) {
      const ofWorld = living.calendar.timeOffOf(agent, ever);
      const shown = await requests.list(unit, agent.gswAgentId);
      expect(shown.map(lineOfRequest)).toEqual(ofWorld.map(lineOf));
      const recent = await requests.list(unit, agent.gswAgentId, '?recentlyReviewed=true');
      expect(recent).toEqual(shown.filter(({ status }) => status !== 'PENDING'));
      for (const { user } of shown)
        expect(user).toMatchObject({
          id: cloudId('user', agent.gswAgentId),
          name: expect.any(String) as string,
        });
      whole += shown.filter(({ isFullDayRequest }) => isFullDayRequest === true).length;
      parts += shown.filter(({ isFullDayRequest }) => isFullDayRequest === false).length;
      reviewed += recent.length;
      const [first] = shown;
      expect(await requests.get(first?.selfUri ?? '')).toEqual(first);
    }
    expect([whole, parts, reviewed].every((count) => count > 0)).toBe(true);
  });

  test('of somebody else are not there', async () => {
    const [own] = agentsOf(siteId);
    const [other] = agentsOf(102);
    const [request] = await requests.list(102, other!.gswAgentId);
    const itemId = readCloudId(request?.id ?? '')?.id ?? 0;
    expect((await pair.bridge.get(onePath(102, other!.gswAgentId, itemId))).status).toBe(200);
    const [ownId, otherId] = [own!.gswAgentId, other!.gswAgentId];
    const notThere = { status: 404, code: 'not.found' };
    for (const [path, operationId, entityId] of [
      [listPath(siteId, otherId), operations.list, cloudId('user', otherId)],
      [listPath(102, ownId), operations.list, cloudId('user', ownId)],
      [onePath(siteId, ownId, itemId), operations.get, request?.id],
      [onePath(siteId, otherId, itemId), operations.get, cloudId('user', otherId)],
      [onePath(102, ownId, itemId), operations.get, cloudId('user', ownId)],
    ] as const)
      expectCloudError(await pair.bridge.get(path), { ...notThere, operationId, entityId: entityId! });
    const change = { metadata: { version: request?.metadata?.version }, notes: 'mine' };
    const changed = await requests.patch(onePath(siteId, ownId, itemId), change);
    expectCloudError(changed, { ...notThere, operationId: operations.patch, entityId: request!.id! });
  });
});

test('while numbers are guesses, nobody reads or writes time off by them', async () => {
  const { bridge, simulator } = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
  const [agent] = living.calendar.plans.agentsOf(siteId);
  const path = onePath(siteId, agent!.gswAgentId, 1);
  const body = { metadata: { version: 1 }, status: 'APPROVED' };
  const { list, get, patch } = operations;
  const listed = await bridge.get(listPath(siteId, agent!.gswAgentId));
  expectCloudError(listed, { ...provisional, operationId: list });
  expectCloudError(await bridge.get(path), { ...provisional, operationId: get });
  const changed = await bridge.post(path, body, { method: 'PATCH' });
  expectCloudError(changed, { ...provisional, operationId: patch });
  expect(simulator.requests.count('GetCalendarItem')).toBe(0);
  expect(simulator.requests.count('UpdateCalendarItem')).toBe(0);
});
