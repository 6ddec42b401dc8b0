/** Schedules in Genesys Cloud's words cross the wire: they are the simulator's world, instant by instant. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  UserSchedule,
  UserScheduleActivity,
  UserScheduleContainer,
} from '../../src/api/cloud/models/user-schedule.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, type Answer, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, type CloudError } from './expect-cloud-error.ts';
import { jobCaller } from './job-caller.ts';
import { livingOf, plannedDays } from './schedule-world.ts';
import { expectedOf, iso, worldDays, type Range } from './cloud-schedule-world.ts';

const operationId = 'postWorkforcemanagementManagementunitSchedulesSearch';
const clock = new ManualClock('2026-10-22T09:00:00Z');
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

function search(siteId: number, agentIds: readonly number[], { from, to }: Range): Promise<Answer> {
  const unitId = cloudId('management-unit', siteId);
  return pair.bridge.post(`/api/v2/workforcemanagement/managementunits/${unitId}/schedules/search`, {
    userIds: agentIds.map((id) => cloudId('user', id)),
    startDate: from,
    endDate: to,
  });
}

async function container(
  siteId: number,
  agentIds: readonly number[],
  range: Range,
): Promise<UserScheduleContainer> {
  const { status, text, body } = await search(siteId, agentIds, range);
  expect([status, text.slice(0, 200)]).toEqual([200, expect.stringContaining('userSchedules')]);
  expectCloudShape(operationId, 200, body);
  return body as UserScheduleContainer;
}

async function scheduleOf(agentId: number, range: Range): Promise<UserSchedule> {
  const { wmSiteId } = living.schedules.plans.agent(agentId)!;
  const { userSchedules = {} } = await container(wmSiteId, [agentId], range);
  return userSchedules[cloudId('user', agentId)]!;
}

const breaks = [cloudId('built-in-code', 1), cloudId('built-in-code', 2)];

function withoutNames({ shifts = [], fullDayTimeOffMarkers }: UserSchedule): Omit<UserSchedule, 'metadata'> {
  const nameless = ({ description, ...activity }: UserScheduleActivity): UserScheduleActivity => {
    expect(typeof description).toBe(breaks.includes(activity.activityCodeId ?? '') ? 'string' : 'undefined');
    return activity;
  };
  const named = shifts.map(({ activities = [], ...shift }) => ({
    ...shift,
    activities: activities.map(nameless),
  }));
  return { shifts: named, fullDayTimeOffMarkers };
}

const siteIds = [101, 102, 201, 202];

describe.each(siteIds)('of the site %i', (siteId) => {
  test.each([
    { name: 'summer time ends in Europe', from: '2026-10-24T10:00:00Z', to: '2026-10-26T03:17:00Z' },
    { name: 'summer time begins in Europe', from: '2026-03-28T12:00:00Z', to: '2026-03-30T01:00:00+02:00' },
    { name: 'summer time ends in Sydney', from: '2026-04-04T14:30:00Z', to: '2026-04-05T13:00:00Z' },
    { name: 'summer time begins in Sydney', from: '2026-10-03T16:00:00.500Z', to: '2026-10-04T12:00:00Z' },
  ])('every shift and marker of the world is there, once, when $name', async ({ from, to }) => {
    const range = { from, to };
    const agentIds = living.schedules.plans
      .agentsOf(siteId)
      .map(({ gswAgentId }) => gswAgentId)
      .reverse();
    const { managementUnitTimeZone, userSchedules = {} } = await container(siteId, agentIds, range);
    const zones = ['Europe/Amsterdam', 'Europe/Lisbon', 'Asia/Kathmandu', 'Australia/Sydney'];
    expect(managementUnitTimeZone).toBe(zones[siteIds.indexOf(siteId)]);
    expect(Object.keys(userSchedules)).toEqual(agentIds.map((id) => cloudId('user', id)));
    const world = worldDays(living, siteId, range);
    expect(world.length).toBeGreaterThan(50);
    for (const agentId of agentIds) {
      const own = world.filter((day) => day.agentId === agentId);
      expect(withoutNames(userSchedules[cloudId('user', agentId)]!)).toEqual(expectedOf(living, siteId, own));
    }
  });
});

test('a month has all there is: paid and unpaid, whole days and parts of days', async () => {
  const range = { from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z' };
  const world = worldDays(living, 101, range);
  const agentIds = [...new Set(world.map(({ agentId }) => agentId))].slice(0, 60);
  const { userSchedules = {} } = await container(101, agentIds, range);
  const shown = Object.values(userSchedules);
  for (const [index, agentId] of agentIds.entries()) {
    const own = world.filter((day) => day.agentId === agentId);
    expect(withoutNames(shown[index]!)).toEqual(expectedOf(living, 101, own));
  }

  const parts = shown.flatMap(({ shifts = [] }) => shifts).flatMap(({ activities = [] }) => activities);
  const markers = shown.flatMap(({ fullDayTimeOffMarkers = [] }) => fullDayTimeOffMarkers);
  // The kind is the second group of an id.
  const kinds = (all: readonly { activityCodeId?: string | undefined }[]): ReadonlySet<string> =>
    new Set(all.map(({ activityCodeId = '' }) => activityCodeId.slice(9, 13)));
  expect([...kinds(parts)].sort()).toEqual(['0010', '0011', '0012', '0013']);
  expect([...kinds(markers)].sort()).toEqual(['0011', '0012']);
  expect(new Set(markers.map(({ isPaid }) => isPaid))).toEqual(new Set([true, false]));
  expect(parts.filter(({ isDstFallback }) => isDstFallback === true).length).toBeGreaterThan(0);
  const paid = parts.filter(({ countsAsPaidTime }) => countsAsPaidTime === true);
  const minutes = [...paid, ...markers].reduce((sum, { lengthInMinutes = 0 }) => sum + lengthInMinutes, 0);
  const inWorld = world.filter(({ agentId }) => agentIds.includes(agentId));
  expect(minutes).toBe(inWorld.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0));
});

test('the activities of a shift tile it', async () => {
  const range = { from: '2026-10-19T00:00:00Z', to: '2026-10-26T00:00:00Z' };
  const agentIds = living.schedules.plans.agentsOf(101).map(({ gswAgentId }) => gswAgentId);
  const { userSchedules = {} } = await container(101, agentIds, range);
  const end = ({ startDate = '', lengthInMinutes = 0 }: UserScheduleActivity): string =>
    iso(Date.parse(startDate) + lengthInMinutes * 60_000);
  for (const shift of Object.values(userSchedules).flatMap(({ shifts = [] }) => shifts)) {
    const { activities = [], startDate } = shift;
    expect([startDate, ...activities.map(end)]).toEqual([
      ...activities.map((one) => one.startDate),
      end(shift),
    ]);
  }
});

describe('a night shift', () => {
  const minute = 60_000;

  test.each([
    { name: 'begins within the range', from: 0, to: minute, of: 'start', isShown: true },
    { name: 'ends within the range', from: -minute, to: 0, of: 'end', isShown: true },
    { name: 'lasts all of the range', from: minute, to: 2 * minute, of: 'start', isShown: true },
    { name: 'ends when the range begins', from: 0, to: minute, of: 'end', isShown: false },
    { name: 'begins when the range ends', from: -minute, to: 0, of: 'start', isShown: false },
  ] as const)('that $name is whole or not there', async ({ from, to, of, isShown }) => {
    const day = plannedDays(living, 101, { from: '2026-10-20', to: '2026-10-24' }).find(
      ({ kind, start, end }) => kind === 'work' && iso(start).slice(0, 10) < iso(end).slice(0, 10),
    )!;
    const range = { from: iso(day[of] + from), to: iso(day[of] + to) };
    const { shifts } = withoutNames(await scheduleOf(day.agentId, range));
    expect(shifts).toEqual(isShown ? expectedOf(living, 101, [day]).shifts : []);
  });
});

test('somebody without a schedule has an empty one', async () => {
  const range = { from: '1989-01-02T00:00:00Z', to: '1989-01-05T00:00:00Z' };
  const [agent] = living.schedules.plans.agentsOf(101);
  expect(worldDays(living, 101, range)).toEqual([]);
  expect(await scheduleOf(agent!.gswAgentId, range)).toEqual({
    shifts: [],
    fullDayTimeOffMarkers: [],
    metadata: { version: expect.any(Number) as number },
  });
});

test('a user of another unit is none of this one', async () => {
  const [agent] = living.schedules.plans.agentsOf(102);
  const range = { from: '2026-10-19T00:00:00Z', to: '2026-10-20T00:00:00Z' };
  const entityId = cloudId('user', agent!.gswAgentId);
  const answer = await search(101, [agent!.gswAgentId], range);
  expectCloudError(answer, { operationId, status: 404, code: 'not.found', entityId });
});

describe('a search', () => {
  const range = { from: '2026-10-19T00:00:00Z', to: '2026-10-20T00:00:00Z' };
  const wrong = (code: string, field: string): CloudError => ({ status: 400, code, fields: [field] });
  const many = Array.from({ length: 1501 }, (_, index) => index + 1);

  test.each<[string, readonly number[], Range, CloudError]>([
    ['of nobody', [], range, wrong('invalid.value', 'userIds')],
    ['of 1,501 users', many, range, wrong('invalid.value', 'userIds')],
    ['of 32 days', [1], { ...range, to: '2026-11-20T00:00:00Z' }, wrong('invalid.date', 'endDate')],
    ['that ends as it begins', [1], { ...range, to: range.from }, wrong('invalid.date', 'endDate')],
    ['from a day', [1], { ...range, from: '2026-10-19' }, wrong('invalid.date', 'startDate')],
  ])('%s is refused', async (_name, agentIds, asked, error) => {
    expectCloudError(await search(101, agentIds, asked), { ...error, operationId });
  });
});

test('the version stays until a change is committed', async () => {
  const range = { from: '2026-10-28T00:00:00Z', to: '2026-10-30T00:00:00Z' };
  const training = 705;
  const site = jobCaller(pair.bridge, 101);
  const day = worldDays(living, 101, range).find(
    ({ kind, start, states }) =>
      kind === 'work' &&
      start > Date.parse(range.from) &&
      states.every(({ type }) => type !== 'SCH_STATE_EXCEPTION'),
  )!;
  const work = day.states.find(
    ({ type, start, end }) => type === 'SCH_STATE_ACTIVITY' && end - start >= 1_800_000,
  )!;
  const versionOf = async (): Promise<number> => (await scheduleOf(day.agentId, range)).metadata.version;
  const before = await versionOf();
  expect(await versionOf()).toBe(before);

  const times = { start: iso(work.start), end: iso(work.start + 1_800_000) };
  const body = { agentIds: [day.agentId], exceptionTypeId: training, ...times, commit: false };
  const made = await site.send('POST', 'exceptions', body);
  expect([made.status, await versionOf()], made.text).toEqual([201, before]);

  const { changeIds } = made.body as { readonly changeIds: readonly number[] };
  expect((await site.send('POST', 'pending-changes/commit', { changeIds })).status).toBe(200);
  expect(await versionOf()).not.toBe(before);
  const { shifts = [] } = await scheduleOf(day.agentId, range);
  expect(shifts.flatMap(({ activities = [] }) => activities)).toContainEqual({
    activityCodeId: cloudId('code-of-exception-type', training),
    startDate: times.start,
    lengthInMinutes: 30,
    countsAsPaidTime: true,
    isDstFallback: false,
  });
});
