/** Schedules in Genesys Cloud's words: what becomes of agent-days. */
import { describe, expect, test } from 'vitest';
import { toUserSchedule } from '../../../src/api/cloud/schedules/mapping.ts';
import type { UserSchedule } from '../../../src/api/cloud/models/user-schedule.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import type { AgentDay, ScheduleState } from '../../../src/api/wfm/schedule/schema.ts';
import { zoneOf } from '../../../src/time/zone.ts';

const zone = zoneOf('Europe/Amsterdam');
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const year = { zone, span: { from: seconds('2026-01-01T00:00:00Z'), to: seconds('2027-01-01T00:00:00Z') } };

const work = (start: string, end: string, more: Partial<ScheduleState> = {}): ScheduleState => ({
  type: 'activity',
  id: 5,
  name: 'Inbound',
  start,
  end,
  minutes: (seconds(end) - seconds(start)) / 60,
  paid: true,
  fullDay: false,
  ...more,
});

const dayWith = (states: readonly ScheduleState[], more: Partial<AgentDay> = {}): AgentDay => ({
  agentId: 1,
  employeeId: null,
  name: null,
  firstName: null,
  lastName: null,
  teamId: null,
  date: '2026-06-01',
  dayType: 'work',
  shiftStart: null,
  shiftEnd: null,
  paidMinutes: 480,
  paidHours: 8,
  totalMinutes: 480,
  states: [...states],
  ...more,
});

const code = (schedule: UserSchedule): readonly (string | undefined)[] =>
  (schedule.shifts ?? []).flatMap(({ activities = [] }) => activities.map((one) => one.activityCodeId));

test('a state that lasts for thousands of years has no length, nor has its shift', () => {
  const states = [work('2026-06-01T10:00:00+02:00', '9999-12-31T00:00:00+01:00')];
  const [shift] = toUserSchedule([dayWith(states)], year).shifts ?? [];
  expect(shift?.activities).toHaveLength(1);
  expect(shift).not.toHaveProperty('lengthInMinutes');
  expect(shift?.activities?.[0]).not.toHaveProperty('lengthInMinutes');
});

describe('an agent-day', () => {
  const [nine, ten, noon] = [
    '2026-06-01T09:00:00+02:00',
    '2026-06-01T10:00:00+02:00',
    '2026-06-01T12:00:00+02:00',
  ];

  test.each([
    ['activity', 5, cloudId('code-of-activity', 5), undefined],
    ['exception', 5, cloudId('code-of-exception-type', 5), undefined],
    ['time-off', 5, cloudId('code-of-time-off-type', 5), undefined],
    ['break', 5, cloudId('built-in-code', 1), 'Inbound'],
    ['meal', 5, cloudId('built-in-code', 2), 'Inbound'],
    ['activity-set', 5, cloudId('built-in-code', 3), 'Inbound'],
  ] as const)('of %s %i has its code', (type, id, activityCodeId, description) => {
    const { shifts } = toUserSchedule(
      [dayWith([work(nine, ten, { type, id, paid: type !== 'meal' })])],
      year,
    );
    const activity = {
      activityCodeId,
      startDate: '2026-06-01T07:00:00.000Z',
      lengthInMinutes: 60,
      countsAsPaidTime: type !== 'meal',
      isDstFallback: false,
      ...(description === undefined ? {} : { description }),
    };
    expect(shifts).toEqual([
      {
        id: cloudId('shift', 1, 20_605),
        startDate: '2026-06-01T07:00:00.000Z',
        lengthInMinutes: 60,
        activities: [activity],
      },
    ]);
  });

  test('whose break has no name has no description', () => {
    const { shifts = [] } = toUserSchedule([dayWith([work(nine, ten, { type: 'break', name: null })])], year);
    expect(shifts[0]?.activities?.[0]).not.toHaveProperty('description');
  });

  test.each(['marked-time', 'day-off', 'shift', 77] as const)('leaves out %s, which has no code', (type) => {
    const none = work(nine, ten, { type: type as ScheduleState['type'] });
    expect(toUserSchedule([dayWith([none])], year)).toMatchObject({ shifts: [], fullDayTimeOffMarkers: [] });
    expect(code(toUserSchedule([dayWith([work(nine, noon), none])], year))).toEqual([
      cloudId('code-of-activity', 5),
    ]);
  });

  test("keeps WFM's ends of the shift where a state without a code stands at one of them", () => {
    const states = [work(nine, ten, { type: 77 as never }), work(ten, noon)];
    const day = dayWith(states, { shiftStart: nine, shiftEnd: noon });
    expect(toUserSchedule([day], year).shifts).toMatchObject([
      {
        startDate: '2026-06-01T07:00:00.000Z',
        lengthInMinutes: 180,
        activities: [{ startDate: '2026-06-01T08:00:00.000Z', lengthInMinutes: 120 }],
      },
    ]);
  });

  test('with states outside of its shift reaches as far as they do', () => {
    const day = dayWith([work(nine, ten), work(ten, noon)], { shiftStart: ten, shiftEnd: ten });
    expect(toUserSchedule([day], year).shifts).toMatchObject([
      { startDate: '2026-06-01T07:00:00.000Z', lengthInMinutes: 180 },
    ]);
  });

  test('with a summary and no states has no shift', () => {
    const day = dayWith([], { shiftStart: nine, shiftEnd: noon });
    expect(toUserSchedule([day], year)).toMatchObject({ shifts: [], fullDayTimeOffMarkers: [] });
  });
});

