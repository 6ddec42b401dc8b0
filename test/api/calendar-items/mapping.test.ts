import { describe, expect, test } from 'vitest';
import { toCalendarItem, type CalItem } from '../../../src/api/wfm/calendar-items/mapping.ts';
import { newItem } from '../../../src/api/wfm/calendar-items/new-item.ts';
import { newCalendarItem, itemChange } from '../../../src/api/wfm/calendar-items/new-item-schema.ts';
import { calendarItem } from '../../../src/api/wfm/calendar-items/schema.ts';
import { zoneOf } from '../../../src/time/zone.ts';
import { failureIn } from '../../support/failure-of.ts';
import { vacation, vacationParts } from './cal-item.ts';

const amsterdam = zoneOf('Europe/Amsterdam');

describe('a calendar item in the words of REST', () => {
  test.each<[string, Partial<CalItem>, object]>([
    ['whole days', {}, { id: 501, type: 'time-off', objectId: 6, ...vacationParts }],
    [
      'a part of a day',
      { fullDay: false, startDateTime: '2026-07-06T09:00:00', endDateTime: '2026-07-06T13:30:00' },
      { start: '2026-07-06T09:00:00+02:00', end: '2026-07-06T13:30:00+02:00', from: null, to: null },
    ],
    [
      'nothing decided',
      { actualStatus: 'CAL_ACTUAL_NONE', objectId: 0 },
      { scheduled: null, objectId: null },
    ],
    [
      'not in the schedule',
      { actualStatus: 'CAL_ACTUAL_NOT_SCHEDULED', reason: 'limit' },
      { scheduled: false, reason: 'limit' },
    ],
    [
      'numbers nobody knows',
      { itemType: 99, status: 98, actualStatus: 97 },
      { type: 99, status: 98, scheduled: null },
    ],
    [
      'no texts',
      { comments: undefined as never, reason: undefined as never },
      { comments: null, reason: null },
    ],
    [
      'an end that clocks show twice, after a beginning that they show twice',
      { fullDay: false, startDateTime: '2026-10-25T02:30:00', endDateTime: '2026-10-25T02:30:00' },
      { start: '2026-10-25T02:30:00+02:00', end: '2026-10-25T02:30:00+01:00' },
    ],
    [
      'a day of 23 hours',
      { startDateTime: '2026-03-29T00:00:00', endDateTime: '2026-03-30T00:00:00' },
      {
        start: '2026-03-29T00:00:00+01:00',
        end: '2026-03-30T00:00:00+02:00',
        from: '2026-03-29',
        to: '2026-03-30',
      },
    ],
  ])('%s', (_name, change, expected) => {
    const shown = toCalendarItem({ ...vacation, ...change }, amsterdam);
    expect(shown).toMatchObject(expected);
    expect(calendarItem.parse(shown)).toEqual(shown);
  });

  test('a day without a local midnight is still that day', () => {
    const item = { ...vacation, startDateTime: '2026-04-24T00:00:00', endDateTime: '2026-04-25T00:00:00' };
    expect(toCalendarItem(item, zoneOf('Africa/Cairo'))).toMatchObject({
      start: '2026-04-24T01:00:00+03:00',
      end: '2026-04-25T00:00:00+03:00',
      from: '2026-04-24',
    });
  });
});

