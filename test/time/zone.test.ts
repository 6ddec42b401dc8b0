import { describe, expect, test } from 'vitest';
import { parseLocal } from '../../src/time/ole-date.ts';
import { formatInZone, parseInZone, zoneOf } from '../../src/time/zone.ts';

describe('wall clock to instant', () => {
  test.each([
    ['Europe/Amsterdam', '2024-01-15T09:15:00', '2024-01-15T09:15:00+01:00'],
    ['Europe/Amsterdam', '2026-03-29T01:59:59', '2026-03-29T01:59:59+01:00'],
    ['Europe/Amsterdam', '2026-03-29T02:30:00', '2026-03-29T03:30:00+02:00'],
    ['Europe/Amsterdam', '2026-03-29T03:00:00', '2026-03-29T03:00:00+02:00'],
    ['Europe/Amsterdam', '2026-10-25T02:30:00', '2026-10-25T02:30:00+02:00'],
    ['Europe/Amsterdam', '2026-10-25T03:00:00', '2026-10-25T03:00:00+01:00'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T03:30:00-04:00'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T01:30:00-04:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-04T02:45:00+11:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-05T01:45:00+11:00'],
    ['Africa/Cairo', '2026-04-24T00:00:00', '2026-04-24T01:00:00+03:00'],
    ['Asia/Kathmandu', '2026-06-01T00:00:00', '2026-06-01T00:00:00+05:45'],
    ['America/Sao_Paulo', '2026-11-01T00:00:00', '2026-11-01T00:00:00-03:00'],
  ])('%s %s is %s', (name, local, expected) => {
    expect(formatInZone(zoneOf(name), parseLocal(local)!)).toBe(expected);
  });
});

describe('instant to wall clock', () => {
  test.each([
    ['Europe/Amsterdam', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00'],
    ['Europe/Amsterdam', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00'],
    ['Asia/Kathmandu', '2026-06-01T00:00:00+02:00', '2026-06-01T03:45:00'],
    ['Europe/Amsterdam', '2026-06-01', '2026-06-01'],
  ])('%s %s reads as %s', (name, text, local) => {
    expect(parseInZone(zoneOf(name), text)).toBe(parseLocal(local));
  });

  test.each(['2026-02-30T00:00:00Z', '2026-01-01T00:00:00+99:00', 'nonsense', '2026-01-01T00:00:00+1'])(
    '%j is refused',
    (text) => {
      expect(parseInZone(zoneOf('Europe/Amsterdam'), text)).toBeUndefined();
    },
  );

  test('a long text is refused in one pass', () => {
    expect(parseInZone(zoneOf('Europe/Amsterdam'), 'T'.repeat(1_000_000))).toBeUndefined();
  });
});

test('a zone that nobody knows is an error', () => {
  expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
});