describe('a whole day of', () => {
  const midnights = ['2026-06-01T00:00:00+02:00', '2026-06-02T00:00:00+02:00'] as const;
  const whole = (more: Partial<ScheduleState>): ScheduleState =>
    work(...midnights, { fullDay: true, ...more });

  test.each([
    ['time-off', true, cloudId('code-of-time-off-type', 5), { lengthInMinutes: 480 }],
    ['time-off', false, cloudId('code-of-time-off-type', 5), {}],
    ['exception', true, cloudId('code-of-exception-type', 5), { lengthInMinutes: 480 }],
    ['exception', false, cloudId('code-of-exception-type', 5), {}],
  ] as const)('%s, paid: %s, is a marker and no shift', (type, paid, activityCodeId, length) => {
    const { shifts, fullDayTimeOffMarkers } = toUserSchedule([dayWith([whole({ type, paid })])], year);
    expect(shifts).toEqual([]);
    expect(fullDayTimeOffMarkers).toEqual([
      { managementUnitDate: '2026-06-01', activityCodeId, isPaid: paid, ...length },
    ]);
  });

  test('a day off is nothing', () => {
    const day = dayWith([whole({ type: 'day-off', paid: false })]);
    expect(toUserSchedule([day], year)).toMatchObject({ shifts: [], fullDayTimeOffMarkers: [] });
  });

  test('time off beside a shift does not say which part of the pay is its own', () => {
    const shift = work('2026-06-01T09:00:00+02:00', '2026-06-01T10:00:00+02:00');
    const schedule = toUserSchedule([dayWith([whole({ type: 'time-off' }), shift])], year);
    expect(schedule.shifts).toMatchObject([{ lengthInMinutes: 60 }]);
    expect(schedule.fullDayTimeOffMarkers).toEqual([
      { managementUnitDate: '2026-06-01', activityCodeId: cloudId('code-of-time-off-type', 5), isPaid: true },
    ]);
  });

  test('time off without a summary of the day has no length', () => {
    const day = dayWith([whole({ type: 'time-off' })], { paidMinutes: null });
    expect(toUserSchedule([day], year).fullDayTimeOffMarkers?.[0]).not.toHaveProperty('lengthInMinutes');
  });

  test.each([
    ['2026-05-31T22:00:00Z', '2026-05-31T22:00:01Z', 1],
    ['2026-05-31T21:00:00Z', '2026-05-31T22:00:00Z', 0],
    ['2026-06-01T21:59:59Z', '2026-06-03T00:00:00Z', 1],
    ['2026-06-01T22:00:00Z', '2026-06-03T00:00:00Z', 0],
  ])('time off is shown from %s to %s %i times', (from, to, times) => {
    const part = { zone, span: { from: seconds(from), to: seconds(to) } };
    const { fullDayTimeOffMarkers } = toUserSchedule([dayWith([whole({ type: 'time-off' })])], part);
    expect(fullDayTimeOffMarkers).toHaveLength(times);
  });
});

