import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { Permission } from '../../../src/identity/permission.ts';
import { done, jobFace, jsonOf, type JobFace } from '../../support/job-wfm.ts';

const body = {
  agentIds: [1, 2, 1],
  exceptionTypeId: 5,
  start: '2026-07-06T09:00:00',
  end: '2026-07-06T08:30:00Z',
  comments: 'first aid',
};

const pending = {
  changeId: 900,
  agentId: 1,
  stateType: 'SCH_STATE_EXCEPTION',
  stateId: 5,
  startDateTime: '2026-07-06T09:00:00',
  endDateTime: '2026-07-06T10:30:00',
  userId: 748,
  dateTime: '2026-01-05T10:00:00',
};

function writing(permissions?: readonly Permission[]): JobFace {
  const face = jobFace({ maxBodyBytes: 65_536, ...(permissions === undefined ? {} : { permissions }) });
  face.wfm.answers['InsertSchAgentState'] = () => ({ ...done, objectID: 900 });
  face.wfm.answers['GetPendingChanges'] = () => ({
    items: [
      pending,
      { ...pending, changeId: 901, agentId: 2 },
      { ...pending, changeId: 902, agentId: 9 },
      { ...pending, changeId: 903, stateId: 8 },
      { ...pending, changeId: 904, endDateTime: '2026-07-06T11:00:00' },
    ],
  });
  return face;
}

describe('POST exceptions', () => {
  test('puts one state into the schedule of each agent, at once', async () => {
    const face = writing();
    const answer = await face.send('post', 'exceptions', body);
    expect([answer.status, jsonOf(answer)]).toEqual([
      201,
      {
        exceptionTypeId: 5,
        name: 'Training',
        siteId: 10,
        agentIds: [1, 2],
        start: '2026-07-06T09:00:00+02:00',
        end: '2026-07-06T10:30:00+02:00',
        paid: true,
        committed: true,
        changeIds: [],
        comments: 'first aid',
      },
    ]);
    expect(answer.headers['location']).toBe('/wfm/v1/sites/10/schedule?from=2026-07-05&to=2026-07-07');
    const state = {
      stateType: 'SCH_STATE_EXCEPTION',
      stateId: 5,
      startDateTime: '2026-07-06T09:00:00',
      endDateTime: '2026-07-06T10:30:00',
      fullDay: false,
      paid: true,
    };
    expect(face.wfm.inputOf('InsertSchAgentState')).toEqual({
      siteId: 10,
      states: [
        { agentId: 1, ...state },
        { agentId: 2, ...state },
      ],
      comments: 'first aid',
      commit: true,
      force: false,
    });
    expect(face.wfm.count('GetPendingChanges')).toBe(0);
  });

  test('or as pending changes, whose ids it names', async () => {
    const face = writing(['wfm:schedule:edit']);
    const answer = await face.send('post', 'exceptions?force=true', { ...body, commit: false });
    expect([answer.status, jsonOf(answer)]).toMatchObject([201, { committed: false, changeIds: [900, 901] }]);
    expect(answer.headers['location']).toBe('/wfm/v1/sites/10/pending-changes?from=2026-07-06&to=2026-07-07');
    expect(face.wfm.inputOf('InsertSchAgentState')).toMatchObject({ commit: false, force: true });
  });

  test.each([
    ['wfm:exception:add', true, 201],
    ['wfm:exception:add', false, 201],
    ['wfm:schedule:commit', true, 201],
    ['wfm:schedule:edit', false, 201],
    ['wfm:schedule:edit', true, 403],
    ['wfm:schedule:view', false, 403],
  ] as const)('with %s and commit %s: %i', async (permission, commit, status) => {
    const face = writing([permission]);
    expect((await face.send('post', 'exceptions', { ...body, commit })).status).toBe(status);
    expect(face.wfm.count('InsertSchAgentState')).toBe(status === 201 ? 1 : 0);
  });

  test.each([
    ['agents of another site or of none', { agentIds: [1, 9, 77] }, 404, ['/agentIds/1', '/agentIds/2']],
    ['an unknown exception type', { exceptionTypeId: 4 }, 404, ['/exceptionTypeId']],
    ['no agents', { agentIds: [] }, 400, ['/agentIds']],
    ['too many agents', { agentIds: Array.from({ length: 501 }, (_, id) => id) }, 400, ['/agentIds']],
    ['an end before its beginning', { end: '2026-07-06T09:00:00' }, 400, ['/end']],
    ['an unknown member', { paid: true }, 400, ['/paid']],
    ['a day', { start: '2026-07-06' }, 400, ['/start']],
    ['a year without OLE dates', { start: '1899-12-30T09:00:00' }, 400, ['/start']],
    ['a note that XML cannot hold', { comments: 'a\u0000b' }, 400, ['/comments']],
  ])('refuses %s, and writes nothing', async (_name, change, status, pointers) => {
    const face = writing();
    const answer = await face.send('post', 'exceptions', { ...body, ...change });
    const { errors } = jsonOf(answer) as { errors: { pointer: string }[] };
    expect([answer.status, errors.map(({ pointer }) => pointer)]).toEqual([status, pointers]);
    expect(face.wfm.count('InsertSchAgentState')).toBe(0);
  });

  test('a failure to find the pending changes does not look like one that may be tried again', async () => {
    const face = writing();
    face.wfm.answers['GetPendingChanges'] = () => {
      throw new BridgeError('upstream-timeout', 'late');
    };
    const answer = await face.send('post', 'exceptions', { ...body, commit: false });
    expect(jsonOf(answer)).toMatchObject({ code: 'outcome-unknown', retryable: false });
  });

  test.each([
    // In the shift of a night it belongs to the day before.
    ['2026-07-06T01:00:00', '2026-07-06T02:00:00', true, 'from=2026-07-05&to=2026-07-07'],
    ['2026-07-06T22:00:00', '2026-07-07T00:00:00', true, 'from=2026-07-05&to=2026-07-07'],
    ['2026-07-06T22:00:00', '2026-07-07T00:00:00', false, 'from=2026-07-06&to=2026-07-07'],
    ['2026-07-06T23:30:00', '2026-07-07T00:30:00', false, 'from=2026-07-06&to=2026-07-08'],
  ])('from %s to %s, committed %j, is to be seen %s', async (start, end, commit, days) => {
    const answer = await writing().send('post', 'exceptions', { ...body, start, end, commit });
    expect(answer.headers['location']).toContain(`?${days}`);
  });
});

describe('POST meetings', () => {
  test.each([
    [8, 201],
    [5, 400],
  ])('exception type %i: %i', async (exceptionTypeId, status) => {
    const face = writing();
    const answer = await face.send('post', 'meetings', { ...body, exceptionTypeId });
    expect(answer.status).toBe(status);
    expect(face.wfm.count('InsertSchAgentState')).toBe(status === 201 ? 1 : 0);
  });

  test('a usage that nobody knows is left to WFM', async () => {
    const face = writing();
    const type = { exceptionTypeId: 5, paid: false, usage: 42, siteId: [], timestamp: '1' };
    face.wfm.answers['GetExceptionType'] = () => ({ items: [type] });
    const answer = await face.send('post', 'meetings', body);
    expect([answer.status, jsonOf(answer)]).toMatchObject([201, { name: null, paid: false }]);
  });
});
