import { expect, test } from 'vitest';
import { itemsIn, jobFace, jsonOf } from '../../support/job-wfm.ts';

const balance = {
  agentId: 1,
  timeOffTypeId: 6,
  date: '2026-01-05',
  carriedMinutes: 1,
  accruedMinutes: 2,
  bonusAwardedMinutes: 3,
  bonusUsedMinutes: 4,
  bonusExpiredMinutes: 5,
  scheduledMinutes: 6,
  grantedMinutes: 7,
  preferredMinutes: 8,
  declinedMinutes: 9,
  balanceMinutes: -90,
};

function withBalances(): ReturnType<typeof jobFace> {
  const face = jobFace();
  face.wfm.answers['GetTimeOffBalance'] = () => ({
    calTimeOffBalance: [balance, { ...balance, agentId: 9 }, { ...balance, agentId: 77 }],
  });
  return face;
}

test('balances of the agents of the site, of today', async () => {
  const { wfm, get } = withBalances();
  const answer = await get('time-off-balances');
  expect(jsonOf(answer)).toEqual({
    asOf: '2026-01-05T09:00:00.000Z',
    timeZone: 'Europe/Amsterdam',
    items: [balance],
  });
  expect(wfm.inputOf('GetTimeOffBalance')).toEqual({
    siteId: 10,
    agentId: [],
    timeOffTypeId: [],
    date: '2026-01-05',
  });
});

test('today is the day of the site', async () => {
  const { wfm, get } = withBalances();
  wfm.zone = 'Pacific/Kiritimati';
  await get('time-off-balances');
  expect(wfm.inputOf('GetTimeOffBalance')).toMatchObject({ date: '2026-01-05' });
  wfm.zone = 'Pacific/Pago_Pago';
  const late = jobFace();
  late.wfm.zone = 'Pacific/Pago_Pago';
  late.wfm.answers['GetTimeOffBalance'] = () => ({ calTimeOffBalance: [] });
  late.clock.advance(60_000);
  expect(itemsIn(await late.get('time-off-balances'))).toEqual([]);
  expect(late.wfm.inputOf('GetTimeOffBalance')).toMatchObject({ date: '2026-01-04' });
});

test('agents of other sites are asked for by nobody, and none left does not mean all', async () => {
  const { wfm, get } = withBalances();
  await get('time-off-balances?agentId=1,9&timeOffTypeId=6&date=2026-05-01');
  expect(wfm.inputOf('GetTimeOffBalance')).toMatchObject({
    agentId: [1],
    timeOffTypeId: [6],
    date: '2026-05-01',
  });
  expect(itemsIn(await get('time-off-balances?agentId=9'))).toEqual([]);
  expect(wfm.count('GetTimeOffBalance')).toBe(1);
});

test('the table has hours, too', async () => {
  const { get } = withBalances();
  const { text } = await get('time-off-balances', 'text/csv');
  expect(text.split('\r\n')[1]).toBe('1,6,2026-01-05,-90,-1.5,1,2,3,4,5,6,7,8,9');
});

test('a day that WFM has no number for is refused before it is asked', async () => {
  const { get, wfm } = jobFace();
  expect((await get('time-off-balances?date=1899-12-30')).status).toBe(400);
  expect(wfm.calls).toEqual([]);
});
