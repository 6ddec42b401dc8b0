import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  optionalRangeOf,
  optionalRangeQuery,
  rangeOf,
  rangeQuery,
  zonedDay,
  type ZonedRange,
} from '../../../src/api/wfm/parts/range.ts';
import { formatLocalDate, formatLocalDateTime, parseLocal } from '../../../src/time/ole-date.ts';
import { offsetAt, zoneOf, type Zone } from '../../../src/time/zone.ts';
import { failureIn } from '../../support/failure-of.ts';

const zones = new Map<string, Zone>();
function zone(name: string): Zone {
  const found = zones.get(name) ?? zoneOf(name);
  zones.set(name, found);
  return found;
}

function range(name: string, from: string, to: string, maxDays = 35): ZonedRange {
  return rangeOf({ from, to }, zone(name), { maxDays });
}

const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
const hours = ({ instants }: ZonedRange): number => (instants.to - instants.from) / 3600;

describe('one day', () => {
  test.each([
    ['Europe/Amsterdam', '2026-03-29', 23, '2026-03-28T23:00:00Z'],
    ['Europe/Amsterdam', '2026-10-25', 25, '2026-10-24T22:00:00Z'],
    ['Europe/Amsterdam', '2027-03-28', 23, '2027-03-27T23:00:00Z'],
    ['Europe/Amsterdam', '2027-10-31', 25, '2027-10-30T22:00:00Z'],
    ['America/New_York', '2026-03-08', 23, '2026-03-08T05:00:00Z'],
    ['America/New_York', '2026-11-01', 25, '2026-11-01T04:00:00Z'],
    ['Australia/Sydney', '2026-04-05', 25, '2026-04-04T13:00:00Z'],
    ['Australia/Sydney', '2026-10-04', 23, '2026-10-03T14:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', 24.5, '2026-04-04T13:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', 23.5, '2026-10-03T13:30:00Z'],
    ['Africa/Cairo', '2026-04-24', 23, '2026-04-23T22:00:00Z'],
    ['America/Santiago', '2026-09-06', 23, '2026-09-06T04:00:00Z'],
    ['America/Santiago', '2026-04-04', 25, '2026-04-04T03:00:00Z'],
    ['America/Havana', '2026-11-01', 25, '2026-11-01T04:00:00Z'],
    ['America/St_Johns', '2010-11-06', 24, '2010-11-06T02:30:00Z'],
    ['Asia/Kathmandu', '2026-06-01', 24, '2026-05-31T18:15:00Z'],
    ['Asia/Kolkata', '2026-06-01', 24, '2026-05-31T18:30:00Z'],
    ['America/Sao_Paulo', '2026-11-01', 24, '2026-11-01T03:00:00Z'],
    ['Pacific/Apia', '2011-12-29', 24, '2011-12-29T10:00:00Z'],
  ])('%s %s has %d hours and begins at %s', (name, date, length, begins) => {
    const next = formatLocalDate(parseLocal(date)! + 86_400);
    const found = range(name, date, next);
    expect(utc(found.instants.from)).toBe(begins);
    expect(hours(found)).toBe(length);
    expect(found.days).toEqual([date]);
    expect(formatLocalDateTime(found.local.from)).toBe(`${date}T00:00:00`);
    expect(formatLocalDateTime(found.local.to)).toBe(`${next}T00:00:00`);
    expect(zonedDay(zone(name), date)).toEqual({ date, instants: found.instants, local: found.local });
  });

  test('a day that a zone leaves out has no moment to ask for', () => {
    const flaw = failureIn(() => range('Pacific/Apia', '2011-12-30', '2011-12-31'));
    expect(flaw.facts.errors?.[0]?.parameter).toBe('to');
    expect(range('Pacific/Apia', '2011-12-29', '2012-01-01').days).toEqual(['2011-12-29', '2011-12-31']);
  });
});

describe('instants', () => {
  test('an offset is that of the caller, the days are those of the zone', () => {
    const found = range('Asia/Kathmandu', '2026-06-01T00:00:00-05:00', '2026-06-01T13:15:01-05:00');
    expect(found.days).toEqual(['2026-06-01', '2026-06-02']);
    expect(formatLocalDateTime(found.local.from)).toBe('2026-06-01T10:45:00');
    expect(formatLocalDateTime(found.local.to)).toBe('2026-06-02T00:00:01');
  });

  test('the hour that occurs twice is one hour of instants and one of wall clock, told apart by the offset', () => {
    const first = range('Europe/Amsterdam', '2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00');
    const second = range('Europe/Amsterdam', '2026-10-25T02:00:00+01:00', '2026-10-25T03:00:00+01:00');
    expect([hours(first), hours(second)]).toEqual([1, 1]);
    expect(first.instants.to).toBe(second.instants.from);
    expect(first.local).toEqual(second.local);
  });

  test('fractions of a second are rounded outwards', () => {
    const found = range('UTC', '2026-06-01T00:00:00.900Z', '2026-06-01T00:00:01.001Z');
    expect(found.instants.to - found.instants.from).toBe(2);
    expect(hours(range('UTC', '2026-06-01T00:00:00.000Z', '2026-06-01T01:00:00.000Z'))).toBe(1);
  });
});

