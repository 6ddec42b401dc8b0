import { describe, expect, test } from 'vitest';
import { itemsIn, jobFace, jsonOf, otherSite } from '../../support/job-wfm.ts';
import { vacation } from '../calendar-items/cal-item.ts';
import { faceWith, request } from './request-face.ts';

describe('GET time-off-requests', () => {
  test('lists those of the site that touch the range, in the order of time, and asks WFM for no more', async () => {
    const earlier = { ...vacation, itemId: 502, startDateTime: '2026-07-05T00:00:00' };
    const face = faceWith([
      vacation,
      { ...vacation, itemId: 503, siteId: otherSite },
      { ...vacation, itemId: 504, startDateTime: '2026-08-01T00:00:00', endDateTime: '2026-08-02T00:00:00' },
      { ...vacation, itemId: 505, startDateTime: '2026-07-01T00:00:00', endDateTime: '2026-07-06T00:00:00' },
      earlier,
    ]);
    const answer = await face.get(
      'time-off-requests?from=2026-07-06&to=2026-08-01&status=granted,wait-listed&agentId=1,2&teamId=5',
    );
    expect(jsonOf(answer)).toEqual({
      asOf: '2026-01-05T09:00:00.000Z',
      timeZone: 'Europe/Amsterdam',
      items: [{ ...request, id: 502, start: '2026-07-05T00:00:00+02:00', from: '2026-07-05' }, request],
    });
    expect(face.wfm.inputOf('GetCalendarItem')).toEqual({
      filter: {
        siteId: [10],
        itemType: ['CAL_ITEM_TIME_OFF'],
        status: ['CAL_STATUS_GRANTED', 'CAL_STATUS_WAITLISTED'],
        agentId: [1, 2],
        teamId: [5],
      },
      start: '2026-07-06T00:00:00',
      end: '2026-08-01T00:00:00',
    });
  });

  test('a year is read month by month, and an item that reaches into the next month is given once', async () => {
    const face = jobFace();
    const long = { ...vacation, startDateTime: '2026-01-30T00:00:00', endDateTime: '2026-03-10T00:00:00' };
    face.wfm.answers['GetCalendarItem'] = ({ start, end }) => ({
      items: [long].filter((item) => item.startDateTime < String(end) && item.endDateTime > String(start)),
    });
    const answer = await face.get('time-off-requests?from=2026-01-01&to=2027-01-01');
    expect(itemsIn(answer)).toMatchObject([{ id: 501, from: '2026-01-30' }]);
    expect(face.wfm.count('GetCalendarItem')).toBe(12);
  });

  test.each([
    ['too long a range', 'from=2026-01-01&to=2027-01-03', 400],
    ['no range', '', 400],
    ['an unknown status', 'from=2026-01-01&to=2026-01-02&status=maybe', 400],
    ['a type', 'from=2026-01-01&to=2026-01-02&type=shift', 400],
    ['nothing', 'from=2026-01-01&to=2026-01-02', 200],
  ])('%s', async (_name, query, status) => {
    expect((await faceWith([]).get(`time-off-requests?${query}`)).status).toBe(status);
  });

  test('there is no site 12', async () => {
    const answer = await faceWith([]).get('/wfm/v1/sites/12/time-off-requests?from=2026-01-01&to=2026-01-02');
    expect([answer.status, jsonOf(answer)]).toMatchObject([404, { code: 'not-found' }]);
  });

  test('is a table and lines, too', async () => {
    const face = faceWith([
      { ...vacation, comments: '=1+1' },
      { ...vacation, itemId: 502, comments: 'a, "b"' },
    ]);
    const path = 'time-off-requests?from=2026-07-06&to=2026-08-01';
    const csv = await face.get(path, 'text/csv');
    const [header, first, second] = csv.text.split('\r\n');
    expect(header).toBe(
      'id,timeOffTypeId,agentId,siteId,start,end,fullDay,from,to,paid,paidMinutes,paidHours,status,scheduled,comments,reason,submittedAt',
    );
    expect(first).toBe(
      "501,6,1,10,2026-07-06T00:00:00+02:00,2026-07-08T00:00:00+02:00,true,2026-07-06,2026-07-08,true,960,16,granted,true,'=1+1,,2026-01-02T10:30:00+01:00",
    );
    expect(second).toContain('"a, ""b"""');
    const lines = await face.get(path, 'application/x-ndjson');
    expect(lines.text.trim().split('\n')).toHaveLength(2);
  });
});

describe('GET time-off-requests/{requestId}', () => {
  test('gives one with its version', async () => {
    const face = faceWith([vacation]);
    const answer = await face.get('time-off-requests/501');
    expect([answer.status, answer.headers['etag'], jsonOf(answer)]).toEqual([200, '"7"', request]);
    expect(face.wfm.inputOf('GetCalendarItem')).toEqual({
      filter: { itemId: [501], siteId: [10] },
      start: null,
      end: null,
    });
  });

  test.each([
    ['of another site', { siteId: otherSite }],
    ['with another id', { itemId: 500 }],
    ['that is no time off', { itemType: 'CAL_ITEM_SHIFT' }],
    ['of a type nobody knows', { itemType: 99 }],
  ])('one %s is not there, to read or to change', async (_name, change) => {
    const face = faceWith([{ ...vacation, ...change }]);
    expect((await face.get('time-off-requests/501')).status).toBe(404);
    expect((await face.send('patch', 'time-off-requests/501', { status: 'granted' })).status).toBe(404);
    expect((await face.send('delete', 'time-off-requests/501')).status).toBe(404);
    expect(new Set(face.wfm.calls.map((call) => call.operation))).toEqual(
      new Set(['GetSite', 'GetTimezone', 'GetCalendarItem']),
    );
  });
});

test.each([
  ['get', 'time-off-requests?from=2026-01-01&to=2026-01-02', 'wfm:timeOffRequest:view'],
  ['post', 'time-off-requests', 'wfm:timeOffRequest:add'],
  ['patch', 'time-off-requests/501', 'wfm:timeOffRequest:edit'],
  ['delete', 'time-off-requests/501', 'wfm:timeOffRequest:edit'],
] as const)('%s %s needs %s', async (method, path, permission) => {
  const face = faceWith([], { permissions: ['wfm:calendarItem:edit', 'wfm:schedule:edit'] });
  const answer = method === 'get' ? await face.get(path) : await face.send(method, path, {});
  expect([answer.status, jsonOf(answer)]).toMatchObject([
    403,
    { detail: expect.stringContaining(permission) as string },
  ]);
});
