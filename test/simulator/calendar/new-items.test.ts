import { afterEach, describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { startCalendar } from './calendar-caller.ts';
import { calendarAt, freeAgent, numbers, request } from './calendar-world.ts';

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

describe('a new item', () => {
  test.each<[string, Partial<CalItem>, string]>([
    ['of nobody', { gswAgentId: 4 }, 'there is no agent 4'],
    ['of another site', { wmSiteId: 102 }, 'the agent is of site 101, not 102'],
    ['of an unknown type', { wmItemType: 9 }, 'item type 9 is not known'],
    ['with an unknown status', { wmStatus: 9 }, 'a new item is preferred, granted or wait-listed'],
    ['that was declined', { wmStatus: status.declined }, 'a new item is preferred, granted or wait-listed'],
    ['of a time-off type of another site', { wmObjectId: 806 }, 'site 101 has no time-off type 806'],
    [
      'of a deleted exception type',
      { wmItemType: type.exception, wmObjectId: 790 },
      'site 101 has no exception type 790',
    ],
    [
      'with a shift of another site',
      { wmItemType: type.shift, wmObjectId: 4020 },
      'site 101 has no shift 4020',
    ],
    [
      'of availability with an object',
      { wmItemType: type.availability, wmObjectId: 800 },
      'items of this type have no object',
    ],
    [
      'that waits and is no time off',
      { wmItemType: type.dayOff, wmObjectId: 0, wmStatus: status.waitListed },
      'only time off can be wait-listed',
    ],
    ['that ends when it begins', { wmEndDateTime: monday }, 'its end is not after its beginning'],
    [
      'of full days that begin at noon',
      { wmStartDateTime: monday + 0.5 },
      'full days begin and end at midnight',
    ],
    ['of more than a day in hours', { wmFullDay: false }, 'what is longer than a day takes full days'],
    ['of more than a year', { wmEndDateTime: monday + 400 }, 'it is longer than 366 days'],
    ['with no beginning', { wmStartDateTime: Number.NaN }, 'it has no beginning or no end'],
    ['that is paid for more than there is', { wmPaidMinutes: 99_999 }, 'it cannot be paid for 99999 minutes'],
    ['that costs time', { wmPaidMinutes: -1 }, 'it cannot be paid for -1 minutes'],
    [
      'before the agent came',
      { wmStartDateTime: 30_000, wmEndDateTime: 30_001 },
      'the agent is not employed then',
    ],
  ])('%s is refused, force or no force', async (_, over, reason) => {
    for (const force of [false, true]) {
      const outcome = await caller.insert(request(agent, { ...days, ...over }), force);
      expect(outcome).toMatchObject({ success: false, id: 0, warnings: [] });
      const date = reason.includes('no beginning')
        ? 'no day'
        : over.wmStartDateTime === 30_000
          ? '1982-02-18'
          : '2026-12-14';
      expect(outcome.errors).toEqual([`agent ${over.gswAgentId ?? agent.gswAgentId}, ${date}: ${reason}`]);
    }
  });

  test('says everything that is wrong with it at once', async () => {
    const wrong = { wmSiteId: 1, wmObjectId: 1, wmStatus: 9, wmPaidMinutes: -5 };
    expect((await caller.insert(request(agent, { ...days, ...wrong }))).errors).toHaveLength(4);
  });

  test('of a full day that has another one is refused, force or no force', async () => {
    const before = await inserted();
    const outcome = await caller.insert(request(agent, { ...days, wmStartDateTime: monday + 2 }), true);
    expect(outcome.errors).toEqual([
      `agent ${agent.gswAgentId}, 2026-12-16: item ${before.wmItemId} of the agent has this time already`,
    ]);
    const dayOff = { ...days, wmItemType: type.dayOff, wmObjectId: 0 };
    expect((await caller.insert(request(agent, dayOff), true)).success).toBe(false);
    const after = { wmStartDateTime: monday + 3, wmEndDateTime: monday + 4, wmObjectId: 801 };
    expect((await caller.insert(request(agent, after), true)).success).toBe(true);
  });

  test('of a part of a day that is taken is a matter of force', async () => {
    const before = await inserted();
    const warning = `agent ${agent.gswAgentId}, 2026-12-14: item ${before.wmItemId} of the agent has this time already`;
    const meeting = request(agent, { ...part, wmItemType: type.exception, wmObjectId: 703 });
    expect(await caller.insert(meeting)).toEqual({ success: false, id: 0, errors: [], warnings: [warning] });
    expect(await caller.insert(meeting, true)).toMatchObject({
      success: true,
      errors: [],
      warnings: [warning],
    });
  });

  test('may take a day whose item was declined', async () => {
    const before = await inserted();
    await caller.setStatus([before.wmItemId], status.declined);
    const after = await inserted();
    expect((await caller.setStatus([before.wmItemId], status.granted, { force: true })).errors[0]).toContain(
      `item ${after.wmItemId} of the agent has this time already`,
    );
  });

  test.each<[string, Partial<CalItem>, Partial<CalItem>]>([
    [
      'an exception is granted, whatever was asked',
      { wmItemType: type.exception, wmObjectId: 704 },
      { wmStatus: status.granted, wmActualStatus: actual.notScheduled, wmPaid: true, wmPaidMinutes: 60 },
    ],
    [
      'working hours are granted',
      { wmItemType: type.workingHours, wmObjectId: 0 },
      { wmStatus: status.granted, wmPaid: false, wmPaidMinutes: 0 },
    ],
    [
      'availability is asked for',
      { wmItemType: type.availability, wmObjectId: 0 },
      { wmStatus: status.preferred, wmPaid: false },
    ],
    [
      'a shift is asked for',
      { wmItemType: type.shift, wmObjectId: 3010 },
      { wmStatus: status.preferred, wmObjectId: 3010 },
    ],
    ['a part of a day is paid for its minutes', {}, { wmPaid: true, wmPaidMinutes: 60 }],
    ['less can be paid than there is', { wmPaidMinutes: 45 }, { wmPaidMinutes: 45 }],
    [
      'what is not paid is not, whatever was sent',
      { wmObjectId: 801, wmPaidMinutes: 45 },
      { wmPaid: false, wmPaidMinutes: 0 },
    ],
  ])('%s', async (_, over, expected) => {
    expect(await inserted({ ...part, ...over })).toMatchObject(expected);
  });
});
