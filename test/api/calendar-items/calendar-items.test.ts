import { expect, test } from 'vitest';
import { done, itemsIn, jobFace, jsonOf } from '../../support/job-wfm.ts';
import { vacation, vacationParts } from './cal-item.ts';

test('calendar items of all kinds are listed, or of some', async () => {
  const { wfm, get } = jobFace();
  const items = [vacation, { ...vacation, itemId: 502, itemType: 99, objectId: 0, agentId: 2 }];
  wfm.answers['GetCalendarItem'] = () => ({ items: items });
  const answer = await get('calendar-items?from=2026-07-06&to=2026-07-07');
  expect(itemsIn(answer)).toEqual([
    { id: 501, type: 'time-off', objectId: 6, ...vacationParts },
    { id: 502, type: 99, objectId: null, ...vacationParts, agentId: 2 },
  ]);
  expect(wfm.inputOf('GetCalendarItem')).toMatchObject({ filter: { itemType: [], status: [] } });
  await get('calendar-items?from=2026-07-06&to=2026-07-07&type=shift,day-off');
  expect(wfm.inputOf('GetCalendarItem', 1)).toMatchObject({
    filter: { itemType: ['CAL_ITEM_SHIFT', 'CAL_ITEM_DAY_OFF'] },
  });
});

test('any kind is read, made, changed and deleted', async () => {
  const { wfm, get, send } = jobFace();
  const dayOff = { ...vacation, itemType: 'CAL_ITEM_DAY_OFF', objectId: 0 };
  wfm.answers['GetCalendarItem'] = () => ({ items: [dayOff] });
  wfm.answers['InsertCalendarItem'] = () => ({ ...done, objectID: 501 });
  wfm.answers['SetCalendarItemStatus'] = () => done;
  wfm.answers['DeleteCalendarItem'] = () => done;
  expect(jsonOf(await get('calendar-items/501'))).toMatchObject({ id: 501, type: 'day-off', objectId: null });
  const body = { agentId: 1, type: 'day-off', from: '2026-07-06', to: '2026-07-08' };
  const made = await send('post', 'calendar-items', body);
  expect([made.status, made.headers['location']]).toEqual([201, '/wfm/v1/sites/10/calendar-items/501']);
  expect(wfm.inputOf('InsertCalendarItem')).toMatchObject({
    item: { itemType: 'CAL_ITEM_DAY_OFF', objectId: 0, paid: false },
  });
  expect((await send('patch', 'calendar-items/501', { status: 'declined' })).status).toBe(200);
  expect((await send('delete', 'calendar-items/501')).status).toBe(204);
});

test.each([
  ['time-off', 6, true],
  ['exception', 5, true],
  ['exception', 8, false],
  ['exception', 4, false],
  ['shift', 3, false],
])('a new %s with object %i is paid as its type says: %s', async (type, objectId, paid) => {
  const { wfm, send } = jobFace();
  wfm.answers['GetCalendarItem'] = () => ({ items: [vacation] });
  wfm.answers['InsertCalendarItem'] = () => ({ ...done, objectID: 501 });
  await send('post', 'calendar-items', { agentId: 1, type, objectId, from: '2026-07-06', to: '2026-07-08' });
  expect(wfm.inputOf('InsertCalendarItem')).toMatchObject({ item: { objectId, paid } });
});
