import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { localOfOle, oleOfLocal, siteClock } from '../../../src/simulator/world/site-clock.ts';

const hour = 3_600_000;
const local = (text: string): number => {
  const [day = '', time = ''] = text.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return oleDate(day) * 86_400 + hours * 3600 + minutes * 60;
};

test.each([
  ['Europe/Amsterdam', '2026-03-29', 23],
  ['Europe/Amsterdam', '2026-10-25', 25],
  ['Europe/Amsterdam', '2026-07-01', 24],
  ['Europe/Lisbon', '2026-03-29', 23],
  ['Europe/Lisbon', '2026-10-25', 25],
  ['Australia/Sydney', '2026-04-05', 25],
  ['Australia/Sydney', '2026-10-04', 23],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Asia/Kathmandu', '2026-10-25', 24],
  ['Africa/Cairo', '2026-04-24', 23],
  ['America/Santiago', '2026-09-06', 23],
])('%s has on %s a day of %d hours', (timeZone, day, hours) => {
  const { start, end } = siteClock(timeZone).dayBounds(oleDate(day));
  expect((end - start) / hour).toBe(hours);
});

test.each([
  ['Europe/Amsterdam', '2026-11-22T09:15', '2026-11-22T08:15:00Z'],
  ['Europe/Amsterdam', '2026-07-22T09:15', '2026-07-22T07:15:00Z'],
  ['Europe/Amsterdam', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
  ['Europe/Amsterdam', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
  ['Asia/Kathmandu', '2026-11-22T00:00', '2026-11-21T18:15:00Z'],
  ['Australia/Sydney', '2026-10-04T03:00', '2026-10-03T16:00:00Z'],
])('%s shows %s at %s, both ways', (timeZone, shown, instant) => {
  const clock = siteClock(timeZone);
  expect(clock.localToInstant(local(shown))).toBe(Date.parse(instant));
  expect(clock.instantToLocal(Date.parse(instant))).toBe(local(shown));
});

describe('a night on which the clock is changed', () => {
  const amsterdam = siteClock('Europe/Amsterdam');

  test('a time that is shown twice is two instants', () => {
    const twice = local('2026-10-25T02:30');
    expect(amsterdam.localToInstant(twice)).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(amsterdam.localToInstant(twice, 'second')).toBe(Date.parse('2026-10-25T01:30:00Z'));
  });

  test('a time that is never shown is carried over what was left out', () => {
    expect(amsterdam.localToInstant(local('2026-03-29T02:30'))).toBe(Date.parse('2026-03-29T01:30:00Z'));
  });

  test('the moment at which the clock is set back is found, and only within the range', () => {
    const back = Date.parse('2026-10-25T01:00:00Z');
    expect(amsterdam.foldWithin(back - 9 * hour, back + hour)).toEqual({ instant: back, milliseconds: hour });
    expect(amsterdam.foldWithin(back - 9 * hour, back)).toBeUndefined();
    const forward = Date.parse('2026-03-29T01:00:00Z');
    expect(amsterdam.foldWithin(forward - 9 * hour, forward + hour)).toBeUndefined();
  });
});

test('every minute of a day goes through an OLE date and back', () => {
  const midnight = local('2026-10-25T00:00');
  const seconds = Array.from({ length: 1440 }, (_, minute) => midnight + minute * 60);
  expect(seconds.map((second) => localOfOle(oleOfLocal(second)))).toEqual(seconds);
});

test.each(['Europe/Amsterdam', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'])(
  'every quarter of an hour of two years in %s comes back as it was',
  (timeZone) => {
    const clock = siteClock(timeZone);
    const wrong: string[] = [];
    for (let at = Date.parse('2026-01-01T00:00Z'); at < Date.parse('2028-01-01T00:00Z'); at += hour / 4) {
      const shown = clock.instantToLocal(at);
      const read = [clock.localToInstant(shown), clock.localToInstant(shown, 'second')];
      if (!read.includes(at)) wrong.push(new Date(at).toISOString());
    }
    expect(wrong).toEqual([]);
  },
);
