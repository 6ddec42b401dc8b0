/** Days of 23, 25, 23½ and 24½ hours, and days without a midnight. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAgentDays } from '../../../src/api/wfm/schedule/mapping.ts';
import { formatLocalDate, formatLocalDateTime } from '../../../src/time/ole-date.ts';
import { startOfDay } from '../../../src/time/day-start.ts';
import { offsetAt, zoneOf } from '../../../src/time/zone.ts';
import {
  paperFace,
  PaperSchedule,
  workDay,
  type PaperDay,
  type PaperState,
  type PlanType,
} from './paper-schedule.ts';

const times = (date: string, next: string, plan: readonly (readonly [string, PlanType, number])[]) =>
  plan.map(([time, type, id]) => [`${time < '12' ? next : date}T${time}:00`, type, id] as const);

interface Shown {
  readonly date: string;
  readonly shiftEnd: string;
  readonly states: readonly { readonly start: string; readonly end: string; readonly minutes: number }[];
}

async function only(wfm: PaperSchedule, query: string): Promise<Shown> {
  const answer = await paperFace(wfm).get(`/wfm/v1/sites/10/schedule?${query}`);
  const { items } = JSON.parse(answer.text) as { readonly items: readonly Shown[] };
  expect(items).toHaveLength(1);
  return items[0]!;
}

function nightPaper(night: ReturnType<typeof workDay>, zone = 'Europe/Amsterdam'): PaperSchedule {
  const wfm = new PaperSchedule();
  wfm.zone = zone;
  wfm.agents = [{ agentId: 1 }];
  wfm.days = [night.day];
  wfm.states = night.states;
  return wfm;
}

test('on the night that summer time ends equal times are told apart by their order', async () => {
  const plan = times('2026-10-24', '2026-10-25', [
    ['22:00', 'ACTIVITY', 5],
    ['02:15', 'BREAK', 1],
    ['02:30', 'ACTIVITY', 5],
    ['02:15', 'BREAK', 1],
    ['02:30', 'ACTIVITY', 5],
  ]);
  const night = workDay(1, '2026-10-24', plan, {
    end: '2026-10-25T06:00:00',
    totalMinutes: 540,
    paidMinutes: 540,
  });
  const day = await only(nightPaper(night), 'from=2026-10-24&to=2026-10-25');
  expect(day.states.map(({ start, minutes }) => [start.slice(11, 22), minutes])).toEqual([
    ['22:00:00+02', 255],
    ['02:15:00+02', 15],
    ['02:30:00+02', 45],
    ['02:15:00+01', 15],
    ['02:30:00+01', 210],
  ]);
});

test('a choice of types does not change what time it is', async () => {
  const plan = times('2026-10-24', '2026-10-25', [
    ['22:00', 'ACTIVITY', 5],
    ['02:45', 'ACTIVITY', 6],
    ['02:15', 'BREAK', 1],
    ['02:30', 'ACTIVITY', 5],
  ]);
  const night = workDay(1, '2026-10-24', plan, {
    end: '2026-10-25T06:00:00',
    totalMinutes: 540,
    paidMinutes: 540,
  });
  const day = await only(nightPaper(night), 'from=2026-10-24&to=2026-10-25&stateType=break');
  expect(day.states).toMatchObject([{ start: '2026-10-25T02:15:00+01:00' }]);
});

test.each([
  { totalMinutes: 270, end: '2026-10-25T02:30:00+02:00' },
  { totalMinutes: 330, end: '2026-10-25T02:30:00+01:00' },
])('a shift of $totalMinutes minutes ends at $end', async ({ totalMinutes, end }) => {
  const plan = times('2026-10-24', '2026-10-25', [['22:00', 'ACTIVITY', 5]]);
  const night = workDay(1, '2026-10-24', plan, {
    end: '2026-10-25T02:30:00',
    totalMinutes,
    paidMinutes: totalMinutes,
  });
  expect((await only(nightPaper(night), 'from=2026-10-24&to=2026-10-25')).shiftEnd).toBe(end);
});

test('a shift that begins at the second 02:30 has states from then on', async () => {
  const plan = times('2026-10-25', '2026-10-25', [['02:30', 'ACTIVITY', 5]]);
  const night = workDay(1, '2026-10-25', plan, {
    end: '2026-10-25T08:00:00',
    totalMinutes: 330,
    paidMinutes: 330,
  });
  const day = await only(nightPaper(night), 'from=2026-10-25&to=2026-10-26');
  expect(day.states).toMatchObject([{ start: '2026-10-25T02:30:00+01:00', minutes: 330 }]);
});

test.each([
  {
    zone: 'Europe/Amsterdam',
    date: '2026-10-25',
    next: '2026-10-26',
    minutes: 1500,
    start: '2026-10-25T00:00:00+02:00',
  },
  {
    zone: 'Europe/Amsterdam',
    date: '2026-03-29',
    next: '2026-03-30',
    minutes: 1380,
    start: '2026-03-29T00:00:00+01:00',
  },
  {
    zone: 'Australia/Lord_Howe',
    date: '2026-04-05',
    next: '2026-04-06',
    minutes: 1470,
    start: '2026-04-05T00:00:00+11:00',
  },
  {
    zone: 'Africa/Cairo',
    date: '2026-04-24',
    next: '2026-04-25',
    minutes: 1380,
    start: '2026-04-24T01:00:00+03:00',
  },
  {
    zone: 'America/Santiago',
    date: '2026-09-06',
    next: '2026-09-07',
    minutes: 1380,
    start: '2026-09-06T01:00:00-03:00',
  },
  {
    zone: 'America/Havana',
    date: '2026-11-01',
    next: '2026-11-02',
    minutes: 1500,
    start: '2026-11-01T00:00:00-04:00',
  },
])('a day off on $date in $zone lasts $minutes minutes', async ({ zone, date, next, minutes, start }) => {
  const wfm = nightPaper(workDay(1, date, [], { end: '', totalMinutes: 0, paidMinutes: 0 }), zone);
  wfm.days = [{ ...wfm.days[0]!, startDateTime: null, endDateTime: null, dayType: 'SCH_DAY_OFF' }];
  wfm.states = [
    {
      agentId: 1,
      stateType: 'SCH_STATE_DAYOFF',
      stateId: 0,
      startDateTime: `${date}T00:00:00`,
      endDateTime: `${next}T00:00:00`,
      fullDay: true,
      paid: false,
    },
  ];
  const day = await only(wfm, `from=${date}&to=${next}`);
  expect(day).toMatchObject({ date, states: [{ start, minutes, fullDay: true }] });
});

test('a day off after a shift over midnight is not part of the shift', async () => {
  const plan = times('2026-01-05', '2026-01-06', [['22:00', 'ACTIVITY', 5]]);
  const wfm = nightPaper(
    workDay(1, '2026-01-05', plan, { end: '2026-01-06T06:00:00', totalMinutes: 480, paidMinutes: 480 }),
  );
  const off = { stateType: 'SCH_STATE_DAYOFF', stateId: 0, fullDay: true, paid: false, agentId: 1 } as const;
  wfm.states = [
    ...wfm.states,
    { ...off, startDateTime: '2026-01-06T00:00:00', endDateTime: '2026-01-07T00:00:00' },
  ];
  wfm.days = [...wfm.days, { ...wfm.days[0]!, date: '2026-01-06', startDateTime: null, endDateTime: null }];
  expect((await only(wfm, 'from=2026-01-05&to=2026-01-06')).states).toHaveLength(1);
  expect((await only(wfm, 'from=2026-01-06&to=2026-01-07')).states).toMatchObject([{ fullDay: true }]);
});

describe('however a schedule is cut', () => {
  const zones = ['Europe/Amsterdam', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago'];
  const nights = [
    '2026-10-24',
    '2026-04-04',
    '2026-10-28',
    '2026-04-03',
    '2026-09-05',
    '2026-04-23',
    '2026-03-28',
  ];

  /** Five shifts that begin at any hour, longer than what is set back; their states are no longer than that. */
  const shifts = fc.array(
    fc.record({
      begin: fc.integer({ min: 0, max: 90 }),
      lengths: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 14 }),
    }),
    { minLength: 5, maxLength: 5 },
  );

  test('each state comes once, on the day on which its shift begins, at its instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...nights), shifts, (name, first, drawn) => {
        const zone = zoneOf(name);
        const shown = (instant: number): string => formatLocalDateTime(instant + offsetAt(zone, instant));
        const dates = drawn.map((_, index) => formatLocalDate(Date.parse(first) / 1000 + index * 86_400));
        const days: PaperDay[] = [];
        const states: PaperState[] = [];
        const expected: string[] = [];
        let free = 0;
        for (const [index, { begin, lengths }] of drawn.entries()) {
          // One shift a day, as WFM has it.
          if (shown(free).slice(0, 10) > dates[index]!) continue;
          const midnight = startOfDay(zone, Date.parse(dates[index]!) / 1000);
          let at = Math.max(midnight + begin * 900, free);
          const date = shown(at).slice(0, 10);
          const from = at;
          for (const length of lengths) {
            const end = at + Math.min(length, name === 'Australia/Lord_Howe' ? 2 : 4) * 900;
            states.push({
              agentId: 1,
              stateType: 'SCH_STATE_ACTIVITY',
              stateId: expected.length,
              startDateTime: shown(at),
              endDateTime: shown(end),
              fullDay: false,
              paid: true,
            });
            expected.push(`${date} ${expected.length} ${at} ${end}`);
            at = end;
          }
          free = at;
          days.push({
            agentId: 1,
            date,
            teamId: 1,
            startDateTime: shown(from),
            endDateTime: shown(at),
            paidMinutes: (at - from) / 60,
            totalMinutes: (at - from) / 60,
            dayType: 'SCH_DAY_WORK',
          });
        }
        const wanted = { zone, agents: [], keepsStranger: () => true, teamIds: [], stateTypes: [] };
        const all = [...new Set(days.map(({ date }) => date))].sort();
        const found = all.flatMap((date) =>
          toAgentDays(
            { days, states: { schStateInfo: [], schAgentState: states } },
            { ...wanted, dates: [date] },
          ),
        );
        const lines = found.flatMap(({ date, states: own }) =>
          own.map(
            ({ id, start, end }) => `${date} ${id} ${Date.parse(start) / 1000} ${Date.parse(end) / 1000}`,
          ),
        );
        expect(lines.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