describe('a new item in the words of WFM', () => {
  const facts = {
    siteId: 10,
    agentId: 1,
    itemType: 'CAL_ITEM_TIME_OFF',
    objectId: 6,
    paid: true,
    now: Date.parse('2026-07-01T08:15:00.900Z'),
  } as const;

  test.each([
    [
      'whole days',
      { from: '2026-03-29', to: '2026-03-31' },
      { startDateTime: '2026-03-29T00:00:00', endDateTime: '2026-03-31T00:00:00', fullDay: true },
    ],
    [
      'instants on the wall clock of the site',
      { start: '2026-07-06T07:00:00Z', end: '2026-07-06T12:00:00+02:00' },
      { startDateTime: '2026-07-06T09:00:00', endDateTime: '2026-07-06T12:00:00', fullDay: false },
    ],
    [
      'times without an offset',
      { start: '2026-07-06T09:00', end: '2026-07-06T12:00:00.000' },
      { startDateTime: '2026-07-06T09:00:00', endDateTime: '2026-07-06T12:00:00' },
    ],
    [
      'over midnight',
      { start: '2026-07-06T22:00:00', end: '2026-07-07T06:00:00' },
      { startDateTime: '2026-07-06T22:00:00', endDateTime: '2026-07-07T06:00:00' },
    ],
  ])('%s', (_name, body, expected) => {
    expect(newItem(amsterdam, facts, body)).toMatchObject({
      itemId: 0,
      status: 'CAL_STATUS_PREFERRED',
      actualStatus: 'CAL_ACTUAL_NONE',
      paidMinutes: 0,
      submitted: '2026-07-01T10:15:00',
      timestamp: '0',
      ...expected,
    });
  });

  test.each(['CAL_ITEM_EXCEPTION', 'CAL_ITEM_WORKING_HOURS'] as const)(
    '%s is granted by itself',
    (itemType) => {
      const body = { from: '2026-03-29', to: '2026-03-30', comments: 'x' };
      const item = newItem(amsterdam, { ...facts, itemType }, body);
      expect(item).toMatchObject({ status: 'CAL_STATUS_GRANTED', comments: 'x' });
    },
  );

  test.each([
    [
      'a time that clocks skip',
      { start: '2026-03-29T02:30:00', end: '2026-03-29T05:00:00' },
      '/start',
      'skip',
    ],
    [
      'the second of two',
      { start: '2026-10-25T00:00:00Z', end: '2026-10-25T02:30:00+01:00' },
      '/end',
      'twice',
    ],
    [
      'an end before its beginning',
      { start: '2026-07-06T09:00:00', end: '2026-07-06T06:30:00Z' },
      '/end',
      'after start',
    ],
    [
      'parts of a second',
      { start: '2026-07-06T09:00:00.5', end: '2026-07-06T10:00:00' },
      '/start',
      'whole seconds',
    ],
  ])('refuses %s', (_name, body, pointer, words) => {
    const failure = failureIn(() => newItem(amsterdam, facts, body));
    expect(failure).toMatchObject({ code: 'invalid-request', facts: { errors: [{ pointer }] } });
    expect(failure.detail).toContain(words);
  });
});

describe('the bodies', () => {
  const whose = { agentId: 1, type: 'time-off' };
  test.each([
    [{}, ['from']],
    [{ from: '2026-07-06' }, ['to']],
    [{ to: '2026-07-06' }, ['from']],
    [{ start: '2026-07-06T09:00:00' }, ['end']],
    [{ from: '2026-07-06', to: '2026-07-07', start: '2026-07-06T09:00:00' }, ['start']],
    [{ from: '2026-07-06', to: '2026-07-06' }, ['to']],
    [{ from: '2026-01-01', to: '2027-01-03' }, ['to']],
    [{ from: '2026-02-30', to: '2026-03-01' }, ['from']],
    [{ from: '2026-07-06', to: '2026-07-07', status: 'granted' }, []],
  ])('%j is refused at %j', (times, path) => {
    const result = newCalendarItem.safeParse({ ...whose, ...times });
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([path]);
  });

  test('366 days are not too many, a change needs something to change', () => {
    expect(newCalendarItem.safeParse({ ...whose, from: '2026-01-01', to: '2027-01-02' }).success).toBe(true);
    expect(itemChange.safeParse({}).success).toBe(false);
    expect(itemChange.safeParse({ comments: '' }).success).toBe(true);
    expect(itemChange.safeParse({ status: 'wait-listed' }).success).toBe(false);
  });
});
