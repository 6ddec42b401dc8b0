import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { filterXml, period, startCalendar, type Filter } from './calendar-caller.ts';
import { agentsOf, calendarAt, numberOf, numbers, today } from './calendar-world.ts';

const caller = await startCalendar();
const { calendar } = calendarAt();
const { type, status } = numbers;
const from = oleDate('2026-11-02');
const to = oleDate('2026-12-07');
const all: readonly CalItem[] = agentsOf(calendar).flatMap((agent) =>
  calendar.itemsOf(agent, { start: from, end: to }),
);
const teamOf = (item: CalItem): number => calendar.plans.agent(item.gswAgentId)?.wmTeamId ?? -1;
const one = all.find((item) => item.wmItemType === type.timeOff) ?? never();

function never(): never {
  throw new Error('must be there');
}

describe('GetCalendarItem', () => {
  test.each<[string, Filter, (item: CalItem) => boolean]>([
    ['all of them', {}, () => true],
    ['those of a site', { wmSiteId: [202] }, (item) => item.wmSiteId === 202],
    ['those of two sites', { wmSiteId: [101, 201] }, (item) => [101, 201].includes(item.wmSiteId)],
    ['those of a team', { wmTeamId: [1013] }, (item) => teamOf(item) === 1013],
    ['those of an agent', { gswAgentId: [one.gswAgentId] }, (item) => item.gswAgentId === one.gswAgentId],
    ['those of a type', { wmItemType: [type.exception] }, (item) => item.wmItemType === type.exception],
    ['what is declined', { wmStatus: [status.declined] }, (item) => item.wmStatus === status.declined],
    [
      'granted time off of a site',
      { wmSiteId: [101], wmItemType: [type.timeOff], wmStatus: [status.granted] },
      (item) => item.wmSiteId === 101 && item.wmItemType === type.timeOff && item.wmStatus === status.granted,
    ],
    ['nothing of an agent who is in another site', { wmSiteId: [202], gswAgentId: [5001] }, () => false],
    ['nothing of a site that is not there', { wmSiteId: [999] }, () => false],
    ['nothing of a type that is not there', { wmItemType: [77] }, () => false],
    ['an item by its id', { wmItemId: [one.wmItemId] }, (item) => item === one],
    ['no item whose id is not there', { wmItemId: [1, 2_147_483_647, one.wmItemId] }, (item) => item === one],
    ['no item by its id and another site', { wmItemId: [one.wmItemId], wmSiteId: [999] }, () => false],
  ])('reads %s', async (_, filter, passes) => {
    expect(await caller.items(filter, from, to)).toEqual(all.filter(passes));
  });

  test('needs no filter', async () => {
    const rows = await caller.rows('GetCalendarItem', period(from, to), 'objectArray');
    expect(rows).toHaveLength(all.length);
  });

  test.each([
    ['ends when it begins', one.wmStartDateTime - 1, one.wmStartDateTime, 0],
    ['ends just after it begins', one.wmStartDateTime - 1, one.wmStartDateTime + 1 / 1440, 1],
    ['begins just before it ends', one.wmEndDateTime - 1 / 1440, one.wmEndDateTime + 1, 1],
    ['begins when it ends', one.wmEndDateTime, one.wmEndDateTime + 1, 0],
    ['has no beginning', 0, one.wmEndDateTime, 1],
    ['has no end', one.wmStartDateTime, 0, 1],
    ['has no bounds', 0, 0, 1],
  ])('finds an item in a period that %s: or not', async (_, start, end, count) => {
    expect(await caller.items({ wmItemId: [one.wmItemId] }, start, end)).toHaveLength(count);
    const ofAgent = await caller.items({ gswAgentId: [one.gswAgentId] }, start, end);
    expect(ofAgent.filter((item) => item.wmItemId === one.wmItemId)).toHaveLength(count);
  });

  test.each<[string, boolean, (item: CalItem) => number]>([
    ['CAL_ITEM_SORT_START_DATE', true, (item) => item.wmStartDateTime],
    ['CAL_ITEM_SORT_START_DATE', false, (item) => -item.wmStartDateTime],
    ['CAL_ITEM_SORT_SUBMITTED', true, (item) => item.wmSubmitted],
    ['CAL_ITEM_SORT_SUBMITTED', false, (item) => -item.wmSubmitted],
  ])('sorts by %s, ascending %s', async (constant, ascending, key) => {
    const found = await caller.items({ wmSiteId: [101] }, from, to, sort(constant, ascending));
    expect(found.map(key)).toEqual(found.map(key).sort((a, b) => a - b));
    expect(found).toHaveLength(all.filter((item) => item.wmSiteId === 101).length);
  });

  test('leaves the order as it is when asked for none', async () => {
    const found = await caller.items({}, from, to, sort('CAL_ITEM_SORT_NONE', true));
    expect(found).toEqual(all);
  });

  test.each([
    ['a period that ends before it begins', period(to, from), 'Client: end is before start'],
    ['no date', period(Number.NaN, to), 'Client: start and end must be dates'],
    ['everything there ever was', period(0, 0), undefined],
    [
      'a sort mode that is not known',
      `${period(from, to)}<sortMode><sortMode>9</sortMode><ascending>true</ascending></sortMode>`,
      'Client: sortMode 9 is not known for this object',
    ],
  ])('answers %s with a fault or as it can', async (_, inner, fault) => {
    const answer = await caller.call('GetCalendarItem', filterXml({ gswAgentId: [5001] }) + inner);
    expect(answer.fault?.replace('SOAP:', '')).toBe(fault);
  });

  test('gives times that a client can turn into minutes and back', async () => {
    const found = await caller.items({ wmSiteId: [201] }, from, to);
    expect(found.length).toBeGreaterThan(20);
    for (const item of found) {
      for (const time of [item.wmStartDateTime, item.wmEndDateTime]) {
        expect(Math.abs(time * 1440 - Math.round(time * 1440))).toBeLessThan(1e-6);
      }
      if (item.wmFullDay) expect(Number.isInteger(item.wmStartDateTime)).toBe(true);
    }
    expect(found.some((item) => item.wmStartDateTime > today)).toBe(true);
  });
});

function sort(constant: string, ascending: boolean): string {
  const mode = numberOf('ECfgSortMode.CalendarItem', constant);
  return `<sortMode><sortMode>${mode}</sortMode><ascending>${String(ascending)}</ascending></sortMode>`;
}
