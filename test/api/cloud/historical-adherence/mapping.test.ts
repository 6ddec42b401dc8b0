import { describe, expect, test } from 'vitest';
import { coveredDays, haveSameClocks } from '../../../../src/api/cloud/historical-adherence/covered-days.ts';
import { toUserResult } from '../../../../src/api/cloud/historical-adherence/mapping.ts';
import { historicalAdherenceResultWrapper } from '../../../../src/api/cloud/models/historical-adherence-result.ts';
import { cloudId } from '../../../../src/api/cloud/parts/cloud-id.ts';
import type { AdherenceDay } from '../../../../src/api/wfm/adherence/schema.ts';
import { zoneOf } from '../../../../src/time/zone.ts';

const amsterdam = zoneOf('Europe/Amsterdam');
const seconds = (iso: string): number => Date.parse(iso) / 1000;

function spanOf(from: string, to: string): { from: number; to: number } {
  return { from: seconds(from), to: seconds(to) };
}

describe('the days that a query touches', () => {
  test.each([
    ['whole days of the unit', '2026-01-05T00:00:00+01:00', '2026-01-07T00:00:00+01:00', ['05', '06']],
    ['whole days of UTC touch one more', '2026-01-05T00:00:00Z', '2026-01-07T00:00:00Z', ['05', '06', '07']],
    ['an hour of one day', '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z', ['05']],
    ['a second on each side of midnight', '2026-01-04T22:59:59Z', '2026-01-04T23:00:01Z', ['04', '05']],
  ])('%s', (_name, from, to, days) => {
    const { range, span } = coveredDays(spanOf(from, to), amsterdam);
    expect(range.days).toEqual(days.map((day) => `2026-01-${day}`));
    expect(span.from).toBe(seconds(`2026-01-${days[0]!}T00:00:00+01:00`));
    expect(span.to - span.from).toBe(days.length * 86_400);
  });

  test('92 of them are not too many, and nor is what 92 days of another zone touch', () => {
    const { range } = coveredDays(spanOf('2026-01-01T12:00:00Z', '2026-04-03T12:00:00Z'), amsterdam);
    expect(range.days).toHaveLength(93);
  });
});

describe('two zones have the same days', () => {
  const winter = spanOf('2026-01-05T00:00:00+01:00', '2026-02-05T00:00:00+01:00');
  const year = spanOf('2026-01-05T00:00:00+01:00', '2026-12-05T00:00:00+01:00');
  const spring = spanOf('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00');
  test.each([
    ['where both have summer time on the same days', 'Europe/Berlin', year, true],
    ['while the one that has no summer time agrees', 'Africa/Lagos', winter, true],
    ['not when summer time begins in one of them', 'Africa/Lagos', spring, false],
    ['not across the sea', 'America/New_York', winter, false],
    ['not where an hour is between them', 'Etc/UTC', winter, false],
  ])('%s', (_name, other, span, expected) => {
    expect(haveSameClocks(amsterdam, zoneOf(other), span)).toBe(expected);
    expect(haveSameClocks(zoneOf(other), amsterdam, span)).toBe(expected);
  });
});

function day(date: string, more: Partial<AdherenceDay> = {}): AdherenceDay {
  return {
    ...{ agentId: 1, siteId: 10, teamId: null, date },
    ...{
      scheduledSeconds: 28_800,
      workedSeconds: 25_200,
      nonAdherenceSeconds: 3_600,
      outOfScheduleSeconds: 0,
    },
    ...{ adherencePercent: 87.5, conformancePercent: 87.5 },
    ...more,
  };
}

const frame = {
  covered: coveredDays(spanOf('2026-10-24T10:00:00Z', '2026-10-26T10:00:00Z'), amsterdam),
  to: seconds('2026-10-26T10:00:00Z'),
  askedAt: seconds('2026-11-01T00:00:00Z'),
  siteId: 10,
};

describe('the result of a user', () => {
  test('has its days in order, counted from the begin of the first, over the night that summer time ends', () => {
    const result = toUserResult(1, [day('2026-10-26'), day('2026-10-24'), day('2026-10-25')], frame);
    expect(result).toMatchObject({
      userId: cloudId('user', 1),
      managementUnitId: cloudId('management-unit', 10),
      startDate: '2026-10-23T22:00:00.000Z',
      endDate: '2026-10-26T23:00:00.000Z',
    });
    expect(result.dayMetrics?.map(({ dayStartOffsetSecs }) => dayStartOffsetSecs)).toEqual([
      0,
      24 * 3600,
      49 * 3600,
    ]);
    expect(historicalAdherenceResultWrapper.safeParse({ data: [result] }).success).toBe(true);
  });

  test('has percentages of sums, not means of percentages', () => {
    const short = day('2026-10-25', {
      ...{ scheduledSeconds: 3_600, workedSeconds: 0, nonAdherenceSeconds: 3_600 },
      ...{ adherencePercent: 0, conformancePercent: 0 },
    });
    const { adherencePercentage, conformancePercentage } = toUserResult(1, [day('2026-10-24'), short], frame);
    // (32,400 − 7,200) ÷ 32,400 and 25,200 ÷ 32,400; the means would be 43.75.
    expect([adherencePercentage, conformancePercentage]).toEqual([77.78, 77.78]);
  });

  test('tells what was scheduled from what was worked out of schedule', () => {
    const { dayMetrics } = toUserResult(
      1,
      [
        day('2026-10-24', {
          scheduledSeconds: 30_000,
          outOfScheduleSeconds: 1_200,
          nonAdherenceSeconds: 4_800,
        }),
      ],
      frame,
    );
    expect(dayMetrics).toEqual([
      {
        dayStartOffsetSecs: 0,
        adherenceScheduleSecs: 30_000,
        exceptionDurationSecs: 4_800,
        scheduleLengthSecs: 28_800,
        actualLengthSecs: 25_200,
        adherencePercentage: 87.5,
        conformancePercentage: 87.5,
      },
    ]);
  });

  test.each([
    ['no days', []],
    [
      'work alone',
      [day('2026-10-24', { scheduledSeconds: 0, adherencePercent: null, conformancePercent: null })],
    ],
  ])('with %s has no percentages', (_name, days) => {
    const result = toUserResult(1, days, frame);
    expect(result).not.toHaveProperty('adherencePercentage');
    expect(result).not.toHaveProperty('conformancePercentage');
    expect(result.dayMetrics).toHaveLength(days.length);
    for (const metrics of result.dayMetrics ?? []) expect(metrics).not.toHaveProperty('adherencePercentage');
  });

  test('has no length of a schedule that 32 bits do not hold', () => {
    const most = day('2026-10-24', { scheduledSeconds: 2 ** 31 - 1, outOfScheduleSeconds: -1 });
    const [metrics] = toUserResult(1, [most], frame).dayMetrics ?? [];
    expect(metrics).toMatchObject({ adherenceScheduleSecs: 2 ** 31 - 1 });
    expect(metrics).not.toHaveProperty('scheduleLengthSecs');
  });

  test('ends where the query ends while the last day lasts', () => {
    const asked = { ...frame, askedAt: seconds('2026-10-26T10:00:00Z') };
    expect(toUserResult(1, [], asked).endDate).toBe('2026-10-26T10:00:00.000Z');
  });
});
