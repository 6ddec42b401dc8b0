import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { done, jsonOf, type JobFace } from '../../support/job-wfm.ts';
import { vacation } from '../calendar-items/cal-item.ts';
import { faceWith, request } from './request-face.ts';

describe('POST time-off-requests', () => {
  const body = { agentId: 1, timeOffTypeId: 6, from: '2026-07-06', to: '2026-07-08', comments: 'beach' };

  function inserting(): JobFace {
    const face = faceWith([vacation]);
    face.wfm.answers['InsertCalendarItem'] = () => ({ ...done, objectID: 501 });
    return face;
  }

  test('makes one, and answers with what WFM has made of it', async () => {
    const face = inserting();
    const answer = await face.send('post', 'time-off-requests', body);
    expect([answer.status, answer.headers['location'], answer.headers['etag'], jsonOf(answer)]).toEqual([
      201,
      '/wfm/v1/sites/10/time-off-requests/501',
      '"7"',
      request,
    ]);
    expect(face.wfm.inputOf('InsertCalendarItem')).toMatchObject({
      item: {
        itemType: 'CAL_ITEM_TIME_OFF',
        agentId: 1,
        siteId: 10,
        objectId: 6,
        startDateTime: '2026-07-06T00:00:00',
        endDateTime: '2026-07-08T00:00:00',
        fullDay: true,
        paid: true,
        comments: 'beach',
      },
      force: false,
    });
  });

  test('goes on in spite of warnings where it is told to', async () => {
    const face = inserting();
    await face.send('post', 'time-off-requests?force=true', body);
    expect(face.wfm.inputOf('InsertCalendarItem')).toMatchObject({ force: true });
  });

  test.each([[9], [77]])(
    'agent %i is not one of the site, and WFM is not asked to write',
    async (agentId) => {
      const face = inserting();
      const answer = await face.send('post', 'time-off-requests', { ...body, agentId });
      expect([answer.status, jsonOf(answer)]).toMatchObject([
        404,
        { code: 'not-found', errors: [{ pointer: '/agentId' }] },
      ]);
      expect(face.wfm.count('InsertCalendarItem')).toBe(0);
    },
  );

  test("WFM's refusal is a 422 with its own items", async () => {
    const face = inserting();
    const validation = [{ severity: 'error', id: 31, message: 'no balance', objectId: 1 }] as const;
    face.wfm.answers['InsertCalendarItem'] = () => {
      throw new BridgeError('validation-failed', 'WFM refused', { facts: { validation } });
    };
    const answer = await face.send('post', 'time-off-requests', body);
    expect([answer.status, jsonOf(answer)]).toMatchObject([422, { code: 'validation-failed', validation }]);
  });

  test('a failure to read it back does not look like one that may be tried again', async () => {
    const face = inserting();
    face.wfm.answers['GetCalendarItem'] = () => {
      throw new BridgeError('upstream-unavailable', 'gone');
    };
    const answer = await face.send('post', 'time-off-requests', body);
    expect([answer.status, jsonOf(answer)]).toMatchObject([
      504,
      { code: 'outcome-unknown', retryable: false, detail: expect.stringContaining('501') as string },
    ]);
  });

  test('an unknown outcome stays one', async () => {
    const face = inserting();
    face.wfm.answers['InsertCalendarItem'] = () => {
      throw new BridgeError('outcome-unknown', 'no answer came');
    };
    expect(jsonOf(await face.send('post', 'time-off-requests', body))).toMatchObject({
      code: 'outcome-unknown',
    });
  });

  test.each([
    [{ ...body, from: undefined }, ['/from']],
    [{ ...body, from: '1899-12-31', to: '1900-01-02' }, ['/from']],
    [{ ...body, colour: 'red', agentId: '1' }, ['/agentId', '/colour']],
    [{ agentId: 1, timeOffTypeId: 6, start: '2026-03-29T02:30:00', end: '2026-03-29T04:00:00' }, ['/start']],
  ])('%j is refused at %j', async (wrong, pointers) => {
    const answer = await inserting().send('post', 'time-off-requests', wrong);
    const { errors } = jsonOf(answer) as { errors: { pointer: string }[] };
    expect([answer.status, errors.map(({ pointer }) => pointer)]).toEqual([400, pointers]);
  });
});

