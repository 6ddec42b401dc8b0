/**
 * The traps of WFM's times, one row after the other. What needs a schedule, a calendar or a server is tested beside it:
 * `elsewhere` names file and test, and fails when they are gone.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { isoInZone } from '../../src/api/wfm/parts/instants.ts';
import { rangeOf, zonedDay } from '../../src/api/wfm/parts/range.ts';
import { localSecondsToOle, oleToLocalSeconds, parseLocal } from '../../src/time/ole-date.ts';
import { zoneOf, type Zone } from '../../src/time/zone.ts';

const secondsPerDay = 86_400;

const zones = new Map<string, Zone>();
function zone(name: string): Zone {
  const found = zones.get(name) ?? zoneOf(name);
  zones.set(name, found);
  return found;
}

function elsewhere(rows: readonly (readonly [what: string, file: string, title: string])[]): void {
  test.each(rows)('%s: %s', (_what, file, title) => {
    expect(readFileSync(`test/${file}`, 'utf8')).toContain(`'${title}'`);
  });
}

describe('1. OLE doubles count days from 1899-12-30 and are not exact', () => {
  const first = parseLocal('1990-01-01')! / secondsPerDay;
  const last = parseLocal('2040-12-31')! / secondsPerDay;

  test.each([
    ['2026-11-22', 46348],
    ['1899-12-30', 0],
    ['1990-01-01', 32874],
    ['2040-12-31', 51501],
  ])('%s is day %d', (date, day) => {
    expect(localSecondsToOle(parseLocal(date)!)).toBe(day);
    expect(oleToLocalSeconds(day)).toBe(parseLocal(date));
  });

  test('each of the 1,440 minutes of each day from 1990 to 2040 comes back', () => {
    let minutes = 0;
    const lost: number[] = [];
    for (let day = first; day <= last; day += 1)
      for (let minute = 0; minute < 1440; minute += 1) {
        const seconds = day * secondsPerDay + minute * 60;
        minutes += 1;
        if (oleToLocalSeconds(localSecondsToOle(seconds)) !== seconds) lost.push(seconds);
      }
    expect(lost).toEqual([]);
    expect(minutes).toBe(18_628 * 1440);
  });

  test.each([17, 15, 12, 10])('minutes written with %d digits come back, too', (digits) => {
    const lost: string[] = [];
    for (let day = first; day <= last; day += 97)
      for (let minute = 0; minute < 1440; minute += 1) {
        const seconds = day * secondsPerDay + minute * 60;
        const text = localSecondsToOle(seconds).toPrecision(digits);
        if (oleToLocalSeconds(Number(text)) !== seconds) lost.push(text);
      }
    expect(lost.slice(0, 5)).toEqual([]);
  });

  test('a double that was made of minutes by addition is the minute that was meant', () => {
    let ole = 46348;
    for (let minute = 0; minute < 1440; minute += 1, ole += 1 / 1440)
      expect(oleToLocalSeconds(ole)).toBe(parseLocal('2026-11-22')! + minute * 60);
  });
});

describe("2. the day of a range is the site's, and a shift belongs to the day on which it starts", () => {
  test.each([
    ['Asia/Kathmandu', '2026-06-01T18:14:59Z', '2026-06-01'],
    ['Asia/Kathmandu', '2026-06-01T18:15:00Z', '2026-06-02'],
    ['America/New_York', '2026-06-02T03:59:59Z', '2026-06-01'],
    ['UTC', '2026-06-01T23:59:59Z', '2026-06-01'],
  ])('in %s %s lies in %s', (name, instant, date) => {
    const next = new Date(Date.parse(instant) + 1000).toISOString();
    expect(rangeOf({ from: instant, to: next }, zone(name), { maxDays: 1 }).days).toEqual([date]);
  });

  elsewhere([
    [
      'a shift over midnight',
      'api/schedule/night.test.ts',
      'each state comes once, on the day on which its shift begins, at its instant',
    ],
    [
      'a day off after it',
      'api/schedule/night.test.ts',
      'a day off after a shift over midnight is not part of the shift',
    ],
  ]);
});

describe('3. zones of WFM are compared with IANA zones', () => {
  elsewhere([
    ['offsets', 'cli/zone-check.test.ts', 'a configured zone is compared, by name and by number'],
    [
      'last and next change',
      'cli/zone-check.test.ts',
      'what agrees is one line, with the changes of the clocks that are near',
    ],
    ['names that are none', 'api/parts/site-zone.test.ts', '%j alone is not guessed'],
  ]);
});

interface Night {
  readonly zone: string;
  readonly date: string;
  readonly hours: number;
  readonly begins?: string;
}

const nights: readonly Night[] = [
  { zone: 'Europe/Amsterdam', date: '2026-03-29', hours: 23 },
  { zone: 'Europe/Amsterdam', date: '2026-10-25', hours: 25 },
  { zone: 'Europe/Amsterdam', date: '2027-03-28', hours: 23 },
  { zone: 'Europe/Amsterdam', date: '2027-10-31', hours: 25 },
  { zone: 'America/New_York', date: '2026-03-08', hours: 23 },
  { zone: 'America/New_York', date: '2026-11-01', hours: 25 },
  { zone: 'Australia/Sydney', date: '2026-04-05', hours: 25 },
  { zone: 'Australia/Sydney', date: '2026-10-04', hours: 23 },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', hours: 24.5 },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04', hours: 23.5 },
  { zone: 'Africa/Cairo', date: '2026-04-24', hours: 23, begins: '2026-04-24T01:00:00+03:00' },
  { zone: 'America/Santiago', date: '2026-09-06', hours: 23, begins: '2026-09-06T01:00:00-03:00' },
  { zone: 'Africa/Casablanca', date: '2026-02-15', hours: 25 },
  { zone: 'Africa/Casablanca', date: '2026-03-22', hours: 23 },
  { zone: 'Asia/Kolkata', date: '2026-03-29', hours: 24, begins: '2026-03-29T00:00:00+05:30' },
  { zone: 'Asia/Kathmandu', date: '2026-03-29', hours: 24, begins: '2026-03-29T00:00:00+05:45' },
  { zone: 'America/Sao_Paulo', date: '2026-11-01', hours: 24, begins: '2026-11-01T00:00:00-03:00' },
];

describe.each(nights)('4. and 5. $zone on $date', ({ zone: name, date, hours, begins }) => {
  const { instants } = zonedDay(zone(name), date);
  const steps = Array.from({ length: (instants.to - instants.from) / 900 }, (_, step) =>
    isoInZone(zone(name), instants.from + step * 900),
  );

  test(`has ${hours} hours, each quarter with a key of its own`, () => {
    expect((instants.to - instants.from) / 3600).toBe(hours);
    expect(steps).toHaveLength(hours * 4);
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.every((step) => step.startsWith(date))).toBe(true);
    if (begins !== undefined) expect(steps[0]).toBe(begins);
  });

  test('shows times twice where it is long, and none of those it leaves out', () => {
    const shown = steps.map((step) => step.slice(0, 19));
    const repeated = shown.length - new Set(shown).size;
    expect(repeated).toBe(Math.max(0, hours - 24) * 4);
    expect(new Set(shown).size).toBe(Math.min(96, hours * 4));
  });
});

describe('5. a time that occurs twice is told apart by its order', () => {
  test('an offset names one of the two', () => {
    const both = ['2026-10-25T02:15:00+02:00', '2026-10-25T02:15:00+01:00'].map((from) =>
      rangeOf({ from, to: '2026-10-25T06:00:00+01:00' }, zone('Europe/Amsterdam'), { maxDays: 1 }),
    );
    expect((both[1]?.instants.from ?? 0) - (both[0]?.instants.from ?? 0)).toBe(3600);
    expect(both.map(({ instants }) => isoInZone(zone('Europe/Amsterdam'), instants.from))).toEqual([
      '2026-10-25T02:15:00+02:00',
      '2026-10-25T02:15:00+01:00',
    ]);
  });

  elsewhere([
    [
      'states',
      'api/schedule/night.test.ts',
      'on the night that summer time ends equal times are told apart by their order',
    ],
    [
      'coverage',
      'api/schedule/coverage.test.ts',
      'has equal times twice on the night that summer time ends, for each activity',
    ],
    [
      'a quarter-hour',
      'api/parts/instants.test.ts',
      'every quarter-hour around %s is found again by its order',
    ],
  ]);
});

describe('6. and 7. ranges are explicit and half-open', () => {
  const ranged = wfmEndpoints.filter(({ query }) => 'from' in query.shape || 'to' in query.shape);

  test.each(ranged.map(({ operationId, query }) => [operationId, query] as const))(
    '%s takes from and to, no week, and both or none',
    (_operation, query) => {
      const names = Object.keys(query.shape);
      expect(names).toEqual(expect.arrayContaining(['from', 'to']));
      expect(names.filter((name) => /week|period|days|until/i.test(name))).toEqual([]);
      const { required = [] } = z.toJSONSchema(query, { io: 'input' });
      expect(required.includes('from')).toBe(required.includes('to'));
    },
  );

  test('there are such endpoints', () => {
    expect(ranged.length).toBeGreaterThan(5);
  });

  elsewhere([
    [
      'GetMasterAgent, whose last day is within',
      'simulator/schedule/master-agents.test.ts',
      'lists who is employed at some time in the period, both days included',
    ],
  ]);

  test('one day is one day, and the next is not in it', () => {
    const day = rangeOf({ from: '2026-11-22', to: '2026-11-23' }, zone('UTC'), { maxDays: 1 });
    expect(day.days).toEqual(['2026-11-22']);
    expect(localSecondsToOle(day.local.from)).toBe(46348);
    expect(localSecondsToOle(day.local.to)).toBe(46349);
  });
});

describe('8. whole days and parts of days', () => {
  elsewhere([
    [
      'a calendar of one agent',
      'api/schedule/agent-calendar.test.ts',
      'a calendar has shifts, whole days of time off and no days off',
    ],
    ['paid time', 'acceptance/schedule.test.ts', 'an agent-day tiles its shift, adds up and has names'],
    [
      'unpaid meals',
      'simulator/schedule/agent-states.test.ts',
      'has for each agent-day the paid minutes that its states have',
    ],
  ]);
});

describe('9. answers say when they were true', () => {
  const lists = wfmEndpoints.flatMap(({ operationId, response }) => {
    const names = response instanceof z.ZodObject ? Object.keys(response.shape) : [];
    return names.includes('items') ? [[operationId, names] as const] : [];
  });

  test.each(lists)('%s', (_operation, names) => {
    expect(names).toContain('asOf');
  });

  test('there are lists', () => {
    expect(lists.length).toBeGreaterThan(15);
  });
});

describe('10. clocks differ', () => {
  elsewhere([['from the clock of WFM', 'cli/clock-check.test.ts', 'is told when it is more than a minute']]);
});
