import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantsOfLocal,
  InstantReader,
  isoInZone,
  spanOfLength,
} from '../../../src/api/wfm/parts/instants.ts';
import { formatLocalDateTime, parseLocal } from '../../../src/time/ole-date.ts';
import { offsetAt, zoneOf } from '../../../src/time/zone.ts';

/** Each with a moment shortly before its clock is set back, and one before it jumps. */
const nights = [
  { name: 'Europe/Amsterdam', back: '2026-10-25T00:00:00Z', jump: '2026-03-29T00:00:00Z' },
  { name: 'Australia/Lord_Howe', back: '2026-04-04T14:00:00Z', jump: '2026-10-03T14:00:00Z' },
  { name: 'Australia/Sydney', back: '2026-04-04T15:00:00Z', jump: '2026-10-03T15:00:00Z' },
  { name: 'America/Santiago', back: '2026-04-05T01:00:00Z', jump: '2026-09-06T02:00:00Z' },
  { name: 'Africa/Cairo', back: '2026-10-29T20:00:00Z', jump: '2026-04-23T21:00:00Z' },
  { name: 'America/Havana', back: '2026-11-01T03:00:00Z', jump: '2026-03-08T04:00:00Z' },
  { name: 'Asia/Kathmandu', back: '2026-06-01T00:00:00Z', jump: '2026-06-01T00:00:00Z' },
] as const;

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const local = (text: string): number => parseLocal(text)!;

describe.each(nights)('$name', ({ name, back, jump }) => {
  const zone = zoneOf(name);
  const shown = (instant: number): number => instant + offsetAt(zone, instant);

  test.each([back, jump])('every quarter-hour around %s is found again by its order', (around) => {
    const instants = Array.from({ length: 200 }, (_, index) => seconds(around) + (index - 100) * 900);
    const reader = new InstantReader(zone);
    expect(instants.map(shown).map((time) => reader.step(time))).toEqual(instants);
  });

  test('states that tile a night are found again, whatever their length below the hour or half-hour set back', () => {
    const length = fc.integer({ min: 1, max: name === 'Australia/Lord_Howe' ? 5 : 11 });
    fc.assert(
      fc.property(fc.constantFrom(back, jump), fc.array(length, { minLength: 60 }), (around, lengths) => {
        let at = seconds(around) - 3 * 3600;
        const spans = lengths.map((steps) => {
          const from = at;
          at += steps * 300;
          return { from, to: at };
        });
        const reader = new InstantReader(zone);
        expect(spans.map(({ from, to }) => reader.span(shown(from), shown(to)))).toEqual(spans);
      }),
    );
  });

  test('any times at all: the clock shows them, none lies before the one before, the first that can is meant', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(minutes, (offsets) => {
        const instants = offsets
          .map((minute) => seconds(back) - 4 * 3600 + minute * 60)
          .sort((a, b) => a - b);
        const reader = new InstantReader(zone);
        const unique = [...new Set(instants)];
        const read = unique.map((instant) => reader.step(shown(instant)));
        expect(read.map(shown)).toEqual(unique.map(shown));
        expect(read.every((instant, index) => instant <= unique[index]!)).toBe(true);
        expect(read).toEqual([...read].sort((a, b) => a - b));
      }),
    );
  });

  test('an instant is written as the clock shows it, with its offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: seconds('1990-01-01T00:00:00Z'), max: seconds('2040-01-01T00:00:00Z') }),
        (instant) => {
          const text = isoInZone(zone, instant);
          expect(Date.parse(text) / 1000).toBe(instant);
          expect(text.slice(0, 19)).toBe(formatLocalDateTime(shown(instant)));
        },
      ),
    );
  });
});

