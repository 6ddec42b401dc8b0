import { describe, expect, test } from 'vitest';
import type { TimeOffRequestList } from '../../../src/api/cloud/models/time-off-request.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { changeTimeOffRequest } from '../../../src/api/cloud/time-off-requests/change-time-off-request.ts';
import { getTimeOffRequest } from '../../../src/api/cloud/time-off-requests/get-time-off-request.ts';
import { listTimeOffRequests } from '../../../src/api/cloud/time-off-requests/list-time-off-requests.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudFailure, cloudRefusal, unitId } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { otherSite } from '../../support/job-wfm.ts';
import { paths, requestId, requestWfm, twoDays, twoHours, userId } from '../../support/request-wfm.ts';

type Json = Readonly<Record<string, unknown>>;

async function one(item: object, zone = 'Europe/Amsterdam'): Promise<Json> {
  const wfm = requestWfm(item);
  wfm.zone = zone;
  const answer = await cloudCall(getTimeOffRequest, { params: paths.one, wfm });
  expectCloudShape(getTimeOffRequest.operationId, 200, answer);
  return answer as Json;
}

describe('a time off request', () => {
  const selfUri = `/api/v2/workforcemanagement/managementunits/${unitId}/users/${userId}/timeoffrequests/${requestId}`;

  test('of whole days is every member that WFM has, and no other', async () => {
    expect(await one(twoDays)).toEqual({
      id: requestId,
      user: { id: userId, name: 'Ada Lovelace', version: 3, selfUri: `/api/v2/users/${userId}` },
      isFullDayRequest: true,
      activityCodeId: cloudId('code-of-time-off-type', 6),
      status: 'PENDING',
      fullDayManagementUnitDates: ['2026-07-06', '2026-07-07'],
      dailyDurationMinutes: 480,
      notes: 'dentist',
      submittedDate: '2026-01-02T09:30:00.000Z',
      metadata: { version: 7 },
      selfUri,
    });
  });

  test('of a part of a day has one beginning', async () => {
    const answer = await one(twoHours);
    expect(answer).toMatchObject({
      isFullDayRequest: false,
      partialDayStartDateTimes: ['2026-07-06T07:00:00.000Z'],
      dailyDurationMinutes: 120,
    });
    expect(answer).not.toHaveProperty('fullDayManagementUnitDates');
  });

  test.each([
    ['CAL_STATUS_PREFERRED', 'PENDING'],
    ['CAL_STATUS_WAITLISTED', 'PENDING'],
    ['CAL_STATUS_GRANTED', 'APPROVED'],
    ['CAL_STATUS_DECLINED', 'DENIED'],
    ['CAL_STATUS_RECALLED', 'CANCELED'],
    [99, undefined],
  ])('that is %s is %s', async (status, word) => {
    expect((await one({ ...twoDays, status }))['status']).toBe(word);
  });

  const from = (startDateTime: string, endDateTime: string): object => ({ startDateTime, endDateTime });
  test.each([
    ['over the night on which summer time begins', from('2026-03-28T00:00:00', '2026-03-31T00:00:00'), 3],
    ['over the night on which it ends', from('2026-10-24T00:00:00', '2026-10-27T00:00:00'), 3],
    ['that ends a second early', from('2026-10-24T00:00:00', '2026-10-25T23:59:59'), 2],
    ['without a length', from('2026-10-24T00:00:00', '2026-10-24T00:00:00'), 1],
  ])('of whole days %s names each of them', async (_name, times, count) => {
    const answer = await one({ ...twoDays, ...times, paidMinutes: count * 450 });
    const dates = answer['fullDayManagementUnitDates'] as readonly string[];
    expect([dates.length, dates[0], answer['dailyDurationMinutes']]).toEqual([
      count,
      (times as { startDateTime: string }).startDateTime.slice(0, 10),
      450,
    ]);
  });

  test('of a day that has no midnight is that day', async () => {
    const times = from('2026-04-24T00:00:00', '2026-04-25T00:00:00');
    const answer = await one({ ...twoDays, ...times }, 'Africa/Cairo');
    expect(answer['fullDayManagementUnitDates']).toEqual(['2026-04-24']);
  });

  test.each([
    ['01:30 to 03:30 as summer time begins', '2026-03-29T01:30', '2026-03-29T03:30', '2026-03-29T00:30', 60],
    ['01:30 to 03:30 as it ends', '2026-10-25T01:30', '2026-10-25T03:30', '2026-10-24T23:30', 180],
    ['02:30 to the second 02:15', '2026-10-25T02:30', '2026-10-25T02:15', '2026-10-25T00:30', 45],
    ['from one day into the next', '2026-07-06T22:00', '2026-07-07T01:00', '2026-07-06T20:00', 180],
  ])('of a part of a day, %s', async (_name, start, end, ...[instant, minutes]) => {
    const answer = await one({ ...twoHours, ...from(`${start}:00`, `${end}:00`) });
    expect(answer).toMatchObject({
      partialDayStartDateTimes: [`${instant}:00.000Z`],
      dailyDurationMinutes: minutes,
    });
  });

  test.each([
    ['unpaid whole days: minutes', { ...twoDays, paid: false, paidMinutes: 0 }, 'dailyDurationMinutes'],
    ['days of unlike minutes: minutes', { ...twoDays, paidMinutes: 481 }, 'dailyDurationMinutes'],
    [
      'thousands of years: minutes',
      { ...twoHours, endDateTime: '9999-12-31T00:00:00' },
      'dailyDurationMinutes',
    ],
    ['no comment: notes', { ...twoDays, comments: undefined }, 'notes'],
    ['an empty comment: notes', { ...twoDays, comments: '' }, 'notes'],
    ['no type: activity code', { ...twoDays, objectId: 0 }, 'activityCodeId'],
    ['no time: submitted', { ...twoDays, submitted: '1899-12-30T00:00:00' }, 'submittedDate'],
    ['a lifetime: dates', { ...twoDays, endDateTime: '2066-07-08T00:00:00' }, 'fullDayManagementUnitDates'],
  ])('%s left out', async (_name, item, member) => {
    expect(await one(item)).not.toHaveProperty(member);
  });

  test('of unpaid hours has the minutes that pass', async () => {
    expect(await one({ ...twoHours, paid: false, paidMinutes: 0 })).toMatchObject({
      dailyDurationMinutes: 120,
    });
  });

  test('has a version of 31 bits', async () => {
    expect(await one({ ...twoDays, timestamp: '9223372036854775807' })).toMatchObject({
      metadata: { version: 2_147_483_647 },
    });
  });
});

