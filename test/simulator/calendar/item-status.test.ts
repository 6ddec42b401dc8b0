import { afterEach, describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { startCalendar } from './calendar-caller.ts';
import { calendarAt, freeAgent, numbers, request, today } from './calendar-world.ts';

const caller = await startCalendar();
const { calendar } = calendarAt();
const { type, status, actual } = numbers;

/** A Monday to a Wednesday for which there is a schedule. */
const monday = oleDate('2026-12-14');
const days = { wmStartDateTime: monday, wmEndDateTime: monday + 3 };
const range = { start: monday, end: monday + 3 };
const part = { wmStartDateTime: monday + 0.5, wmEndDateTime: monday + 13 / 24, wmFullDay: false };

const agent = freeAgent(calendar, range);
afterEach(() => caller.clear());

async function inserted(over: Partial<CalItem> = {}, force = true): Promise<CalItem> {
  const outcome = await caller.insert(request(agent, { ...days, ...over }), force);
  expect(outcome).toMatchObject({ success: true, errors: [] });
  return caller.item(outcome.id);
}

describe('the status of an item', () => {
  const { preferred, granted, declined, recalled, waitListed } = status;

  test.each([
    [preferred, granted, granted],
    [preferred, declined, declined],
    [preferred, waitListed, waitListed],
    [preferred, recalled, recalled],
    [waitListed, granted, granted],
    [waitListed, recalled, recalled],
    [granted, recalled, recalled],
    [granted, declined, declined],
    [granted, preferred, preferred],
    [declined, granted, granted],
    [declined, recalled, 'only preferred, granted or wait-listed time off can be recalled'],
    [recalled, granted, 'it was recalled and has to be asked for anew'],
    [recalled, preferred, 'it was recalled and has to be asked for anew'],
    [recalled, recalled, recalled],
    [granted, 9, 'status 9 is not known'],
  ])('goes from %i to %i: %s', async (before, after, expected) => {
    const item = await inserted();
    if (before !== preferred) await caller.setStatus([item.wmItemId], before, { force: true });
    const outcome = await caller.setStatus([item.wmItemId], after, { force: true });
    const now = await caller.item(item.wmItemId);
    if (typeof expected === 'number') {
      expect(outcome).toMatchObject({ success: true, id: item.wmItemId, errors: [] });
      expect(now.wmStatus).toBe(expected);
      expect(now.wmActualStatus).toBe(expected === granted ? actual.notScheduled : actual.none);
    } else {
      expect(outcome.errors).toEqual([`agent ${agent.gswAgentId}, 2026-12-14: ${expected}`]);
      expect(now.wmStatus).toBe(before);
    }
  });

  test('that it has already changes nothing, so that a repetition does no harm', async () => {
    const item = await inserted();
    await caller.setStatus([item.wmItemId], granted, { force: true });
    const once = await caller.item(item.wmItemId);
    expect((await caller.setStatus([item.wmItemId], granted)).success).toBe(true);
    expect(await caller.item(item.wmItemId)).toEqual(once);
  });

  test('keeps the note, and as the reason where it is declined', async () => {
    const item = await inserted();
    await caller.setStatus([item.wmItemId], declined, { comments: 'Too many away' });
    expect(await caller.item(item.wmItemId)).toMatchObject({
      wmReason: 'Too many away',
      wmComments: 'Too many away',
    });
    await caller.setStatus([item.wmItemId], preferred);
    expect(await caller.item(item.wmItemId)).not.toHaveProperty('wmReason');
  });

  test.each([
    ['recalled', recalled, 'exceptions and working hours are always granted'],
    ['declined', declined, 'exceptions and working hours are always granted'],
  ])('of an exception is never %s', async (_, wanted, reason) => {
    const item = await inserted({ ...part, wmItemType: type.exception, wmObjectId: 705 });
    expect((await caller.setStatus([item.wmItemId], wanted, { force: true })).errors[0]).toContain(reason);
  });

  test('of a day off is never recalled', async () => {
    const item = await inserted({ wmItemType: type.dayOff, wmObjectId: 0 });
    const outcome = await caller.setStatus([item.wmItemId], recalled);
    expect(outcome.errors[0]).toContain('only time off can be recalled');
  });

  test('cannot be recalled any more when the time off has begun', async () => {
    const past = await caller.items(
      { wmSiteId: [101], wmItemType: [type.timeOff], wmStatus: [granted] },
      today - 60,
      today,
    );
    const item = past.find(({ wmStartDateTime }) => wmStartDateTime < today);
    const outcome = await caller.setStatus([item?.wmItemId ?? 0], recalled, { force: true });
    expect(outcome.errors[0]).toContain('it has begun and can no longer be recalled');
  });

  test('is set for all items or for none', async () => {
    const first = await inserted();
    const refused = await caller.setStatus([first.wmItemId, 12_345], declined);
    expect(refused).toMatchObject({ success: false, id: 0, errors: ['there is no calendar item 12345'] });
    expect((await caller.item(first.wmItemId)).wmStatus).toBe(preferred);
    const second = await inserted({
      wmStartDateTime: monday + 3,
      wmEndDateTime: monday + 4,
      wmObjectId: 801,
    });
    const both = await caller.setStatus([first.wmItemId, second.wmItemId], declined);
    expect(both).toMatchObject({ success: true, id: 0 });
    const read = await caller.items({ wmItemId: [first.wmItemId, second.wmItemId] });
    expect(read.map((item) => item.wmStatus)).toEqual([declined, declined]);
  });
});