describe('PATCH time-off-requests/{requestId}', () => {
  function changing(): JobFace {
    const face = faceWith([vacation]);
    face.wfm.answers['SetCalendarItemStatus'] = () => done;
    face.wfm.answers['UpdateCalendarItem'] = () => done;
    return face;
  }

  test.each([
    [{ status: 'granted' }, { itemId: [501], status: 'CAL_STATUS_GRANTED', force: false }],
    [
      { status: 'recalled', comments: 'ill' },
      { itemId: [501], status: 'CAL_STATUS_RECALLED', comments: 'ill', force: false },
    ],
    [{ status: 'declined' }, { itemId: [501], status: 'CAL_STATUS_DECLINED', force: false }],
    [{ status: 'preferred' }, { itemId: [501], status: 'CAL_STATUS_PREFERRED', force: false }],
  ])('%j sets the status', async (body, input) => {
    const face = changing();
    const answer = await face.send('patch', 'time-off-requests/501', body);
    expect([answer.status, answer.headers['etag']]).toEqual([200, '"7"']);
    expect(face.wfm.inputOf('SetCalendarItemStatus')).toEqual(input);
    expect(face.wfm.count('UpdateCalendarItem')).toBe(0);
  });

  test('comments alone are written into what was read, with its timestamp', async () => {
    const face = changing();
    await face.send('patch', 'time-off-requests/501', { comments: 'mountains' });
    expect(face.wfm.inputOf('UpdateCalendarItem')).toEqual({
      item: { ...vacation, comments: 'mountains' },
      force: false,
      checkTimestamp: true,
    });
    expect(face.wfm.count('SetCalendarItemStatus')).toBe(0);
  });

  test('a status that it has already leaves the comments to be written', async () => {
    const face = changing();
    await face.send('patch', 'time-off-requests/501', { status: 'granted', comments: 'mountains' });
    expect(face.wfm.inputOf('UpdateCalendarItem')).toMatchObject({ item: { comments: 'mountains' } });
    expect(face.wfm.count('SetCalendarItemStatus')).toBe(0);
  });

  test.each([
    ['"7"', 200, ['UpdateCalendarItem']],
    ['"6", "7"', 200, ['UpdateCalendarItem']],
    ['*', 200, ['SetCalendarItemStatus']],
    ['"6"', 412, []],
  ])('If-Match: %s', async (ifMatch, status, writes) => {
    const face = changing();
    const answer = await face.send('patch', 'time-off-requests/501', { status: 'recalled' }, ifMatch);
    const written = face.wfm.calls
      .map(({ operation }) => operation)
      .filter((name) => !name.startsWith('Get'));
    expect([answer.status, written]).toEqual([status, writes]);
  });

  test.each([
    ['CAL_STATUS_GRANTED', { status: 'recalled' }, { status: 'CAL_STATUS_RECALLED' }],
    [
      'CAL_STATUS_GRANTED',
      { status: 'declined', comments: 'full' },
      { status: 'CAL_STATUS_DECLINED', comments: 'full', reason: 'full' },
    ],
    ['CAL_STATUS_DECLINED', { status: 'granted' }, { status: 'CAL_STATUS_GRANTED' }],
  ])('%s and If-Match: %j is written with its version, for WFM to check', async (status, body, changes) => {
    const face = faceWith([{ ...vacation, status, reason: 'too many' }]);
    face.wfm.answers['UpdateCalendarItem'] = () => done;
    await face.send('patch', 'time-off-requests/501', body, '"7"');
    expect(face.wfm.inputOf('UpdateCalendarItem')).toEqual({
      item: { ...vacation, ...changes },
      force: false,
      checkTimestamp: true,
    });
  });

  test('a refusal because somebody was faster is a conflict, any other one is what it is', async () => {
    const face = changing();
    const refusal = new BridgeError('validation-failed', 'WFM refused', { facts: { validation: [] } });
    face.wfm.answers['UpdateCalendarItem'] = () => {
      throw refusal;
    };
    const same = await face.send('patch', 'time-off-requests/501', { comments: 'x' });
    expect(same.status).toBe(422);
    let reads = 0;
    face.wfm.answers['GetCalendarItem'] = () => ({
      items: [{ ...vacation, timestamp: `${(reads += 1)}` }],
    });
    const changed = await face.send('patch', 'time-off-requests/501', { comments: 'x' });
    expect([changed.status, jsonOf(changed)]).toMatchObject([409, { code: 'conflict' }]);
  });

  test.each([[{}], [{ status: 'scheduled' }], [{ from: '2026-07-07' }]])('%j is refused', async (body) => {
    const face = changing();
    expect((await face.send('patch', 'time-off-requests/501', body)).status).toBe(400);
    expect(face.wfm.calls).toEqual([]);
  });
});

describe('DELETE time-off-requests/{requestId}', () => {
  test('deletes it', async () => {
    const face = faceWith([vacation]);
    face.wfm.answers['DeleteCalendarItem'] = () => done;
    const answer = await face.send('delete', 'time-off-requests/501');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(face.wfm.inputOf('DeleteCalendarItem')).toEqual({ itemId: 501, force: false });
  });

  test('does not delete another version than the one that was seen', async () => {
    const face = faceWith([vacation]);
    expect((await face.send('delete', 'time-off-requests/501', undefined, '"6"')).status).toBe(412);
    expect(face.wfm.count('DeleteCalendarItem')).toBe(0);
  });
});