describe('the requests of a user', () => {
  const item = (itemId: number, more: object = {}): object => ({ ...twoDays, itemId, ...more });
  const list = async (items: readonly object[], query = ''): Promise<TimeOffRequestList> => {
    const answer = await cloudCall(listTimeOffRequests, {
      params: paths.list,
      wfm: requestWfm(...items),
      query,
    });
    expectCloudShape(listTimeOffRequests.operationId, 200, answer);
    return answer as TimeOffRequestList;
  };
  const idsOf = ({ timeOffRequests = [] }: TimeOffRequestList): readonly unknown[] =>
    timeOffRequests.map(({ id }) => id);
  const ids = (...numbers: readonly number[]): readonly string[] =>
    numbers.map((number) => cloudId('time-off-request', number));

  test('are all time off of the agent at the site, by its beginning, whenever it is', async () => {
    const wfm = requestWfm(
      item(3, { startDateTime: '2031-01-01T00:00:00', endDateTime: '2031-01-02T00:00:00' }),
      item(2),
      item(1),
      item(4, { startDateTime: '1999-01-01T00:00:00', endDateTime: '1999-01-02T00:00:00' }),
      item(5, { agentId: 2 }),
      item(6, { siteId: otherSite }),
      item(7, { itemType: 'CAL_ITEM_DAY_OFF' }),
      item(8, { itemType: 99 }),
    );
    const answer = (await cloudCall(listTimeOffRequests, { params: paths.list, wfm })) as TimeOffRequestList;
    expect(idsOf(answer)).toEqual(ids(4, 1, 2, 3));
    expect(Object.keys(answer).sort()).toEqual(['selfUri', 'timeOffRequests']);
    expect(answer.selfUri).toBe(
      `/api/v2/workforcemanagement/managementunits/${unitId}/users/${userId}/timeoffrequests`,
    );
    expect(wfm.inputOf('GetCalendarItem')).toEqual({
      filter: { siteId: [10], agentId: [1], itemType: ['CAL_ITEM_TIME_OFF'], itemId: [] },
      start: null,
      end: null,
    });
  });

  test('are none where there are none', async () => {
    expect((await list([])).timeOffRequests).toEqual([]);
  });

  const all = [
    item(1, { status: 'CAL_STATUS_PREFERRED' }),
    item(2, { status: 'CAL_STATUS_WAITLISTED' }),
    item(3, { status: 'CAL_STATUS_GRANTED' }),
    item(4, { status: 'CAL_STATUS_DECLINED' }),
    item(5, { status: 'CAL_STATUS_RECALLED' }),
    item(6, { status: 99 }),
  ];
  test.each([
    ['', [1, 2, 3, 4, 5, 6]],
    ['recentlyReviewed=false', [1, 2, 3, 4, 5, 6]],
    ['recentlyReviewed=true', [3, 4, 5, 6]],
    ['recentlyReviewed=False', [1, 2, 3, 4, 5, 6]],
    ['recentlyReviewed=True', [3, 4, 5, 6]],
  ])('with "%s" are %j: no more is left out than is known to be pending', async (query, numbers) => {
    expect(idsOf(await list(all, query))).toEqual(ids(...numbers));
  });

  test.each([
    ['recentlyReviewed=yes', 'recentlyReviewed'],
    ['recentlyReviewed=true&recentlyReviewed=true', 'recentlyReviewed'],
    ['pageSize=5', 'pageSize'],
  ])('%s is refused', async (query, parameter) => {
    const wfm = requestWfm();
    expect(await cloudRefusal(listTimeOffRequests, { params: paths.list, query, wfm })).toMatchObject([
      { parameter },
    ]);
    expect(wfm.calls).toEqual([]);
  });

  test("are those of the caller's own unit", async () => {
    const params = { ...paths.list, muId: 'mine' };
    const call = { params, wfm: requestWfm(twoDays) };
    const answer = (await cloudCall(listTimeOffRequests, { ...call, siteId: 10 })) as TimeOffRequestList;
    expect(answer.selfUri).toContain(unitId);
    expect(idsOf(answer)).toEqual([requestId]);
    expect(await cloudFailure(listTimeOffRequests, call)).toMatchObject({ code: 'not-found' });
  });
});

