/** Time-off requests are changed in Genesys Cloud's words, and read back in WFM's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimeOffRequestResponse } from '../../src/api/cloud/models/time-off-request.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, type CloudError } from './expect-cloud-error.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';
import { onePath, operations, RequestCaller, vacation, type Made } from './request-caller.ts';
import { livingOf } from './schedule-world.ts';

const clock = new ManualClock('2026-10-22T09:00:00Z');
const [siteId, kathmandu] = [101, 201];
const unpaid = 801;
let pair: Pair;
let site: JobCaller;
let requests: RequestCaller;
let made: (times: object, unit?: number) => Promise<Made>;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  site = jobCaller(pair.bridge, siteId);
  requests = new RequestCaller(pair.bridge);
  const { plans } = livingOf(pair.simulator, clock).calendar;
  const agents = new Map([siteId, kathmandu].map((id) => [id, plans.agentsOf(id).values()]));
  made = (times, unit = siteId) => requests.make({ siteId: unit, agents: agents.get(unit)!, times });
});
afterAll(async () => {
  await closePair(pair);
});

const codeOf = (typeId: number): string => cloudId('code-of-time-off-type', typeId);
const operationId = operations.patch;
const wrong = (code: string, field: string): CloudError => {
  return { operationId, status: 400, code, fields: [field] };
};
/** WFM's own refusals; the reference has their code for activity codes alone. */
const validation = (...errorCodes: readonly string[]): CloudError => {
  return { operationId, status: 400, code: 'wfm.validation.failure', errorCodes, isBeyondReference: true };
};
const stale: CloudError = {
  operationId,
  status: 409,
  code: 'invalid.update.wrong.version',
  isBeyondReference: true,
};
const days = { from: '2027-02-08', to: '2027-02-10' };

