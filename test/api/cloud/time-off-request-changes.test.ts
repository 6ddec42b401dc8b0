import { describe, expect, test } from 'vitest';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { changeTimeOffRequest } from '../../../src/api/cloud/time-off-requests/change-time-off-request.ts';
import { cloudCall } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import type { JobWfm } from '../../support/job-wfm.ts';
import { paths, requestWfm, twoDays, twoHours } from '../../support/request-wfm.ts';

const metadata = { version: 7 };
const params = paths.one;

async function change(wfm: JobWfm, patch: object): Promise<unknown> {
  const answer = await cloudCall(changeTimeOffRequest, { params, wfm, body: { metadata, ...patch } });
  expectCloudShape(changeTimeOffRequest.operationId, 200, answer);
  return answer;
}

const code = (id: number): string => cloudId('code-of-time-off-type', id);
const day = (date: string): string => `2026-07-${date}T00:00:00`;

describe('a change', () => {
  test.each([
    ['approves', twoDays, { status: 'APPROVED' }, { status: 'CAL_STATUS_GRANTED' }],
    ['denies', twoDays, { status: 'DENIED' }, { status: 'CAL_STATUS_DECLINED' }],
    [
      'denies, and the note is the reason',
      twoDays,
      { status: 'DENIED', notes: 'full' },
      { status: 'CAL_STATUS_DECLINED', comments: 'full', reason: 'full' },
    ],
    [
      'denies with the note that is there',
      twoDays,
      { status: 'DENIED', notes: 'dentist' },
      { status: 'CAL_STATUS_DECLINED', reason: 'dentist' },
    ],
    [
      'approves what waits for room',
      { ...twoDays, status: 'CAL_STATUS_WAITLISTED' },
      { status: 'APPROVED' },
      { status: 'CAL_STATUS_GRANTED' },
    ],
    [
      'takes an approval back',
      { ...twoDays, status: 'CAL_STATUS_GRANTED' },
      { status: 'PENDING' },
      { status: 'CAL_STATUS_PREFERRED' },
    ],
    ['sets the notes', twoDays, { notes: '“Ä” & <b>' }, { comments: '“Ä” & <b>' }],
    ['sets the type', twoDays, { activityCodeId: code(8) }, { objectId: 8 }],
    [
      'sets a type that is unpaid, and has the minutes counted',
      twoDays,
      { activityCodeId: code(7) },
      { objectId: 7, paid: false, paidMinutes: 0 },
    ],
    [
      'sets days, in any order',
      twoDays,
      { fullDayManagementUnitDates: ['2026-07-09', '2026-07-07', '2026-07-08'] },
      { startDateTime: day('07'), endDateTime: day('10'), paidMinutes: 0 },
    ],
    [
      'sets days over a month, and keeps the minutes of each as they are said to be',
      twoDays,
      { fullDayManagementUnitDates: ['2026-08-01', '2026-07-31'], dailyDurationMinutes: 480 },
      { startDateTime: day('31'), endDateTime: '2026-08-02T00:00:00', paidMinutes: 0 },
    ],
    [
      'makes a day of hours',
      twoHours,
      { fullDayManagementUnitDates: ['2026-07-06'] },
      { startDateTime: day('06'), endDateTime: day('07'), fullDay: true, paidMinutes: 0 },
    ],
    [
      'makes hours of days',
      twoDays,
      { partialDayStartDateTimes: ['2026-07-06T07:00:00Z'], dailyDurationMinutes: 90 },
      {
        startDateTime: '2026-07-06T09:00:00',
        endDateTime: '2026-07-06T10:30:00',
        fullDay: false,
        paidMinutes: 0,
      },
    ],
    [
      'makes hours of days, as many as a day has',
      twoDays,
      { partialDayStartDateTimes: ['2026-07-06T09:00:00+02:00'] },
      {
        startDateTime: '2026-07-06T09:00:00',
        endDateTime: '2026-07-06T17:00:00',
        fullDay: false,
        paidMinutes: 0,
      },
    ],
    [
      'moves hours',
      twoHours,
      { partialDayStartDateTimes: ['2026-07-07T12:00:00.000Z'] },
      { startDateTime: '2026-07-07T14:00:00', endDateTime: '2026-07-07T16:00:00', paidMinutes: 0 },
    ],
    [
      'makes hours longer',
      twoHours,
      { dailyDurationMinutes: 180 },
      { endDateTime: '2026-07-06T12:00:00', paidMinutes: 0 },
    ],
    [
      'is over the night on which summer time begins',
      twoHours,
      { partialDayStartDateTimes: ['2026-03-29T00:30:00Z'] },
      { startDateTime: '2026-03-29T01:30:00', endDateTime: '2026-03-29T04:30:00', paidMinutes: 0 },
    ],
    [
      'is over the night on which it ends',
      twoHours,
      { partialDayStartDateTimes: ['2026-10-24T23:30:00Z'], dailyDurationMinutes: 180 },
      { startDateTime: '2026-10-25T01:30:00', endDateTime: '2026-10-25T03:30:00', paidMinutes: 0 },
    ],
    [
      'is all of it at once',
      twoDays,
      {
        status: 'APPROVED',
        notes: 'Strand',
        activityCodeId: code(7),
        fullDayManagementUnitDates: ['2026-07-10'],
      },
      {
        status: 'CAL_STATUS_GRANTED',
        comments: 'Strand',
        objectId: 7,
        paid: false,
        startDateTime: day('10'),
        endDateTime: day('11'),
        paidMinutes: 0,
      },
    ],
  ])('%s', async (_name, item, patch, changes) => {
    const wfm = requestWfm(item);
    const answer = await change(wfm, patch);
    expect(wfm.count('UpdateCalendarItem')).toBe(1);
    expect(wfm.inputOf('UpdateCalendarItem')).toEqual({
      item: { ...item, ...changes },
      force: false,
      checkTimestamp: true,
    });
    expect(answer).toMatchObject({ metadata: { version: 8 } });
  });

  test('of the notes to nothing takes them away', async () => {
    const wfm = requestWfm(twoDays);
    expect(await change(wfm, { notes: '' })).not.toHaveProperty('notes');
    expect((wfm.inputOf('UpdateCalendarItem') as { item: object }).item).not.toHaveProperty('comments');
  });

  test('takes the reason of a denial away with it', async () => {
    const wfm = requestWfm({ ...twoDays, status: 'CAL_STATUS_DECLINED', reason: 'full' });
    await change(wfm, { status: 'APPROVED' });
    expect((wfm.inputOf('UpdateCalendarItem') as { item: object }).item).not.toHaveProperty('reason');
  });

  test('keeps the reason of a denial with a new note', async () => {
    const wfm = requestWfm({ ...twoDays, status: 'CAL_STATUS_DECLINED', reason: 'full' });
    await change(wfm, { notes: 'sorry' });
    expect(wfm.inputOf('UpdateCalendarItem')).toMatchObject({ item: { reason: 'full', comments: 'sorry' } });
  });

  const night = { startDateTime: '2026-10-25T02:30:00', endDateTime: '2026-10-25T02:15:00' };
  test.each([
    ['nothing', twoDays, {}],
    ['the status that it has', twoDays, { status: 'PENDING' }],
    ['waiting as pending', { ...twoDays, status: 'CAL_STATUS_WAITLISTED' }, { status: 'PENDING' }],
    ['the notes that it has', twoDays, { notes: 'dentist' }],
    ['no notes where there are none', { ...twoDays, comments: undefined }, { notes: '' }],
    ['the type that it has', twoDays, { activityCodeId: code(6) }],
    ['the days that it has', twoDays, { fullDayManagementUnitDates: ['2026-07-07', '2026-07-06'] }],
    ['the minutes that its days have', twoDays, { dailyDurationMinutes: 480 }],
    ['the time that it has', twoHours, { partialDayStartDateTimes: ['2026-07-06T07:00:00.000Z'] }],
    ['the minutes that it has', twoHours, { dailyDurationMinutes: 120 }],
    [
      'the time that it has on a night without a name',
      { ...twoHours, ...night },
      { dailyDurationMinutes: 45 },
    ],
  ])('to %s is none, and WFM is not asked to write', async (_name, item, patch) => {
    const wfm = requestWfm(item);
    expect(await change(wfm, patch)).toMatchObject({ metadata });
    expect(wfm.count('UpdateCalendarItem')).toBe(0);
  });

  test('of a type that its site no longer has is none where it stays', async () => {
    const wfm = requestWfm({ ...twoDays, objectId: 9 });
    expect(await change(wfm, { activityCodeId: code(9) })).toMatchObject({ activityCodeId: code(9) });
  });
});