describe('the night on which the clock is set back', () => {
  test.each([
    ['Europe/Amsterdam', '2026-10-25T00:59:00Z', '2026-10-25T01:01:00Z', true],
    ['Europe/Amsterdam', '2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z', false],
    ['Europe/Amsterdam', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', false],
    ['Europe/Amsterdam', '2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z', false],
    ['Australia/Sydney', '2026-04-04T15:00:00Z', '2026-04-04T17:00:00Z', true],
    ['Australia/Lord_Howe', '2026-04-04T14:30:00Z', '2026-04-04T15:30:00Z', true],
    ['Australia/Lord_Howe', '2026-10-03T15:00:00Z', '2026-10-03T16:00:00Z', false],
  ])('in %s lies within %s–%s: %s', (name, start, end, isDstFallback) => {
    const { shifts } = toUserSchedule([dayWith([work(start, end)])], { ...year, zone: zoneOf(name) });
    const lengthInMinutes = (seconds(end) - seconds(start)) / 60;
    expect(shifts).toMatchObject([
      {
        lengthInMinutes,
        activities: [{ isDstFallback, lengthInMinutes, startDate: new Date(start).toISOString() }],
      },
    ]);
  });
});

test('a schedule is cut at whole shifts', () => {
  const day = dayWith([work('2026-06-01T22:00:00+02:00', '2026-06-02T06:00:00+02:00')]);
  const shown = (from: string, to: string): number =>
    toUserSchedule([day], { zone, span: { from: seconds(from), to: seconds(to) } }).shifts?.length ?? 0;
  expect(shown('2026-06-02T03:59:00Z', '2026-06-02T05:00:00Z')).toBe(1);
  expect(shown('2026-06-02T04:00:00Z', '2026-06-02T05:00:00Z')).toBe(0);
  expect(shown('2026-06-01T19:00:00Z', '2026-06-01T20:00:00Z')).toBe(0);
  expect(shown('2026-06-01T19:00:00Z', '2026-06-01T20:01:00Z')).toBe(1);
});

test('each day has a shift id of its own, also before 1970', () => {
  const idOn = (date: string): string | undefined => {
    const day = dayWith([work(`${date}T09:00:00Z`, `${date}T10:00:00Z`)], { date });
    const ever = { zone, span: { from: -1e11, to: 1e11 } };
    return toUserSchedule([day], ever).shifts?.[0]?.id;
  };
  const ids = ['1969-12-30', '1969-12-31', '1970-01-01', '1970-01-02'].map(idOn);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^00000001-0005-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the version is that of the content', () => {
  const version = (states: readonly ScheduleState[]): number =>
    toUserSchedule([dayWith(states)], year).metadata.version;
  const day = [work('2026-06-01T09:00:00Z', '2026-06-01T10:00:00Z')];
  expect(version(day)).toBe(version(structuredClone(day)));
  const changes = [
    { paid: false },
    { id: 6 },
    { end: '2026-06-01T11:00:00Z' },
    { type: 'exception' as const },
  ];
  const versions = [day, [], ...changes.map((change) => [{ ...day[0]!, ...change }])].map(version);
  expect(new Set(versions).size).toBe(versions.length);
});
