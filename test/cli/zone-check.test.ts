import { describe, expect, test } from 'vitest';
import { zoneFindings } from '../../src/cli/doctor/zone-check.ts';
import { standardOffset } from '../../src/cli/doctor/zone-facts.ts';
import { zoneOf } from '../../src/time/zone.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

function find(
  zones: readonly object[],
  pairs: readonly (readonly [string, string])[] = [],
): readonly (readonly [string, string])[] {
  return zoneFindings(zones, { timeZones: new Map(pairs), now }).map(
    ({ verdict, text }) => [verdict, text] as const,
  );
}

describe('the standard offset', () => {
  test.each([
    ['Europe/Amsterdam', 60],
    ['Australia/Sydney', 600],
    ['Australia/Lord_Howe', 630],
    ['America/St_Johns', -210],
    ['Asia/Kathmandu', 345],
    ['Europe/Dublin', 0],
    ['Africa/Casablanca', 60],
    ['Africa/Cairo', 120],
    ['UTC', 0],
  ])('of %s is %d minutes, summer and winter', (name, minutes) => {
    for (const day of ['2026-01-01', '2026-03-01', '2026-07-01', '2026-11-22'])
      expect(standardOffset(zoneOf(name), Date.parse(day) / 1000), day).toBe(minutes);
  });
});

test('what agrees is one line, with the changes of the clocks that are near', () => {
  expect(
    find([
      { timezoneId: 1, name: 'Europe/Amsterdam', offsetMinutes: 60 },
      { timezoneId: 2, name: 'Europe/Warsaw', offsetMinutes: 60 },
      { timezoneId: 3, name: 'Asia/Kathmandu', offsetMinutes: 345 },
      { timezoneId: 4, name: 'UTC', offsetMinutes: 0 },
    ]),
  ).toEqual([
    ['ok', '4 time zones, names and offsets as in the zone database'],
    [
      'ok',
      'Europe/Amsterdam, Europe/Warsaw: last change 2026-10-25T01:00Z to +01:00, next 2027-03-28T01:00Z to +02:00',
    ],
  ]);
});

test.each([
  [{ timezoneId: 3, name: 'Central European', offsetMinutes: 60 }, 'Central European (3)'],
  [{ timezoneId: 4, name: 'EST', offsetMinutes: -300 }, 'EST (4)'],
  [{ timezoneId: 5, name: 'GMT', offsetMinutes: 0 }, 'GMT (5)'],
  [{ timezoneId: 6, name: 'Mars/Olympus', offsetMinutes: 0 }, 'Mars/Olympus (6)'],
  [{ timezoneId: 7, offsetMinutes: 0 }, '(no name) (7)'],
])('%j has no IANA name of its own', (zone, label) => {
  const [[verdict, text] = ['', '']] = find([zone]);
  expect([verdict, text]).toEqual(['warning', expect.stringContaining(`for ${label}: set WFM_TIME_ZONES`)]);
});

test('a configured zone is compared, by name and by number', () => {
  const zone = { timezoneId: 3, name: 'Central European', offsetMinutes: 60 };
  expect(find([zone], [['Central European', 'Europe/Amsterdam']])[0]?.[0]).toBe('ok');
  expect(find([zone], [['3', 'Europe/Amsterdam']])[0]?.[0]).toBe('ok');
  expect(find([zone], [['3', 'Europe/Athens']])[0]).toEqual([
    'warning',
    'offsets of Central European (3) differ: WFM has 60 min, the zone database 120 min for Europe/Athens; every time of its sites would be shifted',
  ]);
});

test('a name that WFM does not have is told', () => {
  const zone = { timezoneId: 3, name: 'UTC', offsetMinutes: 0 };
  expect(find([zone], [['Centrall European', 'Europe/Amsterdam']])[0]).toEqual([
    'warning',
    'WFM_TIME_ZONES names what WFM does not have: Centrall European',
  ]);
});