test('the second 02:15 of the night that summer time ends', () => {
  const zone = zoneOf('Europe/Amsterdam');
  const reader = new InstantReader(zone);
  const times = ['01:45', '02:00', '02:15', '02:30', '02:45', '02:00', '02:15', '02:30', '02:45', '03:00'];
  const read = times.map((time) => isoInZone(zone, reader.step(local(`2026-10-25T${time}`))).slice(11, 22));
  expect(read).toEqual([
    '01:45:00+02',
    '02:00:00+02',
    '02:15:00+02',
    '02:30:00+02',
    '02:45:00+02',
    '02:00:00+01',
    '02:15:00+01',
    '02:30:00+01',
    '02:45:00+01',
    '03:00:00+01',
  ]);
});

describe('pieces of time', () => {
  const zone = zoneOf('Europe/Amsterdam');
  const day = '2026-10-25T';
  const span = (reader: InstantReader, from: string, to: string): readonly string[] => {
    const { from: start, to: end } = reader.span(local(day + from), local(day + to));
    return [isoInZone(zone, start).slice(11, 22), isoInZone(zone, end).slice(11, 22)];
  };

  test.each([
    {
      name: 'one whose end is before its beginning goes over the hour',
      from: '02:45',
      to: '02:00',
      is: ['02:45:00+02', '02:00:00+01'],
    },
    {
      name: 'one that seems to last nothing lasts the hour',
      from: '02:15',
      to: '02:15',
      is: ['02:15:00+02', '02:15:00+01'],
    },
    {
      name: 'one that lasts nothing elsewhere lasts nothing',
      from: '05:15',
      to: '05:15',
      is: ['05:15:00+01', '05:15:00+01'],
    },
    {
      name: 'one that ends before it begins lasts nothing',
      from: '06:00',
      to: '05:00',
      is: ['06:00:00+01', '06:00:00+01'],
    },
    { name: 'one over the whole hour', from: '01:00', to: '04:00', is: ['01:00:00+02', '04:00:00+01'] },
  ])('$name', ({ from, to, is }) => {
    expect(span(new InstantReader(zone), from, to)).toEqual(is);
  });

  test('one that overlaps the one before is near it', () => {
    const reader = new InstantReader(zone);
    span(reader, '02:30', '02:15');
    expect(span(reader, '02:00', '02:30')).toEqual(['02:00:00+01', '02:30:00+01']);
  });

  test('times of day that are out of order elsewhere are what they are', () => {
    const reader = new InstantReader(zone);
    expect(span(reader, '12:00', '13:00')).toEqual(['12:00:00+01', '13:00:00+01']);
    expect(span(reader, '09:00', '12:00')).toEqual(['09:00:00+01', '12:00:00+01']);
  });

  test('of a known length is told by it', () => {
    const [start, end] = [local('2026-10-24T22:00'), local('2026-10-25T02:30')];
    const lengthOf = (minutes: number): number => {
      const { from, to } = spanOfLength(zone, start, end, minutes);
      return (to - from) / 60;
    };
    expect([270, 330, 999].map(lengthOf)).toEqual([270, 330, 270]);
    expect(spanOfLength(zone, local('2026-10-25T02:30'), local('2026-10-25T08:00'), 330).from).toBe(
      seconds('2026-10-25T01:30:00Z'),
    );
  });
});

test.each([
  ['Europe/Amsterdam', '2026-03-29T02:30:00', ['2026-03-29T03:30:00+02:00']],
  ['Australia/Lord_Howe', '2026-04-05T01:45:00', ['2026-04-05T01:45:00+11:00', '2026-04-05T01:45:00+10:30']],
  ['America/Santiago', '2026-09-06T00:00:00', ['2026-09-06T01:00:00-03:00']],
  ['Africa/Cairo', '2026-04-24T00:00:00', ['2026-04-24T01:00:00+03:00']],
  ['America/Havana', '2026-11-01T00:00:00', ['2026-11-01T00:00:00-04:00', '2026-11-01T00:00:00-05:00']],
])('in %s the clocks show %s at %j', (name, time, expected) => {
  const zone = zoneOf(name);
  expect(instantsOfLocal(zone, local(time)).map((instant) => isoInZone(zone, instant))).toEqual(expected);
});
