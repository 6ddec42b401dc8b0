import { describe, expect, test } from 'vitest';
import { done, itemsIn, jobFace, jsonOf, type JobFace } from '../../support/job-wfm.ts';

const change = {
  changeId: 900,
  agentId: 1,
  stateType: 'SCH_STATE_EXCEPTION',
  stateId: 5,
  startDateTime: '2026-07-06T09:00:00',
  endDateTime: '2026-07-06T10:30:00',
  userId: 748,
  dateTime: '2026-01-05T10:00:00',
  comments: 'first aid',
};

const nobodyKnows = { ...change, changeId: 901, stateType: 99, comments: undefined };

function withChanges(): JobFace {
  const face = jobFace();
  face.wfm.answers['GetPendingChanges'] = () => ({
    items: [change, nobodyKnows, { ...change, changeId: 902, agentId: 9 }],
  });
  face.wfm.answers['CommitPendingChanges'] = () => done;
  face.wfm.answers['RollbackPendingChanges'] = () => done;
  return face;
}

test('lists those of the agents of the site', async () => {
  const face = withChanges();
  const answer = await face.get('pending-changes?from=2026-07-06&to=2026-07-07&agentId=1');
  const shown = {
    id: 900,
    agentId: 1,
    stateType: 'exception',
    stateId: 5,
    start: '2026-07-06T09:00:00+02:00',
    end: '2026-07-06T10:30:00+02:00',
    userId: 748,
    changedAt: '2026-01-05T10:00:00+01:00',
    comments: 'first aid',
  };
  expect(itemsIn(answer)).toEqual([shown, { ...shown, id: 901, stateType: 99, comments: null }]);
  expect(face.wfm.inputOf('GetPendingChanges')).toEqual({
    siteId: 10,
    start: '2026-07-06T00:00:00',
    end: '2026-07-07T00:00:00',
    agentId: [1],
  });
  expect(itemsIn(await face.get('pending-changes?from=2026-07-07&to=2026-07-08'))).toEqual([]);
});

describe.each(['commit', 'rollback'])('POST pending-changes/%s', (action) => {
  const operation = action === 'commit' ? 'CommitPendingChanges' : 'RollbackPendingChanges';

  test('takes each once', async () => {
    const face = withChanges();
    const answer = await face.send('post', `pending-changes/${action}`, { changeIds: [900, 901, 900] });
    expect([answer.status, jsonOf(answer)]).toEqual([200, { changeIds: [900, 901] }]);
    expect(face.wfm.inputOf(operation)).toEqual({ siteId: 10, changeId: [900, 901] });
    expect(face.wfm.count('GetPendingChanges')).toBe(1);
  });

  test('finds one of last year, and asks for no more than a year at a time', async () => {
    const face = withChanges();
    face.wfm.answers['GetPendingChanges'] = ({ start }) => ({
      items: String(start).startsWith('2024') ? [change] : [],
    });
    const answer = await face.send('post', `pending-changes/${action}`, { changeIds: [900] });
    expect(answer.status).toBe(200);
    expect([0, 1, 2].map((index) => face.wfm.inputOf('GetPendingChanges', index))).toMatchObject([
      { start: '2025-12-06T00:00:00', end: '2026-12-07T00:00:00' },
      { start: '2026-12-07T00:00:00', end: '2027-12-08T00:00:00' },
      { start: '2024-12-05T00:00:00', end: '2025-12-06T00:00:00' },
    ]);
  });

  test.each([
    ['of another site', [900, 902], 404],
    ['that is none', [903], 404],
    ['none at all', [], 400],
  ])('a change %s is refused, and all with it', async (_name, changeIds, status) => {
    const face = withChanges();
    const answer = await face.send('post', `pending-changes/${action}`, { changeIds });
    expect([answer.status, face.wfm.count(operation)]).toEqual([status, 0]);
  });
});