describe('a change', () => {
  test('approves, denies and approves again, and is there in the words of WFM', async () => {
    const { path, inWfm } = await made(days);
    const asked = await requests.get(path);
    expect(asked).toMatchObject({
      status: 'PENDING',
      isFullDayRequest: true,
      fullDayManagementUnitDates: ['2027-02-08', '2027-02-09'],
      submittedDate: '2026-10-22T09:00:00.000Z',
    });
    const approved = await requests.change(path, { metadata: asked.metadata, status: 'APPROVED' });
    expect(approved).toEqual({ ...asked, status: 'APPROVED', metadata: { version: 2 } });
    expect(await inWfm()).toMatchObject({ status: 'granted', scheduled: false, version: '2' });
    const denied = await requests.change(path, {
      metadata: approved.metadata,
      status: 'DENIED',
      notes: 'Zu voll & <eng>',
    });
    expect(denied).toMatchObject({ status: 'DENIED', notes: 'Zu voll & <eng>' });
    expect(await inWfm()).toMatchObject({ status: 'declined', reason: 'Zu voll & <eng>' });
    const again = await requests.change(path, { metadata: denied.metadata, status: 'APPROVED', notes: '' });
    expect(again).not.toHaveProperty('notes');
    expect(await inWfm()).toMatchObject({ status: 'granted', reason: null, comments: null });
    expect(await requests.get(path)).toEqual(again);
  });

  test('of days, type, notes and status is one', async () => {
    const { path, inWfm } = await made({ from: '2027-03-01', to: '2027-03-03' });
    const before = await inWfm();
    const answer = await requests.change(path, {
      metadata: { version: 1 },
      status: 'PENDING',
      notes: 'Wandern',
      activityCodeId: codeOf(unpaid),
      fullDayManagementUnitDates: ['2027-03-04', '2027-03-02', '2027-03-03'],
    });
    expect(answer).toMatchObject({
      activityCodeId: codeOf(unpaid),
      fullDayManagementUnitDates: ['2027-03-02', '2027-03-03', '2027-03-04'],
      metadata: { version: 2 },
    });
    expect(answer).not.toHaveProperty('dailyDurationMinutes');
    const after = await inWfm();
    expect(after).toMatchObject({ timeOffTypeId: unpaid, from: '2027-03-02', to: '2027-03-05', paid: false });
    expect([before['paid'], after['paidMinutes']]).toEqual([true, 0]);
    const paid = await requests.change(path, { metadata: answer.metadata, activityCodeId: codeOf(vacation) });
    expect((await inWfm())['paidMinutes']).toBeGreaterThan(0);
    expect(paid.metadata).toEqual({ version: 3 });
  });

  test('makes days of hours and hours of days, over a night on which clocks are changed', async () => {
    const { path, inWfm } = await made({ start: '2027-03-26T09:00:00', end: '2027-03-26T11:00:00' });
    const asked = await requests.get(path);
    expect(asked).toMatchObject({
      isFullDayRequest: false,
      partialDayStartDateTimes: ['2027-03-26T08:00:00.000Z'],
      dailyDurationMinutes: 120,
    });
    const day = await requests.change(path, {
      metadata: asked.metadata,
      fullDayManagementUnitDates: ['2027-03-26'],
    });
    expect(day).toMatchObject({ isFullDayRequest: true, fullDayManagementUnitDates: ['2027-03-26'] });
    expect((await inWfm())['paidMinutes']).not.toBe(120);
    const night = { partialDayStartDateTimes: ['2027-03-28T00:30:00Z'], dailyDurationMinutes: 90 };
    const hours = await requests.change(path, { metadata: day.metadata, ...night });
    expect(hours).toMatchObject({
      partialDayStartDateTimes: ['2027-03-28T00:30:00.000Z'],
      dailyDurationMinutes: 90,
    });
    expect(await inWfm()).toMatchObject({
      start: '2027-03-28T01:30:00+01:00',
      end: '2027-03-28T04:00:00+02:00',
      paidMinutes: 90,
    });
    const twice = await requests.patch(path, {
      metadata: hours.metadata,
      partialDayStartDateTimes: ['2027-10-31T01:30:00Z'],
    });
    const { message } = expectCloudError(twice, wrong('invalid.date', 'partialDayStartDateTimes.0'));
    expect(message).toContain('twice');
    expect((await requests.get(path)).metadata).toEqual(hours.metadata);
  });

  test('of the time is the same instant in Kathmandu', async () => {
    const times = { start: '2027-02-08T10:00:00', end: '2027-02-08T12:00:00' };
    const { path, inWfm } = await made(times, kathmandu);
    const later = { partialDayStartDateTimes: ['2027-02-08T05:15:00Z'] };
    const answer = await requests.change(path, { metadata: { version: 1 }, ...later });
    expect(answer).toMatchObject({
      partialDayStartDateTimes: ['2027-02-08T05:15:00.000Z'],
      dailyDurationMinutes: 120,
    });
    expect(await inWfm()).toMatchObject({
      start: '2027-02-08T11:00:00+05:45',
      end: '2027-02-08T13:00:00+05:45',
    });
  });

  test('of nothing changes nothing', async () => {
    const { path, inWfm } = await made(days);
    const before = await inWfm();
    pair.simulator.requests.clear();
    expect(await requests.change(path, { metadata: { version: 1 } })).toEqual(await requests.get(path));
    expect(pair.simulator.requests.count('UpdateCalendarItem')).toBe(0);
    expect(await inWfm()).toEqual(before);
  });

  test('to pending leaves who waits waiting, and to approved is what WFM has room for', async () => {
    const waiting = await site.list('time-off-requests?from=2026-06-01&to=2027-06-01&status=wait-listed');
    const [request] = waiting.filter(({ start }) => String(start) > '2026-10-23');
    const [itemId, agentId] = [Number(request?.['id']), Number(request?.['agentId'])];
    const path = onePath(siteId, agentId, itemId);
    const { metadata } = await requests.get(path);
    expect(await requests.change(path, { metadata, status: 'PENDING' })).toMatchObject({
      status: 'PENDING',
      metadata,
    });
    expect(await requests.inWfm(siteId, itemId)).toEqual(request);
    const full = await requests.patch(path, { metadata, status: 'APPROVED' });
    const { errors } = expectCloudError(full, validation('30'));
    expect(errors[0]?.message).toContain('time-off limit');
    expect(await requests.inWfm(siteId, itemId)).toEqual(request);
  });

  test('of what was recalled is what WFM says', async () => {
    const { itemId, path } = await made(days);
    await site.send('PATCH', `time-off-requests/${itemId}`, { status: 'recalled' });
    const recalled = await requests.get(path);
    expect(recalled).toMatchObject({ status: 'CANCELED', metadata: { version: 2 } });
    for (const status of ['APPROVED', 'PENDING', 'DENIED']) {
      const answer = await requests.patch(path, { metadata: recalled.metadata, status });
      const { errors } = expectCloudError(answer, validation('27'));
      expect(errors[0]?.message).toContain('recalled');
    }
    expect(await requests.get(path)).toEqual(recalled);
  });

  test('needs the present version, and one of twelve at once has it', async () => {
    const { path, inWfm } = await made(days);
    const notes = Array.from({ length: 12 }, (_, index) => `note ${index}`);
    const answers = await Promise.all(
      notes.map((note) => requests.patch(path, { metadata: { version: 1 }, notes: note })),
    );
    const late = answers.filter(({ status }) => status !== 200);
    expect(late).toHaveLength(11);
    // Who came between another's read and its write is told by WFM, whose number of it is 9.
    for (const answer of late) {
      const isOfWfm = answer.text.includes('"errorCode"');
      expectCloudError(answer, isOfWfm ? { ...stale, errorCodes: ['9'] } : stale);
    }
    const winner = answers.find(({ status }) => status === 200)?.body as TimeOffRequestResponse;
    expect(await inWfm()).toMatchObject({ comments: winner.notes, version: '2' });
    const again = await requests.patch(path, { metadata: { version: 1 }, status: 'APPROVED' });
    expect(expectCloudError(again, stale).message).toContain('read it again');
    expect(await inWfm()).toMatchObject({ status: 'preferred', version: '2' });
  });

  const gap = { fullDayManagementUnitDates: ['2027-02-08', '2027-02-10'] };
  const both = { ...gap, partialDayStartDateTimes: ['2027-02-08T08:00:00Z'] };
  const invalid = (field: string): CloudError => wrong('invalid.value', field);
  test.each<[string, object, CloudError]>([
    ['days with a gap', gap, invalid('fullDayManagementUnitDates')],
    ['both kinds', both, invalid('partialDayStartDateTimes')],
    ['minutes of whole days', { dailyDurationMinutes: 17 }, invalid('dailyDurationMinutes')],
    [
      'a day of no calendar',
      { fullDayManagementUnitDates: ['2027-02-30'] },
      wrong('invalid.date', 'fullDayManagementUnitDates.0'),
    ],
    ['canceling', { status: 'CANCELED' }, invalid('status')],
    ['no version', { metadata: {} }, wrong('bad.request', 'metadata.version')],
    ['a reviewer', { reviewedBy: {} }, wrong('bad.request', 'reviewedBy')],
    [
      'an activity as its type',
      { activityCodeId: cloudId('code-of-activity', 1) },
      invalid('activityCodeId'),
    ],
    [
      'paternity leave, which is a type of Lisbon alone',
      { activityCodeId: codeOf(804) },
      { operationId, status: 404, code: 'not.found', entityId: codeOf(804) },
    ],
  ])('to %s is refused, and nothing is written', async (_name, body, error) => {
    const { path, inWfm } = await made(days);
    const answer = await requests.patch(path, { metadata: { version: 1 }, notes: 'x', ...body });
    expectCloudError(answer, error);
    expect(await inWfm()).toMatchObject({ version: '1', comments: null });
  });
});
