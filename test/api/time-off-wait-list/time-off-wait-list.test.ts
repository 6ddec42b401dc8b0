import { expect, test } from 'vitest';
import { itemsIn, jobFace, siteId } from '../../support/job-wfm.ts';

const waiting = {
  itemId: 501,
  agentId: 1,
  date: '2026-07-06',
  position: 1,
  submitted: '2026-01-02T10:30:00',
};

test('who waits on the days of the range, of the agents of the site', async () => {
  const { wfm, get } = jobFace();
  wfm.answers['GetTimeOffWaitList'] = () => ({
    calWaitListItem: [waiting, { ...waiting, agentId: 9 }, { ...waiting, date: '2026-07-08' }],
  });
  const answer = await get('time-off-wait-list?from=2026-07-06&to=2026-07-08');
  expect(itemsIn(answer)).toEqual([
    {
      requestId: 501,
      agentId: 1,
      date: '2026-07-06',
      position: 1,
      submittedAt: '2026-01-02T10:30:00+01:00',
    },
  ]);
  expect(wfm.inputOf('GetAgent')).toMatchObject({ filter: { siteId: [siteId], agentId: [1, 9] } });
});

test('an empty list costs no more calls', async () => {
  const { wfm, get } = jobFace();
  wfm.answers['GetTimeOffWaitList'] = () => ({ calWaitListItem: [] });
  expect(itemsIn(await get('time-off-wait-list?from=2026-07-06&to=2026-07-08'))).toEqual([]);
  expect(wfm.count('GetAgent')).toBe(0);
});
