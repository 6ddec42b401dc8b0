import { describe, expect, test } from 'vitest';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { changeTimeOffRequest } from '../../../src/api/cloud/time-off-requests/change-time-off-request.ts';
import { BridgeError, type FlawKind } from '../../../src/error/bridge-error.ts';
import { cloudCall, cloudFailure, cloudRefusal } from '../../support/cloud-call.ts';
import type { JobWfm } from '../../support/job-wfm.ts';
import { paths, requestWfm, twoDays, twoHours } from '../../support/request-wfm.ts';

const metadata = { version: 7 };
const params = paths.one;

function change(wfm: JobWfm, patch: object): Promise<unknown> {
  return cloudCall(changeTimeOffRequest, { params, wfm, body: { metadata, ...patch } });
}

function failure(wfm: JobWfm, patch: object): Promise<BridgeError> {
  return cloudFailure(changeTimeOffRequest, { params, wfm, body: { metadata, ...patch } });
}

const code = (id: number): string => cloudId('code-of-time-off-type', id);

const dates = '/fullDayManagementUnitDates';
const starts = '/partialDayStartDateTimes';
const minutes = '/dailyDurationMinutes';
const start = (text: string, more: object = {}): object => ({ partialDayStartDateTimes: [text], ...more });

/** What a flaw is, of where it stands; `undefined` for what is missing or too much. */
const kindAt = (pointer: string): FlawKind =>
  /(?:Dates|Times)\/\d$/.test(pointer) ? 'invalid-date' : 'invalid-value';

describe('refused is', () => {
  test.each<[string, object, object, string, { readonly kind?: FlawKind }?]>([
    ['no days', twoDays, { fullDayManagementUnitDates: [] }, dates],
    ['a gap', twoDays, { fullDayManagementUnitDates: ['2026-07-06', '2026-07-08'] }, dates],
    ['a day twice', twoDays, { fullDayManagementUnitDates: ['2026-07-06', '2026-07-06'] }, dates],
    [
      'a day twice, and a gap that it would hide',
      twoDays,
      { fullDayManagementUnitDates: ['2026-07-06', '2026-07-06', '2026-07-08'] },
      dates,
    ],
    [
      'more than 366 days',
      twoDays,
      {
        fullDayManagementUnitDates: Array.from({ length: 367 }, (_, index) =>
          new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
        ),
      },
      dates,
    ],
    ['a day of no calendar', twoDays, { fullDayManagementUnitDates: ['2026-02-30'] }, `${dates}/0`],
    ['no day', twoDays, { fullDayManagementUnitDates: ['2026-07-06', 'x'] }, `${dates}/1`],
    ['a moment', twoDays, { fullDayManagementUnitDates: ['2026-07-06T00:00:00Z'] }, `${dates}/0`],
    ['a day long ago', twoDays, { fullDayManagementUnitDates: ['1899-12-31'] }, `${dates}/0`],
    [
      'both kinds',
      twoDays,
      { fullDayManagementUnitDates: ['2026-07-06'], ...start('2026-07-06T07:00:00Z') },
      starts,
    ],
    ['no time', twoHours, { partialDayStartDateTimes: [] }, starts],
    [
      'two times',
      twoHours,
      { partialDayStartDateTimes: ['2026-07-06T07:00:00Z', '2026-07-07T07:00:00Z'] },
      starts,
    ],
    ['a time without an offset', twoHours, start('2026-07-06T07:00:00'), `${starts}/0`],
    ['half a second', twoHours, start('2026-07-06T07:00:00.500Z'), `${starts}/0`],
    ['a time long ago', twoHours, start('1800-07-06T07:00:00Z'), `${starts}/0`],
    ['a time that clocks show a second time', twoHours, start('2026-10-25T01:30:00Z'), `${starts}/0`],
    ['an end that they show a second time', twoHours, start('2026-10-24T23:30:00Z'), `${starts}/0`],
    [
      'an end that they show a second time, by its minutes',
      twoHours,
      start('2026-10-24T23:30:00Z', { dailyDurationMinutes: 100 }),
      minutes,
      { kind: 'invalid-date' },
    ],
    ['no minutes', twoHours, { dailyDurationMinutes: 0 }, minutes],
    ['more than a day', twoHours, { dailyDurationMinutes: 1441 }, minutes],
    ['half a minute', twoHours, { dailyDurationMinutes: 0.5 }, minutes],
    ['minutes of whole days', twoDays, { dailyDurationMinutes: 400 }, minutes],
    [
      'minutes of unpaid days',
      { ...twoDays, paid: false, paidMinutes: 0 },
      { dailyDurationMinutes: 480 },
      minutes,
    ],
    [
      'minutes of days that were hours',
      twoHours,
      { fullDayManagementUnitDates: ['2026-07-06'], dailyDurationMinutes: 120 },
      minutes,
    ],
    [
      'a time for unpaid days without minutes',
      { ...twoDays, paid: false, paidMinutes: 0 },
      start('2026-07-06T07:00:00Z'),
      minutes,
    ],
    [
      'a code of an activity',
      twoDays,
      { activityCodeId: cloudId('code-of-activity', 70) },
      '/activityCodeId',
    ],
    [
      'a code of an exception type',
      twoDays,
      { activityCodeId: cloudId('code-of-exception-type', 5) },
      '/activityCodeId',
    ],
    ['the code of breaks', twoDays, { activityCodeId: cloudId('built-in-code', 1) }, '/activityCodeId'],
    ['a code that is no UUID', twoDays, { activityCodeId: 'vacation' }, '/activityCodeId'],
    ['a note that XML cannot hold', twoDays, { notes: 'a\u0001b' }, '/notes'],
    ['a note too long', twoDays, { notes: 'x'.repeat(1001) }, '/notes'],
    ['canceling', twoDays, { status: 'CANCELED' }, '/status'],
    ['a reviewer', twoDays, { reviewedBy: {} }, '/reviewedBy', {}],
    ['a version that is no number', twoDays, { metadata: { version: '7' } }, '/metadata/version'],
    ['no version', twoDays, { metadata: {} }, '/metadata/version', {}],
  ])('%s', async (...row) => {
    const [, item, patch, pointer, { kind } = { kind: kindAt(pointer) }] = row;
    const wfm = requestWfm(item);
    const call = { params, wfm, body: { metadata, ...patch } };
    const [flaw, ...others] = await cloudRefusal(changeTimeOffRequest, call);
    expect([flaw?.pointer, flaw?.kind, others]).toEqual([pointer, kind, []]);
    expect(wfm.count('UpdateCalendarItem')).toBe(0);
  });

  test.each([
    ['no body', undefined, ''],
    ['no metadata', { status: 'APPROVED' }, '/metadata'],
  ])('%s', async (_name, body, pointer) => {
    const wfm = requestWfm(twoDays);
    expect(await cloudRefusal(changeTimeOffRequest, { params, wfm, body })).toMatchObject([{ pointer }]);
    expect(wfm.calls).toEqual([]);
  });

  test.each([
    ['a code of another unit', code(9)],
    ['a code that is not there', code(77)],
    ['a UUID that is no code', '7b1b8f70-95f0-4e27-a7d3-0f1f8f2a5b11'],
    ['an id of a user', paths.one.userId],
  ])('%s: it is not there', async (_name, activityCodeId) => {
    const wfm = requestWfm(twoDays);
    expect(await failure(wfm, { activityCodeId })).toMatchObject({
      code: 'not-found',
      facts: { entityId: activityCodeId },
    });
    expect(wfm.count('UpdateCalendarItem')).toBe(0);
  });
});

