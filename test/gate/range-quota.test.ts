/** `maxRangeDays` of a client, over every endpoint that takes a range. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { listAudit } from '../../src/gate/list-audit.ts';
import { memoryAuditLog } from '../support/memory-audit-log.ts';
import { requireShortRanges, type RangedRequest } from '../../src/gate/range-quota.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

const none = { requestsPerMinute: null, requestsPerHour: null, concurrentCalls: null };
const week = { quotas: { ...none, maxRangeDays: 7 } };

/** Where the refusal points to; nothing where the request passes. */
function refused(
  request: Partial<RangedRequest>,
  caller: Parameters<typeof requireShortRanges>[1] = week,
): unknown {
  try {
    requireShortRanges({ query: {}, body: undefined, ...request }, caller);
    return undefined;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    expect([error.code, error.detail]).toEqual(['invalid-request', expect.stringContaining('7 days')]);
    return error.facts.errors?.map(({ parameter, pointer }) => parameter ?? pointer);
  }
}

const now = Date.parse('2026-10-28T00:00:00Z');

test.each<[string, Partial<RangedRequest>, readonly string[] | undefined]>([
  ['seven days', { query: { from: '2026-10-20', to: '2026-10-27' } }, undefined],
  ['eight days', { query: { from: '2026-10-20', to: '2026-10-28' } }, ['to']],
  [
    'a week of 169 hours',
    { query: { from: '2026-10-20T00:00:00+02:00', to: '2026-10-27T00:00:00+01:00' } },
    undefined,
  ],
  ['a second more', { query: { from: '2026-10-20T00:00:00Z', to: '2026-10-27T00:00:01Z' } }, ['to']],
  ['a fraction more', { query: { from: '2026-10-20T00:00:00Z', to: '2026-10-27T00:00:00.001Z' } }, ['to']],
  [
    'walls without an offset',
    { body: { start: '2026-10-20T00:00:00', end: '2026-10-29T00:00:00' } },
    ['/end'],
  ],
  [
    'a range of a list',
    { body: { a: [{ b: 1 }, { startTime: '2026-01-01', endTime: '2027-01-01' }] } },
    ['/a/1/endTime'],
  ],
  [
    'numbers of days',
    { body: { filter: { wmStartDate: 46_000, wmEndDate: 46_008 } } },
    ['/filter/wmEndDate'],
  ],
  ['numbers of seven days', { body: { filter: { wmStartDate: 46_000, wmEndDate: 46_007 } } }, undefined],
  ['an interval', { query: { interval: '2026-10-20T00:00Z/2026-10-28T00:00Z' } }, ['interval']],
  ['an interval of a day', { query: { interval: '2026-10-20T00:00Z/2026-10-21T00:00Z' } }, undefined],
  [
    'two at once',
    {
      query: { from: '2026-01-01', to: '2026-02-01' },
      body: { startDate: '2026-01-01', endDate: '2026-03-01' },
    },
    ['to', '/endDate'],
  ],
  ['no end, until now', { now, body: { startDate: '2026-10-01T00:00:00Z' } }, ['/startDate']],
  ['no end, a week ago', { now, body: { startDate: '2026-10-21T00:00:00Z' } }, undefined],
  ['no end where that means nothing', { body: { startDate: '2026-10-01T00:00:00Z' } }, undefined],
  ['an end before its beginning', { query: { from: '2026-10-28', to: '2026-01-01' } }, undefined],
  ['what is no date', { body: { from: 'here', to: 'there', start: '09:00', end: '17:00' } }, undefined],
  ['a name of every object', { body: { constructor: '2026-01-01', toString: '2027-01-01' } }, undefined],
  ['a raw call without any limits', { body: { start: null, end: null } }, ['/end']],
  ['a raw call without an end', { body: { start: '2026-10-20T00:00:00', end: null } }, ['/end']],
  ['a raw call to the end of time', { body: { start: 46_000, end: 'INF' } }, ['/end']],
  ['a raw call from the beginning of time', { body: { start: '-INF', end: 46_000 } }, ['/end']],
  ['an agent who is still employed', { body: { startDate: '2020-01-01', endDate: null } }, undefined],
  ['a number and a date', { body: { from: 1, to: '2026-01-01' } }, undefined],
])('%s', (_name, request, where) => {
  expect(refused(request)).toEqual(where);
});

test('a week by the date of a day in it is seven days', () => {
  const six = { quotas: { ...none, maxRangeDays: 6 } };
  const query = { weekDate: '2026-10-26' };
  expect(refused({ query })).toBeUndefined();
  expect(() => requireShortRanges({ query, body: undefined }, six)).toThrow('6 days');
});

test.each<[Parameters<typeof requireShortRanges>[1]]>([[{}], [{ quotas: { ...none, maxRangeDays: null } }]])(
  'without a quota all is well: %o',
  (caller) => {
    expect(refused({ query: { from: '1900-01-01', to: '9999-01-01' } }, caller)).toBeUndefined();
  },
);

test('what nests without end is looked into so far and no further', () => {
  let body: unknown = { from: '2026-01-01', to: '2027-01-01' };
  for (let depth = 0; depth < 100_000; depth += 1) body = [body];
  expect(refused({ body })).toBeUndefined();
});

/** Times that stand alone: no end belongs to them. */
const single = new Set(['date', 'dateModified', 'expiresAt']);

function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return bare(schema.unwrap());
  if (schema instanceof z.ZodPipe) return bare(schema.in);
  return schema;
}

function isTime(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType) || schema.safeParse('x').success) return false;
  return ['2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T00:00:00.000Z'].some(
    (text) => schema.safeParse(text).success,
  );
}

/** The objects of a schema that have members which are times, as the names of those. */
function timesIn(schema: unknown, depth = 0): readonly (readonly string[])[] {
  const form = bare(schema);
  if (depth > 8) return [];
  if (form instanceof z.ZodArray) return timesIn(form.element, depth + 1);
  if (form instanceof z.ZodUnion) return form.options.flatMap((option) => timesIn(option, depth + 1));
  if (!(form instanceof z.ZodObject)) return [];
  const members = Object.entries(form.shape);
  const times = members.filter(([, member]) => isTime(bare(member))).map(([name]) => name);
  return [times, ...members.flatMap(([, member]) => timesIn(member, depth + 1))].filter(
    ({ length }) => length > 0,
  );
}

const endpoints = [
  ...allEndpoints,
  listAudit(memoryAuditLog({ clock: new ManualClock(0), retentionDays: 1 })),
];
const timed = endpoints.flatMap(({ operationId, query, body }) => [
  ...timesIn(query).map((names) => [operationId, 'query', names] as const),
  ...timesIn(body).map((names) => [operationId, 'body', names] as const),
]);

describe('every endpoint that takes a range', () => {
  test('is among these', () => {
    expect(timed.length).toBeGreaterThan(14);
  });

  test.each(timed)('%s: of its %s %o', (_operationId, place, names) => {
    const unknown = names.filter((name) => {
      if (single.has(name)) return false;
      const others = Object.fromEntries(names.map((other) => [other, '2026-01-01T00:00:00Z']));
      const early = { ...others, [name]: '2025-01-01T00:00:00Z' };
      const late = { ...others, [name]: '2027-01-01T00:00:00Z' };
      return [early, late].every((value) => refused({ [place]: value }) === undefined);
    });
    expect(unknown, 'names that gate/range-quota.ts does not know as a range').toEqual([]);
  });
});
