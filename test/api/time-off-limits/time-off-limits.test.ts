import { expect, test } from 'vitest';
import { itemsIn, jobFace, otherSite, siteId } from '../../support/job-wfm.ts';

const limit = {
  siteId,
  teamId: 0,
  timeOffTypeId: 6,
  date: '2026-07-06',
  limitMinutes: 480,
  grantedMinutes: 400,
  preferredMinutes: 90,
};

test('limits of the site on the days of the range', async () => {
  const { wfm, get } = jobFace();
  wfm.answers['GetTimeOffLimit'] = () => ({
    calTimeOffLimit: [
      limit,
      { ...limit, teamId: 5, timeOffTypeId: 0 },
      { ...limit, siteId: otherSite },
      { ...limit, date: '2026-07-08' },
    ],
  });
  const answer = await get('time-off-limits?from=2026-07-06&to=2026-07-08');
  expect(itemsIn(answer)).toEqual([
    { ...limit, teamId: null },
    { ...limit, teamId: 5, timeOffTypeId: null },
  ]);
  expect(wfm.inputOf('GetTimeOffLimit')).toEqual({
    siteId,
    start: '2026-07-06T00:00:00',
    end: '2026-07-08T00:00:00',
  });
});

test('instants mean the days that they touch', async () => {
  const { wfm, get } = jobFace();
  wfm.answers['GetTimeOffLimit'] = () => ({ calTimeOffLimit: [] });
  await get('time-off-limits?from=2026-07-05T21:00:00Z&to=2026-07-06T22:00:01Z');
  expect(wfm.inputOf('GetTimeOffLimit')).toMatchObject({
    start: '2026-07-05T00:00:00',
    end: '2026-07-08T00:00:00',
  });
});