const endpoints = [
  ['getting', getTimeOffRequest, undefined],
  ['changing', changeTimeOffRequest, { metadata: { version: 7 }, status: 'APPROVED' }],
] as const;

describe.each(endpoints)('%s one', (_name, endpoint, body) => {
  const other = cloudId('management-unit', otherSite);
  const request = (itemId: number): string => cloudId('time-off-request', itemId);
  const items = [
    twoDays,
    { ...twoDays, itemId: 502, agentId: 2 },
    { ...twoDays, itemId: 503, agentId: 9, siteId: otherSite },
    { ...twoDays, itemId: 504, siteId: otherSite },
    { ...twoDays, itemId: 505, itemType: 'CAL_ITEM_EXCEPTION' },
    { ...twoDays, itemId: 506, itemType: 99 },
  ];

  test.each([
    ['an unknown unit', { muId: cloudId('management-unit', 12) }],
    ['the unit of somebody else', { muId: other }],
    ['an id of a user as the unit', { muId: userId }],
    ['an unknown user', { userId: cloudId('user', 77) }],
    ['a user of another unit', { userId: cloudId('user', 9), timeOffRequestId: request(503) }],
    ['a UUID that is nobody', { userId: '7b1b8f70-95f0-4e27-a7d3-0f1f8f2a5b11' }],
    ['an id of a unit as the user', { userId: unitId }],
    ['an unknown request', { timeOffRequestId: request(599) }],
    ['a request of another user', { timeOffRequestId: request(502) }],
    ['a request of another unit', { timeOffRequestId: request(503) }],
    ['a request of before the user came to the unit', { timeOffRequestId: request(504) }],
    ['another item of the user', { timeOffRequestId: request(505) }],
    ['an item of a type that nobody knows', { timeOffRequestId: request(506) }],
    ['an id of a user as the request', { timeOffRequestId: userId }],
    ['a UUID that is no request', { timeOffRequestId: '7b1b8f70-95f0-4e27-a7d3-0f1f8f2a5b11' }],
  ])('%s is not there', async (_what, params) => {
    const wfm = requestWfm(...items);
    const failure = await cloudFailure(endpoint, { params: { ...paths.one, ...params }, body, wfm });
    expect(failure).toMatchObject({ code: 'not-found' });
    expect(Object.values({ ...paths.one, ...params })).toContain(failure.facts.entityId);
    expect(wfm.count('UpdateCalendarItem')).toBe(0);
  });

  test.each([['muId'], ['userId'], ['timeOffRequestId']])('a %s that is no UUID is refused', async (name) => {
    const call = { params: { ...paths.one, [name]: '501' }, body, wfm: requestWfm(...items) };
    expect(await cloudRefusal(endpoint, call)).toMatchObject([{ parameter: name, kind: 'invalid-value' }]);
  });
});

test.each([listTimeOffRequests, getTimeOffRequest, changeTimeOffRequest])(
  '$operationId uses nothing that the WSDLs do not have, and is for who may administer requests',
  async (endpoint) => {
    expect(missingUses(contract, endpoint.uses)).toEqual([]);
    const call = { params: paths.one, permissions: ['wfm:timeOffRequest:edit'] } as const;
    expect(await cloudFailure(endpoint, call)).toMatchObject({ code: 'forbidden' });
  },
);
