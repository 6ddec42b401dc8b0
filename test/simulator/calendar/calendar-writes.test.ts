import { afterEach, describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { firstInsertedId } from '../../../src/simulator/world/calendar/item-id.ts';
import { dayMinutesOf } from '../../../src/simulator/world/calendar/working-days.ts';
import { startCalendar } from './calendar-caller.ts';
import { calendarAt, freeAgent, numbers, request, today } from './calendar-world.ts';

const caller = await startCalendar();
const { calendar } = calendarAt();
const { type, status, actual } = numbers;

/** A Monday to a Wednesday for which there is a schedule. */
const monday = oleDate('2026-12-14');
const days = { wmStartDateTime: monday, wmEndDateTime: monday + 3 };
const range = { start: monday, end: monday + 3 };

const agent = freeAgent(calendar, range);
afterEach(() => caller.clear());

async function inserted(over: Partial<CalItem> = {}, force = true): Promise<CalItem> {
  const outcome = await caller.insert(request(agent, { ...days, ...over }), force);
  expect(outcome).toMatchObject({ success: true, errors: [] });
  return caller.item(outcome.id);
}

describe('an item', () => {
  test('is inserted with an id, a version and the time of asking, and read again', async () => {
    const item = await inserted({ wmComments: 'Hochzeit & <Umzug>' });
    expect(item.wmItemId).toBeGreaterThanOrEqual(firstInsertedId);
    expect(item).toEqual({
      ...request(agent, days),
      wmItemId: item.wmItemId,
      wmPaidMinutes: 3 * dayMinutesOf(calendar.plans, agent),
      wmActualStatus: actual.none,
      wmComments: 'Hochzeit & <Umzug>',
      wmSubmitted: today + 13 / 24,
      timestamp: '1',
    });
    const ofAgent = await caller.items({ gswAgentId: [agent.gswAgentId] }, monday, monday + 1);
    expect(ofAgent).toEqual([item]);
  });

  test('is updated as a whole: what is left out is gone, who and when stays', async () => {
    const item = await inserted({ wmComments: 'first', wmReason: 'because' });
    const rest = without(item, ['wmComments', 'wmReason']);
    const sent = { ...rest, wmEndDateTime: monday + 1, wmPaidMinutes: 0, wmSubmitted: 1, wmObjectId: 801 };
    expect(await caller.update(sent)).toMatchObject({ success: true, id: item.wmItemId });
    expect(await caller.item(item.wmItemId)).toEqual({
      ...rest,
      wmEndDateTime: monday + 1,
      wmObjectId: 801,
      // Unpaid leave.
      wmPaid: false,
      wmPaidMinutes: 0,
      timestamp: '2',
    });
  });

  test('is not updated by somebody who has not seen it as it is now', async () => {
    const item = await inserted();
    await caller.setStatus([item.wmItemId], status.declined, { comments: 'no' });
    expect(await caller.update(item)).toMatchObject({
      success: false,
      errors: [
        `agent ${agent.gswAgentId}, 2026-12-14: the item was changed by somebody else: its timestamp is not the current one`,
      ],
    });
    expect((await caller.update(item, { check: false })).success).toBe(true);
    expect((await caller.item(item.wmItemId)).timestamp).toBe('3');
  });

  test('is not checked against the version 0', async () => {
    const item = await inserted();
    expect((await caller.update({ ...item, timestamp: '0' })).success).toBe(true);
  });

  test('is deleted, and then not there', async () => {
    const item = await inserted();
    expect(await caller.delete(item.wmItemId)).toEqual({ success: true, id: 0, errors: [], warnings: [] });
    expect(await caller.items({ wmItemId: [item.wmItemId] })).toEqual([]);
    const gone = `there is no calendar item ${item.wmItemId}`;
    expect((await caller.delete(item.wmItemId)).errors).toEqual([gone]);
    expect((await caller.update(item)).errors).toEqual([gone]);
    expect((await caller.setStatus([item.wmItemId], status.granted)).errors).toEqual([gone]);
    // The day is free again, and the id is not given out again.
    expect((await inserted()).wmItemId).toBeGreaterThan(item.wmItemId);
  });

  test('of the seed is changed and deleted like any other', async () => {
    const [seeded] = await caller.items(
      { wmSiteId: [102], wmItemType: [type.timeOff], wmStatus: [status.granted] },
      today + 20,
      today + 40,
    );
    if (seeded === undefined) throw new Error('must be there');
    expect((await caller.update({ ...seeded, wmComments: 'changed' })).success).toBe(true);
    expect(await caller.item(seeded.wmItemId)).toEqual({
      ...seeded,
      wmComments: 'changed',
      timestamp: String(Number(seeded.timestamp) + 1),
    });
    expect((await caller.delete(seeded.wmItemId)).success).toBe(true);
    const left = await caller.items({ gswAgentId: [seeded.gswAgentId] }, today + 20, today + 40);
    expect(left.map((item) => item.wmItemId)).not.toContain(seeded.wmItemId);
  });
});

describe('an update', () => {
  test('keeps the agent and the type of the item', async () => {
    const item = await inserted();
    const other = freeAgent(calendar, range, 1);
    for (const change of [{ gswAgentId: other.gswAgentId }, { wmItemType: type.dayOff, wmObjectId: 0 }]) {
      const outcome = await caller.update({ ...item, ...change }, { force: true });
      expect(outcome.errors.join()).toContain('an item keeps its agent and its type');
    }
  });

  test('of what is in the schedule leaves it there, unless it is moved', async () => {
    const [seeded] = await caller.items(
      { wmSiteId: [101], wmItemType: [type.timeOff], wmStatus: [status.granted] },
      today + 10,
      today + 30,
    );
    if (seeded === undefined) throw new Error('must be there');
    expect(seeded.wmActualStatus).toBe(actual.scheduled);
    await caller.update({ ...seeded, wmComments: 'see you' });
    const commented = await caller.item(seeded.wmItemId);
    expect(commented.wmActualStatus).toBe(actual.scheduled);
    const sooner = { wmEndDateTime: commented.wmEndDateTime - 1 / 48, wmFullDay: false };
    const moved = seeded.wmFullDay ? { wmObjectId: seeded.wmObjectId === 800 ? 802 : 800 } : sooner;
    expect((await caller.update({ ...commented, ...moved }, { force: true })).success).toBe(true);
    expect((await caller.item(seeded.wmItemId)).wmActualStatus).toBe(actual.notScheduled);
  });
});

/** A copy that lacks some members. */
function without(item: CalItem, members: readonly (keyof CalItem)[]): CalItem {
  const kept = Object.entries(item).filter(([name]) => !members.some((member) => member === name));
  return Object.fromEntries(kept) as unknown as CalItem;
}