describe('flaws', () => {
  const rows: readonly (readonly [what: string, from: string, to: string, flaw: RegExp])[] = [
    ['to before from', '2026-06-02', '2026-06-01', /^to: .*must be after from/],
    ['an empty range', '2026-06-01', '2026-06-01', /^to: .*for one day the next day/],
    ['a day beside an instant', '2026-06-01', '2026-06-02T00:00:00Z', /^to: .*same kind/],
    ['a day of no calendar', '2026-02-30', '2026-03-01', /^from: .*2026-02-30 is in no calendar/],
    ['a day of no calendar as the end', '2026-02-01', '2026-02-29', /^to: .*2026-02-29 is in no calendar/],
    ['an hour of no clock', '2026-02-01T24:00:00Z', '2026-02-03T00:00:00Z', /^from: .*in no calendar/],
    ['an offset of no zone', '2026-02-01T00:00:00+19:00', '2026-02-03T00:00:00Z', /^from: .*\+19:00/],
    ['a year without OLE dates', '1899-12-31', '1900-01-05', /^from: .*1900/],
    ['too long', '2026-01-01', '2026-02-06', /^to: .*maxDays, which is 35/],
    ['far too long', '1900-01-01', '9999-01-01', /^to: .*maxDays, which is 35/],
  ];

  test.each(rows)('%s is refused', (_what, from, to, flaw) => {
    const failure = failureIn(() => range('Europe/Amsterdam', from, to));
    expect(failure.code).toBe('invalid-request');
    expect(failure.facts.errors).toHaveLength(1);
    const { parameter = '', detail = '' } = failure.facts.errors?.[0] ?? {};
    expect(`${parameter}: ${detail}`).toMatch(flaw);
  });

  const schema = z.strictObject(rangeQuery);
  test.each([
    '2026-6-1',
    '2026-06-01T00:00:00',
    '2026-06-01 00:00:00Z',
    '2026-06-01T00:00Z',
    '2026-06-01T00:00:00 02:00',
    'today',
    '',
    '46174',
  ])('%j is no end of a range', (text) => {
    const found = schema.safeParse({ from: text, to: '2026-06-02' });
    expect(found.error?.issues[0]?.message).toMatch(/%2B/);
  });

  test('both ends are required, unless the range as a whole may be absent', () => {
    expect(schema.safeParse({ from: '2026-06-01' }).success).toBe(false);
    const optional = z.strictObject(optionalRangeQuery);
    expect(optional.safeParse({}).success).toBe(true);
    expect(optionalRangeOf({}, zone('UTC'), { maxDays: 1 })).toBeUndefined();
    for (const [query, missing] of [
      [{ from: '2026-06-01' }, 'to'],
      [{ to: '2026-06-01' }, 'from'],
    ] as const) {
      const failure = failureIn(() => optionalRangeOf(query, zone('UTC'), { maxDays: 1 }));
      expect(failure.facts.errors?.[0]?.parameter).toBe(missing);
    }
  });

  test.each(['2026-03-26', '2026-10-22'])(
    'seven days from %s are seven days, whatever the clocks do',
    (from) => {
      const to = formatLocalDate(parseLocal(from)! + 7 * 86_400);
      expect(range('Europe/Amsterdam', from, to, 7).days).toHaveLength(7);
      expect(() => range('Europe/Amsterdam', from, formatLocalDate(parseLocal(to)! + 86_400), 7)).toThrow(
        /maxDays/,
      );
      const hence = utc(Date.parse(from) / 1000 + 7 * 86_400);
      expect(hours(range('Europe/Amsterdam', `${from}T00:00:00Z`, hence, 7))).toBe(168);
    },
  );
});

describe('of every zone and range', () => {
  const names = [
    'Europe/Amsterdam',
    'Africa/Cairo',
    'Africa/Casablanca',
    'America/Santiago',
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  ];
  const anyZone = fc.constantFrom(...names).map(zone);
  const second = fc.integer({ min: parseLocal('2000-01-01')!, max: parseLocal('2040-01-01')! });
  const length = fc.integer({ min: 1, max: 20 * 86_400 });

  function ofInstants(at: Zone, from: number, seconds: number): ZonedRange {
    return rangeOf({ from: utc(from), to: utc(from + seconds) }, at, { maxDays: 41 });
  }

  test('the wall clock of every instant lies in the local span, and its day among the days', () => {
    fc.assert(
      fc.property(
        anyZone,
        second,
        length,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, from, seconds, part) => {
          const found = ofInstants(at, from, seconds);
          const one = from + Math.floor(part * (seconds - 1));
          const shown = one + offsetAt(at, one);
          expect(shown).toBeGreaterThanOrEqual(found.local.from);
          expect(shown).toBeLessThan(found.local.to);
          const holders = found.days.filter((date) => {
            const { instants } = zonedDay(at, date);
            return instants.from <= one && one < instants.to;
          });
          expect(holders).toHaveLength(1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('days follow each other without gap or overlap, and a range of days is its days', () => {
    fc.assert(
      fc.property(anyZone, second, fc.integer({ min: 1, max: 30 }), (at, from, count) => {
        const first = formatLocalDate(from);
        const last = formatLocalDate(from + count * 86_400);
        const found = rangeOf({ from: first, to: last }, at, { maxDays: 35 });
        const days = found.days.map((date) => zonedDay(at, date).instants);
        expect(days[0]?.from).toBe(found.instants.from);
        expect(days.at(-1)?.to).toBe(found.instants.to);
        days.slice(1).forEach((span, index) => expect(span.from).toBe(days[index]?.to));
        for (const span of days) expect((span.to - span.from) / 3600).toBeGreaterThanOrEqual(22);
      }),
      { numRuns: 1_000 },
    );
  });

  test('two ranges that meet touch no instant twice', () => {
    fc.assert(
      fc.property(anyZone, second, length, length, (at, from, one, other) => {
        const whole = ofInstants(at, from, one + other);
        const left = ofInstants(at, from, one);
        const right = ofInstants(at, from + one, other);
        expect(left.instants.to).toBe(right.instants.from);
        expect([...new Set([...left.days, ...right.days])]).toEqual(whole.days);
      }),
      { numRuns: 1_000 },
    );
  });
});