describe('the version', () => {
  test.each([[6], [8], [0], [-1]])('%i is not the present one: a conflict', async (version) => {
    const wfm = requestWfm(twoDays);
    const found = await failure(wfm, { status: 'APPROVED', metadata: { version } });
    expect([found.code, found.facts]).toEqual(['conflict', { staleVersion: true }]);
    expect(found.detail).toContain('read it again');
    expect(wfm.count('UpdateCalendarItem')).toBe(0);
  });

  test('is the low part of that of WFM, which gets its own back', async () => {
    const timestamp = String(2n ** 40n + 7n);
    const wfm = requestWfm({ ...twoDays, timestamp });
    expect(await change(wfm, { status: 'APPROVED' })).toMatchObject({ metadata: { version: 8 } });
    expect(wfm.inputOf('UpdateCalendarItem')).toMatchObject({ item: { timestamp } });
  });

  test('may be given with who made it, which says nothing', async () => {
    const full = { version: 7, modifiedBy: { id: 'x' }, dateModified: '2026-01-01T00:00:00Z' };
    expect(await change(requestWfm(twoDays), { metadata: full, notes: 'x' })).toMatchObject({ notes: 'x' });
  });

  test('lets one of twelve changes at a time through, the others are conflicts', async () => {
    const wfm = requestWfm(twoDays);
    const tries = Array.from({ length: 12 }, (_, index) => change(wfm, { notes: `note ${index}` }));
    const outcomes = await Promise.allSettled(tries);
    const failures = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as BridgeError] : [],
    );
    expect(failures.map(({ code: found }) => found)).toEqual(Array.from({ length: 11 }, () => 'conflict'));
  });
});

describe("WFM's refusal", () => {
  const validation = [{ severity: 'error', id: 30, message: 'the limit is reached', objectId: 501 }] as const;

  test('is what the caller gets, in its own words', async () => {
    const wfm = requestWfm({ ...twoDays, status: 'CAL_STATUS_RECALLED' });
    wfm.answers['UpdateCalendarItem'] = () => {
      throw new BridgeError('validation-failed', 'WFM refused', { facts: { validation } });
    };
    expect(await failure(wfm, { status: 'APPROVED' })).toMatchObject({
      code: 'validation-failed',
      facts: { validation },
    });
  });

  test('an outcome that nobody knows stays one', async () => {
    const wfm = requestWfm(twoDays);
    wfm.answers['UpdateCalendarItem'] = () => {
      throw new BridgeError('outcome-unknown', 'no answer came');
    };
    expect(await failure(wfm, { status: 'APPROVED' })).toMatchObject({ code: 'outcome-unknown' });
  });

  test('a failure to read it back does not look like one that may be tried again', async () => {
    const wfm = requestWfm(twoDays);
    wfm.answers['UpdateCalendarItem'] = () => {
      wfm.answers['GetCalendarItem'] = () => {
        throw new BridgeError('upstream-unavailable', 'gone');
      };
    };
    expect(await failure(wfm, { status: 'APPROVED' })).toMatchObject({
      code: 'outcome-unknown',
      retryable: false,
    });
  });
});
